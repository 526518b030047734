using System.Reflection.Metadata;

namespace Hummingbot.Plugins.Hosting;

/// <summary>What one assembly refers to in the contract assembly.</summary>
internal static class ContractUse
{
    private const byte GenericInstance = 0x15;

    /// <summary>The first thing that the assembly uses and the contract does not have, as people would write it; <see langword="null"/>
    /// when there is none.</summary>
    public static string? FindMissing(MetadataReader metadata, AssemblyReferenceHandle contractReference, ContractIndex contract)
    {
        foreach (var handle in metadata.TypeReferences)
        {
            if (!IsOfContract(metadata, handle, contractReference)) continue;
            var name = SignatureText.NameOf(metadata, handle);
            if (!contract.HasType(name)) return Short(name);
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var parent = TypeOf(metadata, member.Parent);
            if (parent.IsNil || !IsOfContract(metadata, parent, contractReference)) continue;
            var type = SignatureText.NameOf(metadata, parent);
            var name = metadata.GetString(member.Name);
            if (!contract.HasMember(type, name, SignatureText.OfMember(metadata, member.Signature)))
                return $"{Short(type)}.{Readable(name)}";
        }

        return null;
    }

    /// <summary>Whether a type reference leads into the contract assembly.</summary>
    public static bool IsOfContract(MetadataReader metadata, TypeReferenceHandle type, AssemblyReferenceHandle contractReference)
    {
        for (var depth = 0; depth < 32; depth++)
        {
            var scope = metadata.GetTypeReference(type).ResolutionScope;
            if (scope.Kind == HandleKind.AssemblyReference) return (AssemblyReferenceHandle)scope == contractReference;
            if (scope.Kind != HandleKind.TypeReference) return false;
            type = (TypeReferenceHandle)scope;
        }

        throw new BadImageFormatException("Types are nested too deeply.");
    }

    private static TypeReferenceHandle TypeOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference) return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification) return default;
        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (blob.RemainingBytes < 3 || blob.ReadByte() != GenericInstance) return default;
        blob.ReadByte();
        var definition = blob.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)definition : default;
    }

    private static string Short(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..].Replace('+', '.');

    private static string Readable(string member) =>
        member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) ? member[4..] : member;
}
