namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>What a cell of the screen means, and so how it is coloured.</summary>
internal enum CellStyle : byte
{
    /// <summary>Ordinary text.</summary>
    Plain = 0,

    /// <summary>Captions and lines.</summary>
    Dim = 1,

    /// <summary>What is looked at first.</summary>
    Strong = 2,

    /// <summary>An ask, or a seller's trade.</summary>
    Ask = 3,

    /// <summary>A bid, or a buyer's trade.</summary>
    Bid = 4,

    /// <summary>The depth bar of an ask.</summary>
    AskBar = 5,

    /// <summary>The depth bar of a bid.</summary>
    BidBar = 6,

    /// <summary>In order.</summary>
    Good = 7,

    /// <summary>Not in order.</summary>
    Bad = 8,
}
