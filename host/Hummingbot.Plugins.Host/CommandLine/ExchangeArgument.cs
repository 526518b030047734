using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The arguments that many commands take.</summary>
internal static class ExchangeArgument
{
    /// <summary>The name of an exchange, completed from the plugins' metadata.</summary>
    public static Argument<string> Create(ExchangeNames names)
    {
        var argument = new Argument<string>("exchange")
        {
            Description = "The exchange's name, as 'hbot exchanges' lists it.",
            HelpName = "exchange",
        };
        argument.CompletionSources.Add(_ => names.Known);
        return argument;
    }

    /// <summary>The name of an exchange that may be left out.</summary>
    public static Argument<string?> CreateOptional(ExchangeNames names)
    {
        var argument = new Argument<string?>("exchange")
        {
            Description = "The exchange's name. Default: all of them.",
            HelpName = "exchange",
            Arity = ArgumentArity.ZeroOrOne,
        };
        argument.CompletionSources.Add(_ => names.Known);
        return argument;
    }

    /// <summary>A trading pair.</summary>
    public static Argument<string> CreatePair() => new("pair")
    {
        Description = "The trading pair as BASE-QUOTE, such as BTC-USD.",
        HelpName = "pair",
    };
}
