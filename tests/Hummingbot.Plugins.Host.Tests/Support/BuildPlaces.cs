using System.Reflection;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>Where the build put things.</summary>
internal static class BuildPlaces
{
    public static string Hbot { get; } = Path.Combine(OutputOf("Hummingbot.Plugins.Host"), OperatingSystem.IsWindows() ? "hbot.exe" : "hbot");

    public static string Recording(string name) => Path.GetFullPath(Path.Combine(Metadata("RecordingsDirectory"), name));

    public static string OutputOf(string project) =>
        Path.GetFullPath(Path.Combine(Metadata("BuildOutput"), project, Metadata("BuildPivot")));

    private static string Metadata(string key) =>
        typeof(BuildPlaces).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
