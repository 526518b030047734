namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>When a venue refuses a client order id that was used before by the same account.</summary>
public enum ClientOrderIdRule
{
    /// <summary>While the order that has it is open; afterwards the id may be used again and then names the newer order.</summary>
    UniqueAmongOpen = 1,

    /// <summary>As long as the venue remembers the order that has it.</summary>
    UniqueEver = 2,

    /// <summary>Never; the id names the newest order that has it.</summary>
    NotChecked = 3,
}
