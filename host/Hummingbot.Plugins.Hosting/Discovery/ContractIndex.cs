using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hummingbot.Plugins.Hosting;

/// <summary>What the contract of this host has: its types, and the members of those that were asked for.</summary>
internal sealed class ContractIndex
{
    private const BindingFlags AnyMember = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.FlattenHierarchy;

    private readonly Assembly _assembly;
    private readonly MetadataReader _metadata;
    private readonly Dictionary<string, int> _typeRows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);

    private ContractIndex(Assembly assembly, MetadataReader metadata)
    {
        _assembly = assembly;
        _metadata = metadata;
        AssemblyVersion = metadata.GetAssemblyDefinition().Version;
        foreach (var handle in metadata.TypeDefinitions) _typeRows[SignatureText.NameOf(metadata, handle)] = MetadataTokens.GetRowNumber(handle);
    }

    /// <summary>The simple name of the contract assembly.</summary>
    public const string AssemblyName = "Hummingbot.Plugins.Abstractions";

    /// <summary>The contract that this process runs.</summary>
    public static ContractIndex Current { get; } = OfLoaded(typeof(IExchangePlugin).Assembly);

    /// <summary>The assembly version: <c>MAJOR.0.0.0</c>.</summary>
    public Version AssemblyVersion { get; }

    /// <summary>Whether the contract has a type of this full name.</summary>
    public bool HasType(string fullName) => _typeRows.ContainsKey(fullName);

    /// <summary>Whether a type of the contract has, or inherits, the member.</summary>
    /// <param name="type">The type's full name; the contract has it.</param>
    /// <param name="member">The member's name in metadata, such as <c>get_Price</c>.</param>
    /// <param name="signature">See <see cref="SignatureText.OfMember"/>.</param>
    public bool HasMember(string type, string member, string? signature) =>
        signature is not null
        && (_members.GetOrAdd(type, ReadMembers).Contains(Key(member, signature)) || Inherits(type, member));

    private static unsafe ContractIndex OfLoaded(Assembly assembly)
    {
        // The metadata of a loaded assembly is already in memory, even where the assembly has no file of its own.
        if (!assembly.TryGetRawMetadata(out var blob, out var length))
            throw new InvalidOperationException($"The metadata of {assembly.FullName} cannot be read.");
        return new ContractIndex(assembly, new MetadataReader(blob, length));
    }

    private HashSet<string> ReadMembers(string type)
    {
        var definition = _metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(_typeRows[type]));
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in definition.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(handle);
            members.Add(Key(_metadata.GetString(method.Name), SignatureText.OfMember(_metadata, method.Signature)));
        }

        foreach (var handle in definition.GetFields())
        {
            var field = _metadata.GetFieldDefinition(handle);
            members.Add(Key(_metadata.GetString(field.Name), SignatureText.OfMember(_metadata, field.Signature)));
        }

        return members;
    }

    private static string Key(string member, string? signature) => member + " " + signature;

    // Compilers name the type that declares a member; older ones may name a derived type instead.
    private bool Inherits(string type, string member)
    {
        var runtimeType = _assembly.GetType(type);
        if (runtimeType is null) return false;
        foreach (var candidate in runtimeType.GetMember(member, AnyMember))
            if (candidate.DeclaringType != runtimeType)
                return true;
        return false;
    }
}
