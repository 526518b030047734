namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// A failure inside a plugin, as text: the host keeps no exception of a plugin, because one pins the plugin's code in memory.
/// </summary>
/// <param name="TypeName">The full name of the exception's type.</param>
/// <param name="Message">The exception's message, with those of its causes; cut at 2,000 characters.</param>
/// <param name="StackText">The stack, for verbose output; empty when there is none. Cut at 16,000 characters.</param>
/// <param name="Phase">What the host was doing.</param>
/// <param name="Time">When, by the host's clock.</param>
public sealed record PluginFault(string TypeName, string Message, string StackText, PluginPhase Phase, DateTimeOffset Time)
{
    private const int MaxMessage = 2_000;
    private const int MaxStack = 16_000;

    /// <summary>Whether the call did not return in time; its thread or task may then still be at work.</summary>
    public bool TimedOut { get; init; }

    internal static PluginFault From(Exception exception, PluginPhase phase, DateTimeOffset time)
    {
        // Message and stack are the plugin's own code when it throws a type of its own: they may throw in turn.
        string message;
        string stack;
        try
        {
            message = exception.Message;
            for (var cause = exception.InnerException; cause is not null && message.Length < MaxMessage; cause = cause.InnerException)
                message = $"{message} <- {cause.Message}";
            stack = exception.StackTrace ?? string.Empty;
        }
        catch (Exception failure)
        {
            message = $"(its message cannot be read: {failure.GetType().FullName})";
            stack = string.Empty;
        }

        return new PluginFault(exception.GetType().FullName ?? "exception", Cut(message, MaxMessage), Cut(stack, MaxStack), phase, time);
    }

    internal static PluginFault Late(string operation, TimeSpan limit, PluginPhase phase, DateTimeOffset time) =>
        new(typeof(TimeoutException).FullName!, $"{operation} did not return within {limit.TotalSeconds:0.###} s", string.Empty, phase, time)
        {
            TimedOut = true,
        };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
