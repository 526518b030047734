using System.Text;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Sdk.Tests.Symbols;

public class SymbolMapTests
{
    [Fact]
    public void Symbols_of_every_length_are_found_and_others_are_not()
    {
        // Texts that begin and end alike, so that only what stands between tells them apart.
        string[] texts =
        [
            .. Enumerable.Range(1, 30).Select(length => new string('A', length)),
            .. Enumerable.Range(1, 30).Select(length => "BASE" + new string('A', length) + "QUOTE"),
            .. Enumerable.Range(1000, 3000).Select(number => $"BASE{number}MIDDLE{number}-USDT"),
        ];
        var map = new SymbolMap([.. texts.Select(text => new TradedSymbol(text, "pair-" + text))]);
        Assert.Equal(texts.Length, map.Count);
        foreach (var text in texts)
        {
            Assert.Equal("pair-" + text, map.FindSymbol(Encoding.ASCII.GetBytes(text))?.TradingPair);
            Assert.Same(map.FindPair("pair-" + text), map.FindSymbol(Encoding.ASCII.GetBytes(text)));
            Assert.Null(map.FindSymbol(Encoding.ASCII.GetBytes(text + "-")));
        }

        Assert.Null(map.FindSymbol([]));
        Assert.Null(SymbolMap.Empty.FindSymbol("A"u8));
    }

    [Fact]
    public void Of_two_markets_with_one_symbol_or_one_pair_the_first_counts()
    {
        var first = new TradedSymbol("BTCUSDT", "BTC-USDT");
        var map = new SymbolMap([first, new TradedSymbol("BTCUSDT", "XBT-USDT"), new TradedSymbol("XBTUSDT", "BTC-USDT")]);
        Assert.Same(first, map.FindSymbol("BTCUSDT"u8));
        Assert.Same(first, map.FindPair("BTC-USDT"));
        Assert.Null(map.FindSymbol("XBTUSDT"u8));
    }
}
