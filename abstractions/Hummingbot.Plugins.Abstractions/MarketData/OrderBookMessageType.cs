namespace Hummingbot.Plugins;

/// <summary>What an <see cref="OrderBookMessage"/> says. Several kinds may be combined to select what to listen for.</summary>
[Flags]
public enum OrderBookMessageType
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The whole book; replaces what was there.</summary>
    Snapshot = 1,

    /// <summary>Levels that changed: absolute amounts, 0 removes.</summary>
    Diff = 2,

    /// <summary>A public trade.</summary>
    Trade = 4,

    /// <summary>
    /// The stream was interrupted (connection opened again, messages lost): the book is not to be trusted until the next snapshot.
    /// Always delivered, whatever was selected.
    /// </summary>
    Reset = 8,
}
