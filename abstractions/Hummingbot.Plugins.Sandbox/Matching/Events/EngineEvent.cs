namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>
/// Something that happened in a matching engine. Immutable. Events come one after the other in the order in which things happened, those
/// of one request together: acceptance, trades with their fills, the rest on the book or the end, and last the balances.
/// </summary>
/// <param name="Time">When, by the engine's clock.</param>
public abstract record EngineEvent(DateTimeOffset Time);
