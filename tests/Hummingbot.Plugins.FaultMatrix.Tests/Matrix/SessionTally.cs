namespace Hummingbot.Plugins.FaultMatrix.Tests.Matrix;

/// <summary>What a session consisted of; a matrix in which nothing happened proves nothing.</summary>
/// <param name="Orders">Orders that the venue took.</param>
/// <param name="Fills">Their executions.</param>
/// <param name="Ended">Orders that ended unfilled.</param>
/// <param name="Strikes">How often the fault struck a request or a message, or was brought about again.</param>
internal sealed record SessionTally(int Orders, int Fills, int Ended, long Strikes)
{
    public static SessionTally operator +(SessionTally one, SessionTally other) =>
        new(one.Orders + other.Orders, one.Fills + other.Fills, one.Ended + other.Ended, one.Strikes + other.Strikes);
}
