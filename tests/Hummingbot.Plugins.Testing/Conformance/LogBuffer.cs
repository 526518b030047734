using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Testing;

/// <summary>Keeps the latest lines that a plugin logs, to be shown when a card fails.</summary>
internal sealed class LogBuffer : ILoggerFactory
{
    private const int Capacity = 200;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => new BufferLogger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == Capacity) _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    private sealed class BufferLogger(LogBuffer buffer, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) buffer.Add($"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : $" ({exception})")}");
        }
    }
}
