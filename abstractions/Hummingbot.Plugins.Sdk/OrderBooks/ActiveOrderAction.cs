namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>What happened to an order of a level-3 book.</summary>
public enum ActiveOrderAction
{
    /// <summary>Nothing that changes the book.</summary>
    None = 0,

    /// <summary>The order rests on the book with the size given; an order of that id that was there is replaced.</summary>
    Open = 1,

    /// <summary>
    /// The order's remaining size was changed to the one given, or to what the funds given buy; at another price than before, it moves there.
    /// An order that does not rest stays unknown.
    /// </summary>
    Change = 2,

    /// <summary>The order was the maker of a trade of the size given, which no longer remains; the order rests where it did.</summary>
    Match = 3,

    /// <summary>The order left the book, from wherever it rested.</summary>
    Done = 4,
}
