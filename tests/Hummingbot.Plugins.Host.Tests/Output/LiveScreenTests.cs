using System.Text;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Output.Ladder;

namespace Hummingbot.Plugins.Host.Tests.Output;

public class LiveScreenTests
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";

    [Fact]
    public async Task The_terminal_is_left_as_it_was_when_the_work_ends()
    {
        var work = new TaskCompletionSource();
        var screen = await ShowAsync(
            _ => work.TrySetResult(),
            work.Task,
            TestContext.Current.CancellationToken);
        Assert.StartsWith(Enter, screen, StringComparison.Ordinal);
        Assert.EndsWith(Leave, screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_terminal_is_left_as_it_was_when_drawing_fails()
    {
        using var stream = new MemoryStream();
        using var output = new CommandOutput(stream, json: false, isTerminal: true);
        var errors = new ErrorOutput(TextWriter.Null, json: false, isTerminal: true);
        await Assert.ThrowsAsync<InvalidOperationException>(() => LiveScreen.RunAsync(
            output,
            errors,
            _ => throw new InvalidOperationException(),
            Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken),
            TimeProvider.System,
            TestContext.Current.CancellationToken));
        Assert.EndsWith(Leave, Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_lines_wait_until_the_screen_is_left()
    {
        var log = new StringWriter();
        var errors = new ErrorOutput(log, json: false, isTerminal: true);
        using var stream = new MemoryStream();
        using var output = new CommandOutput(stream, json: false, isTerminal: true);
        var work = new TaskCompletionSource();
        await LiveScreen.RunAsync(
            output,
            errors,
            _ =>
            {
                errors.WriteLine("warning: something");
                Assert.Empty(log.ToString());
                work.TrySetResult();
            },
            work.Task,
            TimeProvider.System,
            TestContext.Current.CancellationToken);
        Assert.Contains("warning: something", log.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(Action<Canvas> draw, Task until, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        using var output = new CommandOutput(stream, json: false, isTerminal: true);
        var errors = new ErrorOutput(TextWriter.Null, json: false, isTerminal: true);
        await LiveScreen.RunAsync(output, errors, draw, until, TimeProvider.System, cancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
