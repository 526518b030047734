using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A venue on loopback, in a process of its own so that it does not share the client's heap: the REST answers that the Binance connector asks
/// for, and prepared frames on command, in writes of 256 KB or evenly paced. Ends when its standard input does.
/// </summary>
internal sealed class FrameServer(FrameScript script)
{
    private const int FramesAWrite = 600;

    private readonly Dictionary<string, FrameConnection> _latest = new(StringComparer.Ordinal);

    /// <summary>Runs with the arguments <c>serve folder pairs frames</c>.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var script = new FrameScript(
            arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new FrameServer(script);
        var accepting = server.AcceptAsync(listener);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{((IPEndPoint)listener.LocalEndpoint).Port} {script.Count}"));
        var ended = Console.In.ReadToEndAsync();
        await Task.WhenAny(accepting, ended);
        return 0;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            var connection = new FrameConnection(await listener.AcceptSocketAsync());
            _ = Task.Run(() => ServeAsync(connection));
        }
    }

    private async Task ServeAsync(FrameConnection connection)
    {
        try
        {
            using (connection)
            {
                while (await connection.ReadHeadAsync() is { } head)
                {
                    var target = head.Split(' ', 3)[1];
                    var path = target.Split('?')[0];
                    if (path is "/stream" or "/bare")
                    {
                        await connection.UpgradeAsync(head);
                        lock (_latest) _latest[path] = connection;
                        await connection.ServeMessagesAsync(Subscribe);
                        return;
                    }

                    // A command is answered first: the client should be at rest when it measures.
                    await connection.AnswerAsync(Answer(path));
                    if (path == "/send") Send(target.Split('?')[1].Split('&'));
                }
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            // The client has left.
        }
    }

    private byte[] Answer(string path) => path switch
    {
        "/api/v3/exchangeInfo" => Encoding.UTF8.GetBytes(Markets()),
        "/api/v3/depth" => script.Snapshot,
        "/api/v3/ticker/price" => Encoding.UTF8.GetBytes($"[{string.Join(',', script.Symbols.Select(symbol => $$"""{"symbol":"{{symbol}}","price":"65000.0"}"""))}]"),
        _ => "{}"u8.ToArray(),
    };

    // The limits are the venue's names with room for every round.
    private string Markets() => $$"""
        {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":100000000},
         {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":100000000}],
         "symbols":[{{string.Join(',', Enumerable.Range(0, script.Symbols.Count).Select(pair => $$"""
            {"symbol":"{{script.Symbols[pair]}}","status":"TRADING","baseAsset":"{{FrameScript.BaseOf(pair)}}","quoteAsset":"USD",
             "isSpotTradingAllowed":true,"filters":[],"permissions":[],"permissionSets":[["SPOT"]]}
            """))}}]}
        """;

    /// <summary>Acknowledges, and lets each market move and trade once, so that nobody waits for the first diff or asks for a price.</summary>
    private IEnumerable<byte[]> Subscribe(string request)
    {
        var id = request[(request.LastIndexOf(':') + 1)..].TrimEnd('}');
        yield return FrameScript.Message(Encoding.UTF8.GetBytes($$"""{"result":null,"id":{{id}}}"""));
        for (var pair = 0; pair < script.Symbols.Count; pair++)
        {
            var symbol = script.Symbols[pair];
            if (!request.Contains($"\"{symbol.ToLowerInvariant()}@depth", StringComparison.Ordinal)) continue;
            yield return FrameScript.Message(Encoding.UTF8.GetBytes(
                $$"""{"e":"trade","E":1,"s":"{{symbol}}","t":1,"p":"65000.0","q":"1.0","T":1700000000000,"m":true,"M":true}"""));
            yield return script.FirstFrames[pair];
        }
    }

    // send?/stream&50000: to the latest connection of that path, so many a second, or 0 for as fast as they are taken.
    private void Send(string[] query)
    {
        FrameConnection connection;
        lock (_latest) connection = _latest[query[0]];
        var rate = double.Parse(query[1], CultureInfo.InvariantCulture);
        if (rate > 0) SendPaced(connection, rate);
        else SendAtOnce(connection);
    }

    private void SendAtOnce(FrameConnection connection)
    {
        for (var from = 0; from < script.Count; from += FramesAWrite)
            connection.Send(script.Frames(from, Math.Min(from + FramesAWrite, script.Count)).Span);
    }

    private void SendPaced(FrameConnection connection, double rate)
    {
        var started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < script.Count;)
        {
            // It spins: a timer knows no microseconds.
            var due = Math.Min(script.Count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate));
            if (due == sent) continue;
            connection.Send(script.Frames(sent, due).Span);
            sent = due;
        }
    }
}
