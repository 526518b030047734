using System.Reflection.Metadata;
using System.Runtime.Versioning;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads one plugin folder and reaches a verdict from its files alone. Loads nothing and runs nothing of it.</summary>
internal static class PluginInspector
{
    /// <summary>Inspects a folder.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="isWanted">Says of an exchange name whether the plugin might be loaded; the dependencies of others are not looked at.
    /// </param>
    public static PluginInspection Inspect(string folder, Func<string, bool>? isWanted = null)
    {
        var inspection = new PluginInspection { Folder = folder };
        try
        {
            var content = PluginFolderContent.Read(folder);
            inspection = inspection with { Content = content };
            if (content.TryGetAssembly(ContractIndex.AssemblyName, out var copy))
                return inspection with { Problem = CarriesContract(copy) };
            using var entry = EntryAssembly.Find(content);
            return InspectEntry(inspection with { EntryAssembly = entry.Path }, content, entry, isWanted);
        }
        catch (PluginProblemException refused)
        {
            return inspection with { Problem = refused.Problem };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return inspection with
            {
                Problem = PluginProblem.Rejected(
                    PluginReason.Unreadable,
                    $"'{folder}' cannot be read: {failure.Message}",
                    "Make the folder and its files readable for the user that runs the host."),
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever a damaged or hostile file does to the reader of metadata concerns this plugin alone.
            return inspection with
            {
                Problem = PluginProblem.Rejected(
                    PluginReason.NotAnAssembly,
                    $"The metadata of '{inspection.EntryAssembly ?? folder}' is damaged: {failure.Message}",
                    "Copy the plugin's files anew; the download may be damaged."),
            };
        }
    }

    private static PluginInspection InspectEntry(
        PluginInspection inspection, PluginFolderContent content, AssemblyFile entry, Func<string, bool>? isWanted)
    {
        var metadata = entry.Metadata;
        var file = Path.GetFileName(entry.Path);
        var contractReference = PluginTypeReader.FindContractReference(metadata);
        inspection = inspection with
        {
            Version = VersionOf(metadata),
            Contract = contractReference.IsNil ? null : StampOf(metadata),
        };
        if (FrameworkProblem(metadata, file) is { } framework) return inspection with { Problem = framework };
        if (contractReference.IsNil) return inspection with { Problem = NotBuiltAgainstContract(file) };

        var plugins = PluginTypeReader.FindPlugins(metadata, contractReference);
        if (plugins.Count > 0) inspection = inspection with { Name = ExchangeName.IsValid(plugins[0].Exchange) ? plugins[0].Exchange : null };
        if (OtherMajor(metadata, contractReference, inspection.Contract, file) is { } major) return inspection with { Problem = major };
        if (plugins.Count != 1)
            return inspection with { Name = null, Problem = plugins.Count == 0 ? NoPluginType(file) : TwoPluginTypes(metadata, plugins, file) };

        var type = plugins[0].Type;
        var typeName = SignatureText.NameOf(metadata, type);
        inspection = inspection with { TypeName = typeName };
        if (inspection.Name is null)
            return inspection with { Problem = BadName(plugins[0].Exchange, typeName) };
        if (PluginTypeReader.FindFlaw(metadata, type, contractReference) is { } flaw)
            return inspection with { Problem = UnusableType(typeName, flaw) };
        if (isWanted is not null && !isWanted(inspection.Name)) return inspection with { NameOnly = true };
        return inspection with { Problem = new DependencyWalk(content, ContractIndex.Current, inspection.Contract).Run(entry) };
    }

    private static string VersionOf(MetadataReader metadata)
    {
        var text = PluginTypeReader.ReadAssemblyAttribute(metadata, "System.Reflection", "AssemblyInformationalVersionAttribute")
            ?? PluginTypeReader.ReadAssemblyAttribute(metadata, "System.Reflection", "AssemblyFileVersionAttribute")
            ?? metadata.GetAssemblyDefinition().Version.ToString();
        // What follows the plus is the build's own note, such as a commit.
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0) text = text[..plus];
        return text.Length <= 64 ? text : text[..64];
    }

