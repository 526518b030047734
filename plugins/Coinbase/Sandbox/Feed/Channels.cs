namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>The feed's channels.</summary>
internal static class Channels
{
    public const string Heartbeat = "heartbeat";
    public const string Status = "status";
    public const string Ticker = "ticker";
    public const string Level2 = "level2";
    public const string Level2Batch = "level2_batch";
    public const string Matches = "matches";
    public const string Full = "full";
    public const string User = "user";

    public static bool Exists(string channel) =>
        channel is Heartbeat or Status or Ticker or Level2 or Level2Batch or Matches or Full or User;

    public static bool NeedsKeys(string channel) => channel is Level2 or Full or User;

    /// <summary>Whether it is about products; the user's own orders can be had of all of them.</summary>
    public static bool NeedsProducts(string channel) => channel is not (Status or User);
}
