namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>An order was refused.</summary>
/// <param name="Time">When.</param>
/// <param name="Request">The order as it arrived.</param>
/// <param name="Rejection">Why.</param>
public sealed record OrderRejected(DateTimeOffset Time, NewOrder Request, Rejection Rejection) : EngineEvent(Time);
