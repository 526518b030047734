namespace Hummingbot.Plugins.Host.Running;

/// <summary>What a running <c>hbot run</c> tells the world, every second. Immutable.</summary>
internal sealed record RunStatus
{
    /// <summary>The only version of this format.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of this format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>When the process started: with its id this tells it from every other.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The plugins in use.</summary>
    public required IReadOnlyList<RunningPlugin> Plugins { get; init; }

    /// <summary>The books kept, sorted by exchange and pair.</summary>
    public required IReadOnlyList<RunningBook> Books { get; init; }
}
