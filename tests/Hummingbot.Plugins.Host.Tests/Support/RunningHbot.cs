using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>A running <c>hbot</c>.</summary>
internal sealed class RunningHbot : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _output = new();
    private readonly Task _reading;
    private readonly Task<string> _error;

    public RunningHbot(Process process)
    {
        _process = process;
        _process.StandardInput.Close();
        _error = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>The next line of standard output that fits.</summary>
    public async Task<string> WaitForLineAsync(Func<string, bool> fits)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(limit.Token);
            if (fits(line)) return line;
        }
    }

    /// <summary>Does what Ctrl-C does.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it without giving it a chance to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops reading its output, as <c>head</c> does.</summary>
    public void CloseOutput() => _process.StandardOutput.Dispose();

    public async Task<Outcome> FinishAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        return new Outcome(_process.ExitCode, _output.ToString(), await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                _output.Append(line).Append('\n');
                _lines.Writer.TryWrite(line);
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test has closed it.
        }

        _lines.Writer.TryComplete();
    }
}
