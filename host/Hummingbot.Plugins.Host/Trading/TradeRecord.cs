using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>Where orders and fills are recorded. What happens in sandboxes is kept apart from what happens at exchanges.</summary>
internal static class TradeRecord
{
    /// <summary>The environment variable with a PostgreSQL connection string; it may hold a password, so it is no option.</summary>
    public const string DatabaseVariable = "HBOT_DATABASE";

    private const string SandboxFolder = "sandbox";

    /// <summary>The database of a command.</summary>
    public static async Task<RecorderOptions> OptionsAsync(CommandContext context)
    {
        var configuration = await context.LoadConfigurationAsync();
        var paths = await context.GetPathsAsync();
        var options = new RecorderOptions
        {
            DatabaseFile = Path.Combine(paths.DataDirectory, RecorderOptions.DefaultFileName),
            ConfigFile = configuration.FilePath is { } file ? Path.GetFileName(file) : "plugins.json",
            TimeProvider = context.Time,
        };
        if (context.Settings.Sandbox is { } sandbox)
        {
            return options with
            {
                DatabaseFile = Path.Combine(paths.DataDirectory, SandboxFolder, RecorderOptions.DefaultFileName),
                // A sandbox knows its own orders only.
                ConfigFile = sandbox.IsOwn ? SandboxFolder : string.Join(' ', sandbox.Addresses.Select(address => address.OriginalString)),
            };
        }

        return Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } connection
            ? options with { PostgreSqlConnectionString = connection }
            : options;
    }

    /// <summary>Opens what is on record, to read.</summary>
    /// <exception cref="RecorderException">It cannot be read.</exception>
    public static async Task<TradeHistory> OpenAsync(CommandContext context) =>
        await TradeHistory.OpenAsync(await OptionsAsync(context), context.Interrupted);
}
