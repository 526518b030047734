using System.Diagnostics;
using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A running <see cref="FrameServer"/>.</summary>
internal sealed class FrameServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private FrameServerProcess(Process process, int pairs, int port, int frames)
    {
        _process = process;
        Pairs = pairs;
        Frames = frames;
        Address = new Uri($"http://127.0.0.1:{port}/");
        _http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public Uri WebSocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    public int Pairs { get; }

    /// <summary>How many frames <see cref="SendAsync"/> sends.</summary>
    public int Frames { get; }

    public static async Task<FrameServerProcess> StartAsync(BenchmarkOptions options, int pairs, int frames)
    {
        string[] arguments =
            ["serve", GeneratedWorkload.Folder(options), pairs.ToString(CultureInfo.InvariantCulture), frames.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var words = (await process.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException("The loopback venue did not start.");
        return new FrameServerProcess(
            process, pairs, int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Has all frames sent to the latest connection to a path; returns before they are.</summary>
    /// <param name="path">The path.</param>
    /// <param name="perSecond">How many a second; 0 for as fast as they are taken.</param>
    public async Task SendAsync(string path, int perSecond = 0) =>
        await _http.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"send?{path}&{perSecond}"));

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000)) _process.Kill();
        _process.Dispose();
    }
}
