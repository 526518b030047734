namespace Hummingbot.Plugins.Fixtures;

/// <summary>An exception type that only the plugin knows.</summary>
public sealed class FixtureException : Exception
{
    public FixtureException()
    {
    }

    public FixtureException(string message) : base(message)
    {
    }

    public FixtureException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
