using System.CommandLine;
using System.CommandLine.Parsing;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class HelpTests
{
    public static TheoryData<string> CommandLines()
    {
        var lines = new TheoryData<string>();
        foreach (var (path, _) in Commands(Root(), "")) lines.Add(path);
        return lines;
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Every_command_explains_itself_with_options_and_examples(string path)
    {
        using var workspace = new Workspace();
        var help = (await workspace.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Done();
        Assert.StartsWith("Description:", help.Output, StringComparison.Ordinal);
        foreach (var option in new[] { "--json", "--config", "--plugins", "--data", "--locked", "--verbose" })
            Assert.Contains(option, help.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  ", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }

    [Fact]
    public void Every_argument_and_option_is_described()
    {
        foreach (var (path, command) in Commands(Root(), ""))
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), path);
            foreach (var symbol in command.Options.Concat<Symbol>(command.Arguments))
                Assert.False(string.IsNullOrWhiteSpace(symbol.Description), $"{path} {symbol.Name}");
        }
    }

    [Fact]
    public void Every_example_is_understood()
    {
        var root = Root();
        foreach (var (_, command) in Commands(root, ""))
        {
            foreach (var example in (command as HbotCommand)?.Examples ?? [])
            {
                // Pipes, redirections and substitutions belong to the shell.
                var words = CommandLineParser.SplitCommandLine(example.Replace("source <(", "", StringComparison.Ordinal).TrimEnd(')'))
                    .TakeWhile(word => word is not ("|" or ">>"))
                    .ToList();
                Assert.Equal("hbot", words[0]);
                Assert.Empty(root.Parse([.. words.Skip(1)]).Errors);
            }
        }
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown()
    {
        using var workspace = new Workspace();
        Assert.Equal((await workspace.RunAsync("--help")).Output, (await workspace.RunAsync()).Done().Output);
    }

    private static RootCommand Root() => HbotCommandLine.Create(new GlobalOptions(), new ExchangeNames());

    private static IEnumerable<(string Path, Command Command)> Commands(Command command, string path)
    {
        yield return (path, command);
        foreach (var sub in command.Subcommands)
            foreach (var found in Commands(sub, $"{path} {sub.Name}".Trim())) yield return found;
    }
}
