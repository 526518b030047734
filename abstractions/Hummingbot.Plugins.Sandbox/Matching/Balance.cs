namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What an account has of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Total">Everything, what is on hold included.</param>
/// <param name="Held">What open orders hold; never more than <paramref name="Total"/>.</param>
public sealed record Balance(string Asset, decimal Total, decimal Held)
{
    /// <summary>What new orders may use.</summary>
    public decimal Available => Total - Held;
}
