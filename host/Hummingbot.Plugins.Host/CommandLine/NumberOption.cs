using System.CommandLine;
using System.Globalization;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Options that take a number above zero.</summary>
internal static class NumberOption
{
    /// <summary>How many levels of a book people are shown unless they ask for more.</summary>
    public const int DefaultDepth = 10;

    private const decimal MaxSpeed = 1_000_000;

    /// <summary>The option for how many levels a side are shown.</summary>
    public static Option<int?> CreateDepth(string description) => CreateCount("--depth", description);

    /// <summary>An option that takes a count.</summary>
    public static Option<int?> CreateCount(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
            result.AddError($"'{text}' is not a number for {name}; it needs a whole number above 0");
            return null;
        },
    };

    /// <summary>The option for how fast a recording is shown.</summary>
    public static Option<decimal?> CreateSpeed() => new("--speed")
    {
        Description = "Show it on a terminal at a multiple of the recorded pace. Default: one that makes it last about 8 seconds.",
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
                && speed is > 0.000001m and <= MaxSpeed) return speed;
            result.AddError($"'{text}' is not a number for --speed; it needs one above 0, such as 2 or 0.5");
            return null;
        },
    };
}
