namespace Hummingbot.Plugins.Benchmarks;

// A private library of ordinary size: the compiler makes about twenty methods of each record.
internal sealed record WireOrder(string Id, string Symbol, string Side, decimal Price, decimal Amount, DateTimeOffset Time);
internal sealed record WireFill(string Id, string OrderId, string Symbol, decimal Price, decimal Amount, DateTimeOffset Time);
internal sealed record WireBalance(string Asset, decimal Total, decimal Available, decimal Locked, DateTimeOffset Time);
internal sealed record WireTicker(string Symbol, decimal Bid, decimal Ask, decimal Last, decimal Volume, DateTimeOffset Time);
internal sealed record WireTrade(long Id, string Symbol, string Side, decimal Price, decimal Amount, DateTimeOffset Time);
internal sealed record WireMarket(string Symbol, string Base, string Quote, decimal TickSize, decimal LotSize, decimal MinNotional);
internal sealed record WireFee(string Symbol, decimal Maker, decimal Taker, string Asset, bool IsRebate, DateTimeOffset Time);
internal sealed record WireCandle(string Symbol, decimal Open, decimal High, decimal Low, decimal Close, DateTimeOffset Time);
internal sealed record WireAddress(string Asset, string Network, string Address, string Memo, bool IsNew, DateTimeOffset Time);
internal sealed record WireDeposit(string Id, string Asset, string Network, decimal Amount, string State, DateTimeOffset Time);
internal sealed record WireWithdrawal(string Id, string Asset, string Network, decimal Amount, string State, DateTimeOffset Time);
internal sealed record WirePosition(string Symbol, decimal Amount, decimal EntryPrice, decimal Margin, int Leverage, DateTimeOffset Time);
internal sealed record WireFunding(string Symbol, decimal Rate, decimal MarkPrice, decimal IndexPrice, DateTimeOffset Time, DateTimeOffset Next);
internal sealed record WireSession(string Key, string Account, string Address, int Limit, bool IsTrusted, DateTimeOffset Time);
internal sealed record WireLimit(string Name, int Weight, int Limit, TimeSpan Interval, TimeSpan Penalty, DateTimeOffset Time);
internal sealed record WireError(int Code, string Message, string Path, int Status, TimeSpan RetryAfter, DateTimeOffset Time);
