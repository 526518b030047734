using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Sdk.Trackers;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Docs.Tests;

/// <summary>Walks docs/guide-map.md and compares every row with what there is.</summary>
public partial class GuideMapTests
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly Assembly Contract = typeof(IExchangePlugin).Assembly;
    private static readonly Assembly[] Product =
    [
        Contract,
        typeof(OrderBookTrackerBase).Assembly,
        typeof(ConformanceTest).Assembly,
        Assembly.Load("Hummingbot.Plugins.Hosting"),
        Assembly.Load("Hummingbot.Plugins.Recorder"),
        Assembly.Load("hbot"),
    ];

    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in Repository.Read("docs/guide-map.md").Split('\n'))
        {
            var cells = line.Split(" | ", StringSplitOptions.TrimEntries);
            if (cells.Length == 3 && cells[2].TrimEnd('|', ' ') is "yes" or "drawn" or "planned")
                rows.Add(cells[0].TrimStart('|', ' '), cells[1], cells[2].TrimEnd('|', ' '));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_row_names_what_there_is(string guide, string here, string state)
    {
        var names = CodeSpan().Matches(here).Select(match => match.Groups[1].Value).ToArray();
        Assert.True(names.Length > 0, $"The row of {guide} names nothing.");
        foreach (var name in names)
        {
            var exists = name.StartsWith("hbot ", StringComparison.Ordinal) ? await HasCommandAsync(name[5..]) : IsDrawn(Product, name);
            Assert.True(exists == (state != "planned"), $"{guide}: {name} is marked '{state}' and {(exists ? "exists" : "does not exist")}.");
            if (state == "drawn") Assert.True(IsDrawn([Contract], name), $"{guide}: {name} is marked 'drawn' and is not part of the contract.");
        }
    }

    [Fact]
    public void The_page_has_all_its_rows() => Assert.True(Rows().Count > 60);

    private static bool IsDrawn(Assembly[] assemblies, string name)
    {
        if (assemblies.Any(assembly => assembly.GetName().Name == name)) return true;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var typeName = dot < 0 ? name : name[..dot];
        return assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name == typeName || type.Name.StartsWith(typeName + "`", StringComparison.Ordinal))
            .Any(type => dot < 0 || type.GetMember(name[(dot + 1)..], Any).Length > 0);
    }

    private static async Task<bool> HasCommandAsync(string command)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hbot.exe" : "hbot"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Split(' ')) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--help");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error);
        return process.ExitCode == 0 && (await output).Contains($"hbot {command}", StringComparison.Ordinal);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
