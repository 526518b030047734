namespace Hummingbot.Plugins.Hosting;

/// <summary>What can be told of an exchange's keys without the password. Immutable.</summary>
/// <param name="Exchange">The exchange's name.</param>
/// <param name="Fields">The keys of the fields that are stored.</param>
/// <param name="Problem">Why the file cannot be used; <see langword="null"/> when nothing is known against it.</param>
public sealed record StoredKeys(string Exchange, IReadOnlyList<string> Fields, KeyStoreException? Problem = null);
