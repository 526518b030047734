namespace Hummingbot.Plugins.Hosting;

/// <summary>How a plugin's content compares with the lock file.</summary>
public enum LockVerdict
{
    /// <summary>The lock file does not mention it.</summary>
    Unlocked = 0,

    /// <summary>Its content is the one that was locked.</summary>
    Locked = 1,

    /// <summary>Its content differs from the one that was locked; it never loads.</summary>
    Modified = 2,

    /// <summary>The lock file mentions it, but its content was not compared because it is not going to be loaded.</summary>
    NotCompared = 3,
}
