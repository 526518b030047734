using System.Reflection;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Where the build put what is measured, and where what a benchmark makes goes.</summary>
internal static class Layout
{
    private static readonly string Root =
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    public static string Hbot => Existing(Path.Combine(Root, "artifacts", "hbot", "hbot" + Extension));

    public static string Plugins => Existing(Path.Combine(Root, "artifacts", "plugins"));

    public static string Hello => Existing(Path.Combine(Root, "artifacts", "bin", "Hello", "release", "Hello" + Extension));

    /// <summary>The folder that a project made for a benchmark was published to, precompiled.</summary>
    public static string Published(string project) => Existing(Path.Combine(Root, "artifacts", "benchmarked", project));

    /// <summary>A program made for a benchmark, precompiled.</summary>
    public static string PublishedProgram(string project) => Existing(Path.Combine(Published(project), project + Extension));

    /// <summary>A bundled recording's folder.</summary>
    public static string Recording(string name) => Existing(Path.Combine(Root, "tests", "Recordings", name));

    /// <summary>A C++ source file.</summary>
    public static string Native(string source) => Existing(Path.Combine(Root, "tests", "Benchmarks", "Native", source));

    /// <summary>A file or folder that comes with the workloads.</summary>
    public static string Workload(string name) => Existing(Path.Combine(Root, "tests", "Benchmarks", "Workload", name));

    /// <summary>A folder for what a benchmark makes, kept for the next run.</summary>
    public static string Scratch(string name) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "benchmarks", name)).FullName;

    private static string Existing(string path) => Path.Exists(path)
        ? path
        : throw new InvalidOperationException($"{path} is missing. Run 'dotnet cake' first, or 'dotnet cake --target=Benchmark'.");
}
