namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Why an order ended.</summary>
public enum DoneReason
{
    /// <summary>It was filled completely; a market order by quote amount, as far as the step size allows.</summary>
    Filled = 1,

    /// <summary>It was cancelled by request.</summary>
    Cancelled,

    /// <summary>What could not be matched at once ended: immediate-or-cancel, fill-or-kill, or a market order on a book too thin.</summary>
    Unmatched,

    /// <summary>It met an order of its own account.</summary>
    SelfTradePrevention,
}
