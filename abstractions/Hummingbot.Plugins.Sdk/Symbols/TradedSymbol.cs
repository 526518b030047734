using System.Text;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Symbols;

/// <summary>One market of a venue: its own spelling, ours, and what its numbers look like.</summary>
public sealed class TradedSymbol
{
    private readonly byte[] _symbolUtf8;

    /// <summary>Creates a market.</summary>
    /// <param name="symbol">The venue's spelling, such as <c>BTCUSDT</c>; ASCII.</param>
    /// <param name="tradingPair">The framework's spelling, <c>BASE-QUOTE</c>.</param>
    public TradedSymbol(string symbol, string tradingPair)
    {
        Symbol = symbol;
        TradingPair = tradingPair;
        _symbolUtf8 = Encoding.UTF8.GetBytes(symbol);
    }

    /// <summary>The venue's spelling.</summary>
    public string Symbol { get; }

    /// <summary>The framework's spelling.</summary>
    public string TradingPair { get; }

    /// <summary>The venue's spelling in UTF-8.</summary>
    public ReadOnlyMemory<byte> SymbolUtf8 => _symbolUtf8;

    /// <summary>The decimal places that the market's messages have needed so far; the next message is read with them.</summary>
    public PairScale Scale { get; } = new();

    internal bool IsSpelled(ReadOnlySpan<byte> symbol) => symbol.SequenceEqual(_symbolUtf8);
}