    private static ContractVersion? StampOf(MetadataReader metadata) =>
        ContractVersion.TryParse(
            PluginTypeReader.ReadAssemblyAttribute(metadata, "Hummingbot.Plugins", nameof(BuiltAgainstContractAttribute)), out var version)
            ? version
            : null;

    private static PluginProblem? FrameworkProblem(MetadataReader metadata, string file)
    {
        var text = PluginTypeReader.ReadAssemblyAttribute(metadata, "System.Runtime.Versioning", nameof(TargetFrameworkAttribute));
        if (text is null) return null;
        var host = Environment.Version;
        try
        {
            var target = new FrameworkName(text);
            if (target.Identifier == ".NETCoreApp" && target.Version <= new Version(host.Major, host.Minor)) return null;
            text = $"{target.Identifier} {target.Version}";
        }
        catch (ArgumentException)
        {
            text = $"'{text}'";
        }

        return PluginProblem.Incompatible(
            PluginReason.OtherFramework,
            $"'{file}' is built for {text}; this host runs .NET {host.Major}.{host.Minor}.",
            $"Install a build of the plugin for net{host.Major}.{host.Minor}.");
    }

    private static PluginProblem? OtherMajor(
        MetadataReader metadata, AssemblyReferenceHandle contractReference, ContractVersion? stamp, string file)
    {
        var host = ContractVersion.Current;
        var major = metadata.GetAssemblyReference(contractReference).Version.Major;
        if (major == host.Major && stamp is { } built) major = built.Major;
        if (major == host.Major) return null;
        return PluginProblem.Incompatible(
            PluginReason.OtherContractMajor,
            $"'{file}' is built against contract {stamp?.ToString() ?? major + ".x"}; this host has contract {host}.",
            major > host.Major ? "Update hbot, or install a version of the plugin for this host." : "Install a newer version of the plugin.");
    }

    private static PluginProblem CarriesContract(PluginFile copy) => PluginProblem.Rejected(
        PluginReason.CarriesContract,
        $"The folder carries its own copy of the contract ('{copy.Path}'); the contract always comes from the host.",
        "Delete that file; authors refer to the contract with Private=\"false\" and ExcludeAssets=\"runtime\".");

    private static PluginProblem NotBuiltAgainstContract(string file) => PluginProblem.Incompatible(
        PluginReason.NotBuiltAgainstContract,
        $"'{file}' is not built against the contract: it does not refer to {ContractIndex.AssemblyName}.",
        "Install an exchange plugin for this host.");

    private static PluginProblem NoPluginType(string file) => PluginProblem.Rejected(
        PluginReason.NoPluginType,
        $"'{file}' has no plugin type: no class carries [ExchangePlugin].",
        "Install an exchange plugin; its author marks one class with [ExchangePlugin(\"name\")].");

    private static PluginProblem TwoPluginTypes(
        MetadataReader metadata, List<PluginClass> plugins, string file)
    {
        var names = new List<string>(plugins.Count);
        foreach (var plugin in plugins) names.Add(SignatureText.NameOf(metadata, plugin.Type));
        names.Sort(StringComparer.Ordinal);
        var count = names.Count == 2 ? "two" : names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return PluginProblem.Rejected(
            PluginReason.TwoPluginTypes,
            $"'{file}' has {count} plugin types: {string.Join(", ", names)}.",
            "Ask the plugin's author to put each exchange into an assembly of its own.");
    }

    private static PluginProblem BadName(string? name, string type)
    {
        var shown = name is null ? "nothing" : $"'{(name.Length <= 60 ? name : name[..60] + "…")}'";
        return PluginProblem.Rejected(
            PluginReason.BadName,
            $"{type} names its exchange {shown}; a name is 1 to 40 lower-case letters, digits and underscores and starts with a letter.",
            "Ask the plugin's author to correct the name in [ExchangePlugin].");
    }

    private static PluginProblem UnusableType(string type, string flaw) => PluginProblem.Rejected(
        PluginReason.UnusablePluginType,
        $"The plugin type {type} {flaw}.",
        "Ask the plugin's author to correct the class that carries [ExchangePlugin].");
}
