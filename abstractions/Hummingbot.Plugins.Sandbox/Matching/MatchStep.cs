namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What an arriving order does next to the book.</summary>
/// <param name="Action">What.</param>
/// <param name="Resting">The order that it meets.</param>
/// <param name="Amount">How much, in base asset.</param>
internal readonly record struct MatchStep(MatchAction Action, OrderEntry Resting, decimal Amount);
