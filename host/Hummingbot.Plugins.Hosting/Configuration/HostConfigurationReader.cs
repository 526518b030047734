using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads <c>plugins.json</c>: its outer shape and the wishes for plugins. <c>docs/plugins.schema.json</c> says the same.</summary>
internal static class HostConfigurationReader
{
    private const string Root = "$";

    private static readonly string[] RootKeys = ["$schema", "version", "pluginDirectories", "dataDirectory", "plugins", "exchanges"];

    private static readonly string[] PluginKeys = ["enabled", "version"];

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="ConfigurationException">The first fault.</exception>
    public static HostConfiguration Read(ReadOnlySpan<byte> text, string fullPath, string displayPath)
    {
        if (text.Length > HostConfiguration.MaxFileBytes)
            throw new ConfigurationException(displayPath, null, null, "more than 1 MiB of text", "at most 1 MiB");

        var json = new ConfigurationJson(text, displayPath);
        var baseDirectory = Path.GetDirectoryName(fullPath)
            ?? throw new ArgumentException("A configuration file has an absolute path with a folder.", nameof(fullPath));
        var configuration = HostConfiguration.CreateDefault(baseDirectory) with { FilePath = displayPath };
        var hasVersion = false;

        json.ExpectObject(Root, "an object with \"version\": 1");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(Root, seen, out var key, out var path))
        {
            switch (key)
            {
                case "$schema":
                    json.ReadText(path, "the address of a JSON schema");
                    break;
                case "version":
                    ReadVersion(ref json, path);
                    hasVersion = true;
                    break;
                case "pluginDirectories":
                    configuration = configuration with { PluginDirectories = ReadDirectories(ref json, path, baseDirectory) };
                    break;
                case "dataDirectory":
                    configuration = configuration with { DataDirectory = ReadDirectory(ref json, path, baseDirectory) };
                    break;
                case "plugins":
                    configuration = configuration with { Plugins = ReadPlugins(ref json, path) };
                    break;
                case "exchanges":
                    configuration = configuration with { Exchanges = ExchangeConfigurationReader.ReadAll(ref json, path) };
                    break;
                default:
                    throw UnknownKey(ref json, path, key, RootKeys, null);
            }
        }

        json.ExpectEnd();
        if (!hasVersion) throw json.FaultAt(Root, "no \"version\"", $"\"version\": {HostConfiguration.FormatVersion}");
        return configuration with { Locations = json.Locations };
    }

    /// <summary>The fault of a key that does not belong where it stands.</summary>
    public static ConfigurationException UnknownKey(
        ref ConfigurationJson json, string path, string key, IReadOnlyList<string> known, string? exchange)
    {
        if (ConfigurationText.LooksLikeCredential(key)) return CredentialFault(ref json, path, exchange);
        var list = string.Join(", ", known);
        var shown = ConfigurationText.Shorten(key);
        return json.FaultAt(
            path,
            $"the unknown key '{shown}'",
            NearestName.Find(key, known) is { } near ? $"one of: {list} (did you mean '{near}'?)" : $"one of: {list}");
    }

    /// <summary>The fault of a key that seems to hold a secret. Its value is never repeated.</summary>
    public static ConfigurationException CredentialFault(ref ConfigurationJson json, string path, string? exchange)
    {
        var name = exchange ?? "EXCHANGE";
        return json.FaultAt(
            path,
            "what looks like a credential",
            $"no secrets in this file: remove it and run `hbot connect {name}`, which keeps it encrypted, "
                + $"or set the environment variable that `hbot plugins info {name}` names");
    }

    /// <summary>Checks the name of an exchange used as a key.</summary>
    public static void CheckExchangeName(ref ConfigurationJson json, string path, string name)
    {
        if (ExchangeName.IsValid(name)) return;
        var lower = name.ToLowerInvariant();
        var advice = ExchangeName.IsValid(lower) ? $" (did you mean '{lower}'?)" : string.Empty;
        throw json.FaultAt(
            path,
            $"'{ConfigurationText.Shorten(name)}'",
            $"an exchange name of lower-case letters, digits and underscores, at most 40{advice}");
    }

    private static void ReadVersion(ref ConfigurationJson json, string path)
    {
        const string Expected = "the number 1, the only format version that this host reads";
        if (json.Kind != JsonTokenType.Number || json.ReadScalar(path, Expected) != "1") throw json.Fault(path, json.Describe(), Expected);
    }

    private static List<string> ReadDirectories(ref ConfigurationJson json, string path, string baseDirectory)
    {
        if (json.Kind != JsonTokenType.StartArray) throw json.Fault(path, json.Describe(), "an array of folder paths");
        var directories = new List<string>();
        while (json.NextElement(path, directories.Count, out var elementPath))
        {
            var directory = ReadDirectory(ref json, elementPath, baseDirectory);
            if (directories.Contains(directory)) throw json.Fault(elementPath, $"the folder {directory} a second time", "each folder once");
            directories.Add(directory);
        }

        return directories;
    }

    private static string ReadDirectory(ref ConfigurationJson json, string path, string baseDirectory)
    {
        const string Expected = "a folder path, absolute or relative to this file";
        var text = json.ReadText(path, Expected);
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4096 || text.Contains('\0', StringComparison.Ordinal))
            throw json.Fault(path, json.Describe(), Expected);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, baseDirectory));
    }

    private static Dictionary<string, PluginConfiguration> ReadPlugins(ref ConfigurationJson json, string path)
    {
        json.ExpectObject(path, "an object with one member for each exchange");
        var plugins = new Dictionary<string, PluginConfiguration>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var name, out var pluginPath))
        {
            CheckExchangeName(ref json, pluginPath, name);
            plugins[name] = ReadPlugin(ref json, pluginPath, name);
        }

        return plugins;
    }

    private static PluginConfiguration ReadPlugin(ref ConfigurationJson json, string path, string name)
    {
        const string ExpectedVersion = "a semantic version range such as \"1.2.3\" or \"^1.2\"";
        json.ExpectObject(path, "an object such as { \"enabled\": true }");
        var plugin = new PluginConfiguration();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextMember(path, seen, out var key, out var memberPath))
        {
            switch (key)
            {
                case "enabled":
                    plugin = plugin with { Enabled = json.ReadBoolean(memberPath, "true or false") };
                    break;
                case "version":
                    var version = json.ReadText(memberPath, ExpectedVersion);
                    if (string.IsNullOrWhiteSpace(version) || version.Length > 100)
                        throw json.Fault(memberPath, json.Describe(), ExpectedVersion);
                    plugin = plugin with { Version = version };
                    break;
                default:
                    throw UnknownKey(ref json, memberPath, key, PluginKeys, name);
            }
        }

        return plugin;
    }
}
