namespace Hummingbot.Plugins;

/// <summary>Who holds the funds and matches the orders.</summary>
public enum ExchangeKind
{
    /// <summary>A centralised exchange: orders are matched by the venue, funds are held by it.</summary>
    Cex = 1,

    /// <summary>A decentralised exchange: orders are signed with a wallet, funds stay with their owner.</summary>
    Dex = 2,
}
