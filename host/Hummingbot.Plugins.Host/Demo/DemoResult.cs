namespace Hummingbot.Plugins.Host.Demo;

/// <summary>What trading on one sandbox came to.</summary>
internal sealed record DemoResult
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The pair that was traded.</summary>
    public required string TradingPair { get; init; }

    /// <summary>How many orders were placed.</summary>
    public required int Orders { get; init; }

    /// <summary>How many fills were announced.</summary>
    public required int Fills { get; init; }

    /// <summary>What they cost, by asset.</summary>
    public required IReadOnlyList<TokenAmount> Fees { get; init; }

    /// <summary>What is wrong with the balances or the fills; <see langword="null"/> when everything is as it must be.</summary>
    public required string? BalanceFlaw { get; init; }

    /// <summary>How many rows of orders, status changes and fills the database has of these orders.</summary>
    public required int Rows { get; init; }

    /// <summary>What is missing in the database; <see langword="null"/> when everything is there.</summary>
    public required string? RecordFlaw { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsRight => BalanceFlaw is null && RecordFlaw is null;
}
