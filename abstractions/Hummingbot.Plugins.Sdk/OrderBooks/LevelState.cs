namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>What a book keeps at a price.</summary>
/// <param name="Amount">Base amount in the book's scale.</param>
/// <param name="UpdateId">The update that last set it.</param>
internal readonly record struct LevelState(long Amount, long UpdateId);
