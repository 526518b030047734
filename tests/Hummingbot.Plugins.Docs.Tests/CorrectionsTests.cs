using System.Globalization;
using System.Text.RegularExpressions;

namespace Hummingbot.Plugins.Docs.Tests;

/// <summary>Compares docs/corrections.md with the sources of the tests that it names.</summary>
public partial class CorrectionsTests
{
    private const int Last = 28;

    [Fact]
    public void Every_correction_has_a_row_that_names_tests() =>
        Assert.Equal(Enumerable.Range(1, Last), Named().Select(test => test.Number).Distinct());

    [Fact]
    public void The_tests_named_are_those_that_have_the_trait()
    {
        var named = Named().Order().ToArray();
        Assert.Equal(named, named.Distinct());
        Assert.Equal(Marked().Order(), named);
    }

    /// <summary>What the page names: number and full name, in the page's order.</summary>
    private static List<(int Number, string Test)> Named() =>
    [
        .. Row().Matches(Repository.Read("docs/corrections.md")).SelectMany(row => CodeSpan().Matches(row.Groups[2].Value)
            .Select(span => (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), span.Groups[1].Value))),
    ];

    /// <summary>The test methods of the source tree that have the trait.</summary>
    private static List<(int Number, string Test)> Marked()
    {
        var marked = new List<(int Number, string Test)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            var source = File.ReadAllText(file).ReplaceLineEndings("\n");
            foreach (Match trait in Trait().Matches(source))
            {
                var scope = Namespace().Match(source).Groups[1].Value;
                var type = Class().Matches(source[..trait.Index]).Last().Groups[1].Value;
                var method = Method().Match(source, trait.Index).Groups[1].Value;
                marked.Add((int.Parse(trait.Groups[1].Value, CultureInfo.InvariantCulture), $"{scope}.{type}.{method}"));
            }
        }

        return marked;
    }

    [GeneratedRegex(@"^\| (\d+) \| .+ \| (`.+`) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("""^    \[Trait\("Correction", "(\d+)"\)\]$""", RegexOptions.Multiline)]
    private static partial Regex Trait();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public [a-z ]*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();

    // Attributes stand between a trait and its method, and nothing else does.
    [GeneratedRegex(@"\G(?:[ ]+\[.+\n|[ ]+//.+\n)+[ ]+public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();
}
