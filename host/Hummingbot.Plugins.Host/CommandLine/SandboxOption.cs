using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The option <c>--sandbox [URL]</c>.</summary>
internal static class SandboxOption
{
    private const string Name = "--sandbox";
    private const string Own = "own";

    /// <summary>Builds the option.</summary>
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>(Name)
        {
            Description = "Run against the exchange's sandbox instead of the exchange: one of this process, or the running one whose "
                + "control address 'hbot sandbox' has printed. Never reaches the exchange.",
            HelpName = "URL",
            Arity = ArgumentArity.ZeroOrMore,
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value != Own && Parse(token.Value) is null)
                    result.AddError($"'{token.Value}' is not the control address of a sandbox, such as http://127.0.0.1:5000/_sandbox/");
        });
        return option;
    }

    /// <summary>Keeps <c>--sandbox</c> from taking the next argument for its own unless that is an address.</summary>
    public static string[] Separate(IReadOnlyList<string> args)
    {
        var separated = args.ToArray();
        for (var i = 0; i < separated.Length && separated[i] != "--"; i++)
            if (separated[i] == Name && (i + 1 == separated.Length || !IsAddress(separated[i + 1]))) separated[i] = $"{Name}={Own}";
        return separated;
    }

    /// <summary>What a command line says.</summary>
    public static SandboxChoice? Read(ParseResult line, Option<string[]> option) =>
        line.GetResult(option) is { Implicit: false } result
            ? new SandboxChoice([.. result.Tokens.Select(token => Parse(token.Value)).OfType<Uri>()])
            : null;

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    // Sandboxes are on loopback only; anything else would be somebody else's server.
    private static Uri? Parse(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            && address is { Scheme: "http", IsLoopback: true, Query: "", Fragment: "" }
            ? address
            : null;
}
