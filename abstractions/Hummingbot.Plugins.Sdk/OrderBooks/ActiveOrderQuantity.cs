namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>How a <see cref="ActiveOrderAction.Change"/> states the order's new size.</summary>
public enum ActiveOrderQuantity
{
    /// <summary>Not at all; such a change is bad data.</summary>
    None = 0,

    /// <summary>As the amount of <see cref="ActiveOrderMessage.Order"/>.</summary>
    Size = 1,

    /// <summary>As quote funds, <see cref="ActiveOrderMessage.Funds"/>; the new size is those divided by the price.</summary>
    Funds = 2,
}
