namespace Hummingbot.Plugins.Hosting;

/// <summary>How far a plugin has come, or where it stopped. <see cref="PluginStatus.ReasonCode"/> says why.</summary>
public enum PluginState
{
    /// <summary>Its metadata has been read and is in order; nothing of it is loaded.</summary>
    Discovered = 1,

    /// <summary>Something about its folder or content is not in order; none of its code has run.</summary>
    Rejected = 2,

    /// <summary>It was built for another contract or another framework; none of its code has run.</summary>
    Incompatible = 3,

    /// <summary>The operator has turned it off.</summary>
    Disabled = 4,

    /// <summary>It is loaded and has registered what it must; nothing has been asked of it yet.</summary>
    Ready = 5,

    /// <summary>It is loaded and in use.</summary>
    Running = 6,

    /// <summary>Its start failed, or the last call into it did. In the second case it still takes calls.</summary>
    Faulted = 7,

    /// <summary>It faulted too often in too short a time and gets no work until the operator enables it.</summary>
    Quarantined = 8,
}
