using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hummingbot.Plugins.Hosting.Tests.Architecture;

/// <summary>The dependency rule, read from the assemblies as they were built.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_host_library_refers_to_the_contract_and_to_no_plugin_and_no_sdk() =>
        AssertHost("Hummingbot.Plugins.Hosting", "Hummingbot.Plugins.Hosting.dll", "Hummingbot.Plugins.Abstractions");

    [Fact]
    public void The_command_line_refers_to_the_host_library_and_the_recorder_and_to_no_plugin_and_no_sdk() =>
        AssertHost("Hummingbot.Plugins.Host", "hbot.dll", "Hummingbot.Plugins.Abstractions", "Hummingbot.Plugins.Hosting", "Hummingbot.Plugins.Recorder");

    [Fact]
    public void The_recorder_refers_to_the_contract_alone() =>
        AssertHost("Hummingbot.Plugins.Recorder", "Hummingbot.Plugins.Recorder.dll", "Hummingbot.Plugins.Abstractions");

    [Fact]
    public void An_embedding_application_needs_nothing_but_the_host_library_and_the_contract() =>
        AssertHost("EmbeddedHost", "EmbeddedHost.dll", "Hummingbot.Plugins.Abstractions", "Hummingbot.Plugins.Hosting");

    [Fact]
    public void The_contract_depends_on_abstractions_and_the_base_library_alone()
    {
        using var image = Open("Hummingbot.Plugins.Abstractions", "Hummingbot.Plugins.Abstractions.dll");
        var metadata = image.GetMetadataReader();
        Assert.All(References(metadata), name => Assert.True(
            name.StartsWith("System.", StringComparison.Ordinal)
            || name is "Microsoft.Extensions.DependencyInjection.Abstractions" or "Microsoft.Extensions.Logging.Abstractions",
            name));
        Assert.Equal(new Version(ContractVersion.Current.Major, 0, 0, 0), metadata.GetAssemblyDefinition().Version);
    }

    private static void AssertHost(string project, string file, params string[] allowed)
    {
        using var image = Open(project, file);
        var own = References(image.GetMetadataReader()).Where(name => name.StartsWith("Hummingbot.", StringComparison.Ordinal));
        Assert.Equal(allowed, own.Order(StringComparer.Ordinal));
        var beside = Directory.GetFiles(PluginRoot.Output(project), "Hummingbot.Plugins.*.dll").Select(Path.GetFileNameWithoutExtension);
        Assert.DoesNotContain("Hummingbot.Plugins.Sdk", beside);
    }

    private static PEReader Open(string project, string file) => new(File.OpenRead(Path.Combine(PluginRoot.Output(project), file)));

    private static List<string> References(MetadataReader metadata) =>
        [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
}
