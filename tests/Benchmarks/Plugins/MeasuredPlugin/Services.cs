using Hummingbot.Plugins.Benchmarks.LibraryA;
using Hummingbot.Plugins.Benchmarks.LibraryB;
using Hummingbot.Plugins.Benchmarks.LibraryC;

namespace Hummingbot.Plugins.Benchmarks;

public sealed class MarketNames
{
    public string Example { get; } = Markets.Describe("ABC-USD");
}

public sealed class FeeRates(MarketNames markets)
{
    public decimal Maker { get; } = Fees.Maker(markets.Example);
}

public sealed class CallLimits
{
    public int Orders { get; } = Limits.Of("orders");
}

public sealed class Addresses
{
    public Uri Rest { get; } = new("https://localhost/");
}

public sealed class SessionKeys
{
    public string Current { get; } = "none";
}

public sealed class Signer(SessionKeys keys)
{
    public string Signature { get; } = "signed with " + keys.Current;
}

public sealed class ErrorWords
{
    public string Fine { get; } = "fine";
}

public sealed class OrderWords(ErrorWords errors)
{
    public string Done { get; } = errors.Fine;
}
