using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The usual help, followed by examples.</summary>
internal sealed class HelpWithExamples(IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            HbotCommand command => command.Examples,
            RootCommand => rootExamples,
            _ => [],
        };
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is HbotCommand { Details: { } details })
        {
            output.WriteLine("Notes:");
            foreach (var row in details.Split('\n')) output.WriteLine($"  {row}");
            output.WriteLine();
        }

        if (examples.Count > 0) output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return ExitCode.Done;
    }
}
