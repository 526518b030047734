using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hummingbot.Plugins.Hosting;

/// <summary>What one assembly refers to in the contract assembly.</summary>
internal static class ContractUse
{
    private const byte GenericInstance = 0x15;

    /// <summary>The first thing that the assembly uses and the contract does not have, as people would write it; <see langword="null"/>
    /// when there is none.</summary>
    public static string? FindMissing(MetadataReader metadata, AssemblyReferenceHandle contractReference, ContractIndex contract)
    {
        // By row: many members are of the same type.
        var names = new string?[metadata.TypeReferences.Count + 1];
        foreach (var handle in metadata.TypeReferences)
        {
            if (!IsOfContract(metadata, handle, contractReference)) continue;
            var name = SignatureText.NameOf(metadata, handle);
            if (!contract.HasType(name)) return Short(name);
            names[MetadataTokens.GetRowNumber(handle)] = name;
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var parent = TypeOf(metadata, member.Parent);
            var row = MetadataTokens.GetRowNumber(parent);
            if (row >= names.Length) throw new BadImageFormatException("A member is of a type that there is not.");
            if (names[row] is not { } type) continue;
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
