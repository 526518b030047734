using System.Reflection;
using System.Reflection.Metadata;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Finds the plugin class of an assembly and what its attributes say.</summary>
internal static class PluginTypeReader
{
    private const string ContractNamespace = "Hummingbot.Plugins";

    /// <summary>The reference to the contract assembly; nil when there is none.</summary>
    public static AssemblyReferenceHandle FindContractReference(MetadataReader metadata)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var name = metadata.GetAssemblyReference(handle).Name;
            if (metadata.StringComparer.Equals(name, ContractIndex.AssemblyName, ignoreCase: true)) return handle;
        }

        return default;
    }

    /// <summary>The classes that carry the plugin attribute, with the exchange name that each gives.</summary>
    public static List<PluginClass> FindPlugins(
        MetadataReader metadata, AssemblyReferenceHandle contractReference)
    {
        var found = new List<PluginClass>();
        var attribute = FindType(metadata, contractReference, "ExchangePluginAttribute");
        if (attribute.IsNil) return found;
        foreach (var handle in metadata.CustomAttributes)
        {
            var use = metadata.GetCustomAttribute(handle);
            if (use.Parent.Kind == HandleKind.TypeDefinition && TypeOf(metadata, use) == attribute)
                found.Add(new PluginClass((TypeDefinitionHandle)use.Parent, ReadText(metadata, use)));
        }

        return found;
    }

    /// <summary>What keeps the class from being a plugin, or <see langword="null"/>.</summary>
    public static string? FindFlaw(MetadataReader metadata, TypeDefinitionHandle handle, AssemblyReferenceHandle contractReference)
    {
        var type = metadata.GetTypeDefinition(handle);
        if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public) return "is not public at the top level";
        if ((type.Attributes & TypeAttributes.Interface) != 0) return "is an interface";
        if ((type.Attributes & TypeAttributes.Abstract) != 0) return "is abstract or static";
        if (type.GetGenericParameters().Count > 0) return "is generic";
        if (Implements(metadata, handle, contractReference) == false) return "does not implement IExchangePlugin";
        return HasUsableConstructor(metadata, type) ? null : "has no public constructor without parameters";
    }

    /// <summary>The text given to the first attribute of the assembly that has this type name.</summary>
    public static string? ReadAssemblyAttribute(MetadataReader metadata, string space, string typeName)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var use = metadata.GetCustomAttribute(handle);
            var type = TypeOf(metadata, use);
            if (type.IsNil) continue;
            var reference = metadata.GetTypeReference(type);
            if (metadata.StringComparer.Equals(reference.Name, typeName) && metadata.StringComparer.Equals(reference.Namespace, space))
                return ReadText(metadata, use);
        }

        return null;
    }

    // Null when it cannot be told from this assembly alone: a base class lies in another one.
    private static bool? Implements(MetadataReader metadata, TypeDefinitionHandle handle, AssemblyReferenceHandle contractReference)
    {
        var plugin = FindType(metadata, contractReference, nameof(IExchangePlugin));
        for (var depth = 0; depth < 64; depth++)
        {
            var type = metadata.GetTypeDefinition(handle);
            foreach (var implementation in type.GetInterfaceImplementations())
            {
                var target = metadata.GetInterfaceImplementation(implementation).Interface;
                if (!plugin.IsNil && target.Kind == HandleKind.TypeReference && (TypeReferenceHandle)target == plugin) return true;
            }

            if (type.BaseType.Kind == HandleKind.TypeReference)
            {
                var parent = SignatureText.NameOf(metadata, (TypeReferenceHandle)type.BaseType);
                return string.Equals(parent, "System.Object", StringComparison.Ordinal) ? false : null;
            }

            if (type.BaseType.Kind != HandleKind.TypeDefinition || type.BaseType.IsNil) return type.BaseType.IsNil ? false : null;
            handle = (TypeDefinitionHandle)type.BaseType;
        }

        return null;
    }

    private static bool HasUsableConstructor(MetadataReader metadata, TypeDefinition type)
    {
        foreach (var handle in type.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public) continue;
            if (!metadata.StringComparer.Equals(method.Name, ".ctor")) continue;
            var signature = metadata.GetBlobReader(method.Signature);
            signature.ReadSignatureHeader();
            if (signature.ReadCompressedInteger() == 0) return true;
        }

        return false;
    }

    private static TypeReferenceHandle FindType(MetadataReader metadata, AssemblyReferenceHandle contractReference, string name)
    {
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && (AssemblyReferenceHandle)type.ResolutionScope == contractReference
                && metadata.StringComparer.Equals(type.Name, name)
                && metadata.StringComparer.Equals(type.Namespace, ContractNamespace))
                return handle;
        }

        return default;
    }

    private static TypeReferenceHandle TypeOf(MetadataReader metadata, CustomAttribute use)
    {
        if (use.Constructor.Kind != HandleKind.MemberReference) return default;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)use.Constructor).Parent;
        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : default;
    }

    private static string? ReadText(MetadataReader metadata, CustomAttribute use)
    {
        const ushort Prolog = 1;
        var blob = metadata.GetBlobReader(use.Value);
        return blob.RemainingBytes > 2 && blob.ReadUInt16() == Prolog ? blob.ReadSerializedString() : null;
    }
}
