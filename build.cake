// The build of Hummingbot.Plugins.
//
//   dotnet cake                                  Build
//   dotnet cake --target=Test                    Build, then every test
//   dotnet cake --target=Demo                    Build, then books kept from the bundled recordings, then trading on the sandboxes
//   dotnet cake --target=Plugin --plugin=NAME    builds, tests and publishes one plugin by itself
//   dotnet cake --target=Benchmark [--benchmark=NAME] [--quick] [--json]
//                                                Build, then all benchmarks or one of them; docs/performance.md names them
//   dotnet cake --target=Clean

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

var target = Argument("target", "Build");
var configuration = Argument("configuration", "Release");
var artifacts = Directory("./artifacts");
var publishedHost = artifacts + Directory("hbot");
var publishedPlugins = artifacts + Directory("plugins");
var results = artifacts + Directory("test-results");

// Precompiled code is lost on another kind of machine, so everything is published for this one.
var runtime = RuntimeInformation.RuntimeIdentifier;

Task("Clean").Does(() => CleanDirectory(artifacts));

Task("Compile").Does(() =>
{
    DotNetBuild("./Hummingbot.Plugins.sln", new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
});

Task("PublishHost").IsDependentOn("Compile").Does(() => Publish(File("./host/Hummingbot.Plugins.Host/Hummingbot.Plugins.Host.csproj"), publishedHost));

Task("PublishPlugins").IsDependentOn("Compile").Does(() =>
{
    foreach (var project in PluginProjects("*")) PublishPlugin(project);
});

Task("Build").IsDependentOn("PublishHost").IsDependentOn("PublishPlugins");

// The recorder's tests run on a real PostgreSQL server. Where this build may install one, it does; elsewhere they say what is missing.
Task("TestTools").WithCriteria(() => IsRunningOnLinux()).Does(() =>
{
    if (GetFiles("/usr/lib/postgresql/*/bin/postgres").Any() || Context.Tools.Resolve("postgres") is not null) return;
    if (Environment.UserName != "root" || !FileExists("/usr/bin/apt-get"))
    {
        Warning("PostgreSQL is not installed; the tests that need it will fail. On Debian: apt-get install postgresql");
        return;
    }

    var quietly = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
    foreach (var arguments in new[] { "update -qq", "install -y -qq --no-install-recommends postgresql" })
    {
        if (StartProcess("apt-get", new ProcessSettings { Arguments = arguments, EnvironmentVariables = quietly, RedirectStandardOutput = true }) != 0)
            Warning($"apt-get {arguments} failed; the tests that need PostgreSQL will fail.");
    }
});

Task("Test").IsDependentOn("TestTools").IsDependentOn("Build").Does(() => RunTests(GetFiles("./tests/**/*.Tests.csproj")));

Task("Demo").IsDependentOn("Build").Does(() =>
{
    RunOnTerminal(Hbot(), "demo binance=tests/Recordings/binance coinbase=tests/Recordings/coinbase");
    RunOnTerminal(Hbot(), "demo");
});

Task("Plugin").Does(() =>
{
    var name = Argument<string>("plugin", null) ?? throw new CakeException("Name the plugin: --plugin=Binance.");
    var project = PluginProjects(name).SingleOrDefault()
        ?? throw new CakeException($"There is no plugin '{name}'. There are: {string.Join(", ", PluginProjects("*").Select(VenueOf))}.");
    var tests = GetFiles($"./tests/Hummingbot.Plugins.{VenueOf(project)}.Tests/*.csproj");
    foreach (var toBuild in tests.Prepend(project))
        DotNetBuild(toBuild.FullPath, new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    RunTests(tests);
    PublishPlugin(project);
});

// What the benchmarks start and load beside hbot and the plugins.
Task("PublishBenchmarked").IsDependentOn("Compile").Does(() =>
{
    foreach (var name in new[] { "MeasuredPlugin", "RegistryHost", "BareHost" })
        Publish(File($"./tests/Benchmarks/Plugins/{name}/{name}.csproj"), artifacts + Directory($"benchmarked/{name}"));
});

Task("Benchmark").IsDependentOn("Build").IsDependentOn("PublishBenchmarked").Does(() =>
{
    string[] options = [Argument("benchmark", ""), HasArgument("quick") ? "--quick" : "", HasArgument("json") ? "--json" : ""];
    RunOnTerminal(Executable("Benchmarks"), string.Join(' ', options));
});

RunTarget(target);

IEnumerable<FilePath> PluginProjects(string venue) => GetFiles($"./plugins/{venue}/Hummingbot.Plugins.*.csproj").OrderBy(path => path.FullPath);

string VenueOf(FilePath project) => project.GetDirectory().GetDirectoryName();

string Hbot() => MakeAbsolute(publishedHost + File(IsRunningOnWindows() ? "hbot.exe" : "hbot")).FullPath;

string Executable(string project) =>
    MakeAbsolute(artifacts + Directory($"bin/{project}/{configuration.ToLowerInvariant()}") + File(project + (IsRunningOnWindows() ? ".exe" : ""))).FullPath;

void PublishPlugin(FilePath project)
{
    var folder = publishedPlugins + Directory(VenueOf(project));
    CleanDirectory(folder);
    Publish(project, folder);
}

void Publish(FilePath project, DirectoryPath output)
{
    DotNetPublish(project.FullPath, new DotNetPublishSettings
    {
        Configuration = configuration,
        OutputDirectory = output,
        Runtime = runtime,
        SelfContained = false,
        PublishReadyToRun = true,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Quiet,
        // Apart from the portable build, so that neither overwrites the other's intermediate files.
        MSBuildSettings = new DotNetMSBuildSettings()
            .WithProperty("ArtifactsPath", MakeAbsolute(artifacts + Directory("publish")).FullPath),
    });
}

void RunOnTerminal(string program, string arguments)
{
    var exitCode = StartProcess(program, new ProcessSettings { Arguments = arguments });
    if (exitCode != 0) throw new CakeException(exitCode, $"{program} ended with exit code {exitCode}.");
}

void RunTests(IEnumerable<FilePath> projects)
{
    EnsureDirectoryExists(results);
    int passed = 0, failed = 0, skipped = 0;
    foreach (var project in projects.OrderBy(path => path.FullPath))
    {
        var name = project.GetFilenameWithoutExtension().ToString();
        var report = MakeAbsolute(results + File(name + ".xml")).FullPath;
        if (FileExists(report)) DeleteFile(report);
        var started = Stopwatch.GetTimestamp();
        var exitCode = StartProcess(Executable(name), new ProcessSettings { Arguments = $"-noLogo -xml \"{report}\"" });
        if (!FileExists(report))
        {
            // A runner that dies reports nothing: that is a failure, not silence.
            failed++;
            Error($"{name} ended with exit code {exitCode} and wrote no report.");
            continue;
        }

        foreach (var assembly in XDocument.Load(report).Descendants("assembly"))
        {
            passed += (int)assembly.Attribute("passed");
            failed += (int)assembly.Attribute("failed") + (int)assembly.Attribute("errors");
            skipped += (int)assembly.Attribute("skipped");
        }

        Information($"{name}: exit code {exitCode}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        if (exitCode != 0 && failed == 0) failed++;
    }

    Console.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
    if (failed > 0 || passed == 0) throw new CakeException("The tests failed.");
}
