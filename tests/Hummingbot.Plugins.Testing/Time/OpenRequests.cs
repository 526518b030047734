using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Hummingbot.Plugins.Testing;

/// <summary>Counts the HTTP requests of this process that have no answer yet, by the port that they go to.</summary>
internal static class OpenRequests
{
    private const string Meter = "System.Net.Http";
    private const string Instrument = "http.client.active_requests";
    private const string PortTag = "server.port";

    private static readonly ConcurrentDictionary<int, long> Counts = new();
    private static readonly MeterListener Listener = Listen();

    /// <summary>How many there are to a port now. Counted from the first time that anybody asks.</summary>
    /// <param name="port">The port.</param>
    public static long To(int port)
    {
        GC.KeepAlive(Listener);
        return Counts.GetValueOrDefault(port);
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == Meter && instrument.Name == Instrument) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, change, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                if (name == PortTag && value is int port) Counts.AddOrUpdate(port, change, (_, count) => count + change);
            }
        });
        listener.Start();
        return listener;
    }
}
