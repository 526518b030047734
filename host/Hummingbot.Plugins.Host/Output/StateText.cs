using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>The words for states, in text and in JSON alike. They do not change.</summary>
internal static class StateText
{
    /// <summary>The word for a plugin's state.</summary>
    public static string Of(PluginState state) => state switch
    {
        PluginState.Discovered => "discovered",
        PluginState.Rejected => "rejected",
        PluginState.Incompatible => "incompatible",
        PluginState.Disabled => "disabled",
        PluginState.Ready => "ready",
        PluginState.Running => "running",
        PluginState.Faulted => "faulted",
        PluginState.Quarantined => "quarantined",
        _ => "unknown",
    };

    /// <summary>The word for a lock verdict.</summary>
    public static string Of(LockVerdict verdict) => verdict switch
    {
        LockVerdict.Locked => "locked",
        LockVerdict.Modified => "modified",
        _ => "unlocked",
    };

    /// <summary>The word for a book's state.</summary>
    public static string Of(OrderBookState state) => state switch
    {
        OrderBookState.Ready => "ready",
        OrderBookState.Resyncing => "resyncing",
        OrderBookState.Failed => "failed",
        _ => "initializing",
    };

    /// <summary>The word for the kind of an exchange.</summary>
    public static string Of(ExchangeKind kind) => kind == ExchangeKind.Dex ? "DEX" : "CEX";

    /// <summary>The word for an order type.</summary>
    public static string Of(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.LimitMaker => "limit-maker",
        _ => type.ToString(),
    };

    /// <summary>The word for where an order is in its life.</summary>
    public static string Of(OrderState state) => state switch
    {
        OrderState.PendingCreate => "pending-create",
        OrderState.Open => "open",
        OrderState.PartiallyFilled => "partially-filled",
        OrderState.PendingCancel => "pending-cancel",
        OrderState.Filled => "filled",
        OrderState.Canceled => "cancelled",
        OrderState.Expired => "expired",
        OrderState.Failed => "failed",
        _ => state.ToString(),
    };

    /// <summary>The word for a side.</summary>
    public static string Of(TradeType side) => side == TradeType.Buy ? "buy" : "sell";
}
