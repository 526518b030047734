namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// What the operator wants, as read from <c>plugins.json</c>: where plugins are, which are enabled, and what is set for each exchange. It
/// holds no secrets and nothing that changes at run time. Immutable.
/// </summary>
public sealed record HostConfiguration
{
    /// <summary>The name of the file that is looked for when none is named.</summary>
    public const string DefaultFileName = "plugins.json";

    /// <summary>The only file format version there is.</summary>
    public const int FormatVersion = 1;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>The file that was read, as the operator named it; <see langword="null"/> when these are the defaults.</summary>
    public string? FilePath { get; init; }

    /// <summary>The folders that hold one plugin folder each, absolute, in order of preference.</summary>
    public required IReadOnlyList<string> PluginDirectories { get; init; }

    /// <summary>
    /// The folder for everything that is written at run time, absolute; <c>data</c> beside the file when the file names none
    /// (<see cref="Locations"/> tells), where a host may prefer another.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>What is wanted of each plugin, by exchange name.</summary>
    public IReadOnlyDictionary<string, PluginConfiguration> Plugins { get; init; } = new Dictionary<string, PluginConfiguration>();

    /// <summary>What is set for each exchange, by exchange name.</summary>
    public IReadOnlyDictionary<string, ExchangeConfiguration> Exchanges { get; init; } =
        new Dictionary<string, ExchangeConfiguration>();

    /// <summary>Where each value stands in the file, by JSON path; empty without a file.</summary>
    public IReadOnlyDictionary<string, ConfigurationLocation> Locations { get; init; } =
        new Dictionary<string, ConfigurationLocation>();

    /// <summary>The configuration of a host without a file: plugins in <c>plugins</c>, data in <c>data</c>.</summary>
    /// <param name="baseDirectory">The folder that both are in.</param>
    public static HostConfiguration CreateDefault(string baseDirectory) => new()
    {
        PluginDirectories = [Path.GetFullPath("plugins", baseDirectory)],
        DataDirectory = Path.GetFullPath("data", baseDirectory),
    };

    /// <summary>Reads the configuration file.</summary>
    /// <param name="path">
    /// The file that the operator named, which must exist; or <see langword="null"/> for <see cref="DefaultFileName"/> in
    /// <paramref name="currentDirectory"/>, or the defaults when there is none.
    /// </param>
    /// <param name="currentDirectory">The absolute folder that a relative <paramref name="path"/> starts from.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ConfigurationException">The file is missing, unreadable or wrong; the first fault is reported.</exception>
    public static Task<HostConfiguration> LoadAsync(string? path, string currentDirectory, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<HostConfiguration>(cancellationToken);
        try
        {
            // Read at once: to wait for a small local file would cost the start of a process more than the file does.
            var fullPath = Path.GetFullPath(path ?? DefaultFileName, currentDirectory);
            return Task.FromResult(path is null && !File.Exists(fullPath)
                ? CreateDefault(currentDirectory)
                : Parse(ConfigurationFile.Read(path ?? DefaultFileName, fullPath), fullPath, path ?? DefaultFileName));
        }
        catch (ConfigurationException fault)
        {
            return Task.FromException<HostConfiguration>(fault);
        }
    }

    /// <summary>Reads configuration text.</summary>
    /// <param name="json">The text, UTF-8; comments and trailing commas are allowed.</param>
    /// <param name="fullPath">The absolute path of its file: relative folders start from there.</param>
    /// <param name="displayPath">How to name the file in errors; <paramref name="fullPath"/> by default.</param>
    /// <exception cref="ConfigurationException">The text is wrong; the first fault is reported.</exception>
    public static HostConfiguration Parse(ReadOnlySpan<byte> json, string fullPath, string? displayPath = null) =>
        HostConfigurationReader.Read(json, fullPath, displayPath ?? fullPath);

    /// <summary>Warns of entries for exchanges that no plugin serves: probably misspelt, or not installed.</summary>
    /// <param name="exchangeNames">The names of the exchanges that plugins were found for, enabled or not.</param>
    /// <returns>One sentence for each such entry, in the order of the names.</returns>
    public IReadOnlyList<string> FindUnknownExchanges(IReadOnlyList<string> exchangeNames)
    {
        var warnings = new List<string>();
        foreach (var (section, names) in new[] { ("plugins", Plugins.Keys), ("exchanges", Exchanges.Keys) })
        {
            foreach (var name in names.Except(exchangeNames, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var path = $"$.{section}.{name}";
                var place = Locations.TryGetValue(path, out var location) ? $"{FilePath}, line {location.Line}: " : string.Empty;
                var advice = NearestName.Find(name, exchangeNames) is { } near
                    ? $"did you mean '{near}'?"
                    : $"install its plugin in one of: {string.Join(", ", PluginDirectories)}.";
                warnings.Add($"{place}{path} is ignored: no plugin for an exchange named '{name}' was found; {advice}");
            }
        }

        return warnings;
    }
}
