using System.Text.RegularExpressions;

namespace Hummingbot.Plugins.Docs.Tests;

public partial class ReadmeTests
{
    [Fact]
    public void The_first_two_code_blocks_are_the_two_commands()
    {
        var blocks = CodeBlock().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value.Trim()).ToArray();
        Assert.Equal("dotnet tool restore && dotnet cake --target=Demo", blocks[0]);
        Assert.Equal("dotnet tool restore && dotnet cake --target=Test", blocks[1]);
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "README.md", SearchOption.AllDirectories));
        foreach (var document in documents)
        {
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                var target = link.Groups[1].Value.Split('#')[0];
                if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
                var path = Path.Combine(Path.GetDirectoryName(document)!, target);
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{document} links to {target}, which does not exist.");
            }
        }
    }

    [GeneratedRegex("^```[a-z]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
