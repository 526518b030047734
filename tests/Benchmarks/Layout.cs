using System.Reflection;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Where the build put what is measured.</summary>
internal static class Layout
{
    private static readonly string Root =
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    public static string Hbot => Existing(Path.Combine(Root, "artifacts", "hbot", "hbot" + Extension));

    public static string Plugins => Existing(Path.Combine(Root, "artifacts", "plugins"));

    public static string Hello => Existing(Path.Combine(Root, "artifacts", "bin", "Hello", "release", "Hello" + Extension));

    public static string Recording(string name) => Existing(Path.Combine(Root, "tests", "Recordings", name));

    private static string Existing(string path) => Path.Exists(path)
        ? path
        : throw new InvalidOperationException($"{path} is missing. Run 'dotnet cake' first, or 'dotnet cake --target=Benchmark'.");
}
