namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The levels of one side as a reader sees them; index 0 is the best.</summary>
internal readonly ref struct SideView(ReadOnlySpan<long> keys, ReadOnlySpan<LevelState> states, long mask)
{
    private readonly ReadOnlySpan<long> _keys = keys;
    private readonly ReadOnlySpan<LevelState> _states = states;
    private readonly long _mask = mask;

    public int Count => _keys.Length;

    public ulong Price(int index) => (ulong)((_keys[^(index + 1)] ^ _mask) - _mask);

    public ulong Amount(int index) => (ulong)_states[^(index + 1)].Amount;

    public OrderBookRow Row(int index, int priceDecimals, int amountDecimals)
    {
        var state = _states[^(index + 1)];
        return new OrderBookRow(
            FixedPoint.ToDecimal((long)Price(index), priceDecimals), FixedPoint.ToDecimal(state.Amount, amountDecimals), state.UpdateId);
    }
}
