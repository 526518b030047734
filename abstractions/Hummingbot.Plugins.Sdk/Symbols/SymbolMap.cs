using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Numerics;

namespace Hummingbot.Plugins.Sdk.Symbols;

/// <summary>
/// The two-way map between a venue's symbols and trading pairs, built from the venue's own list of markets and never by cutting strings.
/// Immutable; safe for concurrent use.
/// </summary>
public sealed class SymbolMap
{
    /// <summary>A map without markets.</summary>
    public static SymbolMap Empty { get; } = new([]);

    private readonly FrozenDictionary<string, TradedSymbol> _byPair;
    private readonly TradedSymbol?[] _slots;

    /// <summary>Creates a map.</summary>
    /// <param name="symbols">The markets. Of two with the same symbol or the same pair the first counts.</param>
    public SymbolMap(IReadOnlyCollection<TradedSymbol> symbols)
    {
        var byPair = new Dictionary<string, TradedSymbol>(symbols.Count, StringComparer.Ordinal);
        var slots = new TradedSymbol?[BitOperations.RoundUpToPowerOf2((uint)symbols.Count * 2 + 2)];
        foreach (var symbol in symbols)
        {
            if (!byPair.TryAdd(symbol.TradingPair, symbol)) continue;
            Insert(slots, symbol);
        }

        _byPair = byPair.ToFrozenDictionary(StringComparer.Ordinal);
        _slots = slots;
    }

    /// <summary>The number of markets.</summary>
    public int Count => _byPair.Count;

    /// <summary>All trading pairs, in no particular order.</summary>
    public IReadOnlyList<string> TradingPairs => _byPair.Keys;

    /// <summary>Finds a market by its trading pair.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <returns><see langword="null"/> when the venue has no such market.</returns>
    public TradedSymbol? FindPair(string tradingPair) => _byPair.GetValueOrDefault(tradingPair);

    /// <summary>Finds a market by the venue's spelling, without allocating.</summary>
    /// <param name="symbol">The symbol as it stands in a message.</param>
    /// <returns><see langword="null"/> when the venue has no such market.</returns>
    public TradedSymbol? FindSymbol(ReadOnlySpan<byte> symbol)
    {
        var mask = _slots.Length - 1;
        for (var i = Hash(symbol) & mask; _slots[i] is { } found; i = (i + 1) & mask)
        {
            if (found.IsSpelled(symbol)) return found;
        }

        return null;
    }

    private static void Insert(TradedSymbol?[] slots, TradedSymbol symbol)
    {
        var mask = slots.Length - 1;
        var i = Hash(symbol.SymbolUtf8.Span) & mask;
        for (; slots[i] is { } taken; i = (i + 1) & mask)
        {
            if (taken.IsSpelled(symbol.SymbolUtf8.Span)) return;
        }

        slots[i] = symbol;
    }

    // Of the first and last eight characters, hence of nearly every symbol as a whole. The venue chooses symbols, not an attacker who could
    // aim for collisions.
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var bits = 0UL;
        if (text.Length >= sizeof(ulong))
        {
            bits = BinaryPrimitives.ReadUInt64LittleEndian(text)
                ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]), 29);
        }
        else
        {
            foreach (var b in text) bits = (bits << 8) | b;
        }

        return (int)((bits * 0x9E3779B97F4A7C15) >> 33);
    }
}
