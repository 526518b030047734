namespace Hummingbot.Plugins.Recorder;

/// <summary>Under what rows are recorded.</summary>
/// <param name="Exchange">The exchange's name.</param>
/// <param name="ConfigFile">The configuration that trades.</param>
/// <param name="Strategy">The strategy that trades.</param>
internal sealed record RecordingScope(string Exchange, string ConfigFile, string Strategy)
{
    public static RecordingScope Of(string exchange, RecorderOptions options) =>
        new(DatabaseText.Key(exchange), DatabaseText.Key(options.ConfigFile), DatabaseText.Key(options.Strategy));
}
