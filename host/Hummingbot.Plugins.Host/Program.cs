namespace Hummingbot.Plugins.Host;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.HbotCommandLine.RunAsync(args);
}
