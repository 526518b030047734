using System.Reflection;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Docs.Tests;

public partial class ConformancePageTests
{
    [Fact]
    public void The_page_lists_every_card_once_and_says_whether_it_runs_on_the_real_API()
    {
        var cards = typeof(ConformanceTest).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<CardAttribute>())
            .OfType<CardAttribute>()
            .Select(card => (card.Id, card.RunsLive));
        var rows = Row().Matches(Repository.Read("docs/conformance.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value == "live"));
        Assert.Equal(cards.Order(), rows.Order());
        Assert.Equal(cards.Count(), cards.DistinctBy(card => card.Id).Count());
    }

    [GeneratedRegex(@"^\| (HBP-[A-Z]\d\d) \|.*\| (live)? ?\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
