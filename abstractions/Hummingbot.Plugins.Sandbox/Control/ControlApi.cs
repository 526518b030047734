using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Sandbox.Control;

/// <summary>
/// The control endpoint: JSON over HTTP beside the venue's own protocol, the same for all venues. No fault strikes it and no rate limit
/// counts it.
/// </summary>
internal sealed partial class ControlApi
{
    /// <summary>What its paths begin with.</summary>
    public const string Prefix = "/_sandbox";

    private static readonly TimeSpan MaxPeriod = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxSkew = TimeSpan.FromDays(366);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly VenueSandbox _sandbox;
    private readonly Dictionary<(string Method, string Path), Func<VenueRequest, ControlBody, string, VenueReply>> _calls;

    public ControlApi(VenueSandbox sandbox)
    {
        _sandbox = sandbox;
        _calls = new()
        {
            [("GET", "")] = (_, _, _) => Index(),
            [("GET", "/endpoints")] = (_, _, _) => Endpoints(),
            [("GET", "/state")] = (request, _, _) => State(request),
            [("GET", "/book")] = (request, _, _) => Book(request),
            [("GET", "/requests")] = (request, _, _) => Requests(request),
            [("GET", "/faults")] = (_, _, _) => ListFaults(),
            [("POST", "/faults")] = (_, body, _) => SetFault(body),
            [("DELETE", "/faults")] = (request, _, _) => ClearFaults(request),
            [("POST", "/cut")] = (_, body, _) => Cut(body),
            [("POST", "/restart")] = (_, body, connection) => Restart(body, connection),
            [("POST", "/clock")] = (_, body, _) => SetClock(body),
            [("POST", "/gap")] = (_, body, _) => Gap(body),
            [("POST", "/halt")] = (_, body, _) => Halt(body),
            [("POST", "/orders")] = (_, body, _) => Place(body),
            [("DELETE", "/orders")] = (request, _, _) => Cancel(request),
            [("POST", "/balances")] = (_, body, _) => SetBalance(body),
            [("POST", "/makers")] = (_, body, _) => StepMakers(body),
        };
    }

    public static bool IsFor(string path) => path == Prefix || path.StartsWith(Prefix + "/", StringComparison.Ordinal);

    public static VenueReply Refuse(int status, string message) =>
        VenueReply.Json(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("error", message);
                json.WriteEndObject();
            },
            status);

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="connection">The connection that it came on, which a restart spares.</param>
    public VenueReply Answer(VenueRequest request, string connection)
    {
        // A page in a browser has no business here.
        if (request.Header("Origin") is not null) return Refuse(403, "Requests from web pages are refused.");
        var path = request.Path[Prefix.Length..].TrimEnd('/');
        if (!_calls.TryGetValue((request.Method, path), out var call))
        {
            return Refuse(
                _calls.Keys.Any(key => key.Path == path) ? 405 : 404,
                $"There is no {request.Method} {request.Path}; GET {Prefix}/ lists what there is.");
        }

        try
        {
            return call(request, new ControlBody(request.Body), connection);
        }
        catch (Exception wrong) when (wrong is ControlException or ArgumentException)
        {
            return Refuse(400, wrong.Message);
        }
    }

    private VenueReply Index() =>
        Object(json =>
        {
            json.WriteString("exchange", _sandbox.ExchangeName);
            ControlJson.Write(json, "time", _sandbox.Clock.GetUtcNow());
            json.WriteNumber("skewMilliseconds", _sandbox.Clock.Skew.Ticks / TimeSpan.TicksPerMillisecond);
            json.WriteBoolean("makersRunning", _sandbox.Makers.IsRunning);
            json.WriteList(
                "calls",
                _calls.Keys.Select(key => $"{key.Method} {Prefix}{key.Path}").Order(StringComparer.Ordinal),
                static (writer, call) => writer.WriteStringValue(call));
        });

    // The keys are worthless elsewhere; with them another process trades here as the host would that started the sandbox.
    private VenueReply Endpoints()
    {
        if (_sandbox.Endpoints is not { } endpoints) return Refuse(503, "The sandbox has not started yet.");
        return Object(json =>
        {
            json.WriteString("exchange", _sandbox.ExchangeName);
            json.WriteStartObject("endpoints");
            foreach (var (key, address) in endpoints.Endpoints) json.WriteString(key, address.OriginalString);
            json.WriteEndObject();
            json.WriteStartObject("credentials");
            foreach (var key in endpoints.Credentials.Keys) json.WriteString(key, endpoints.Credentials[key]);
            json.WriteEndObject();
        });
    }

    private VenueReply Requests(VenueRequest request)
    {
        var last = Count(request, "last", int.MaxValue);
        return Object(json => json.WriteList("requests", _sandbox.Log.Entries.TakeLast(last), ControlJson.Write));
    }

    private VenueReply Cut(ControlBody body)
    {
        var refuseFor = body.Period("seconds", Second, MaxPeriod);
        body.ThrowIfUnread();
        var cut = _sandbox.CutConnections(refuseFor);
        return Object(json => json.WriteNumber("cut", cut));
    }

    private VenueReply Restart(ControlBody body, string connection)
    {
        var downFor = body.Period("seconds", Second, MaxPeriod);
        body.ThrowIfUnread();
        _sandbox.Restart(downFor, connection);
        return Object(json => json.WriteBoolean("restarted", true));
    }

    private VenueReply SetClock(ControlBody body)
    {
        body.Number("skewMilliseconds");
        var skew = body.Period("skewMilliseconds", Millisecond, MaxSkew);
        body.ThrowIfUnread();
        _sandbox.Clock.Skew = skew;
        return Object(json => ControlJson.Write(json, "time", _sandbox.Clock.GetUtcNow()));
    }

    private VenueReply Gap(ControlBody body)
    {
        var (pair, count) = (body.Text("pair"), body.OptionalInteger("count") ?? 1);
        body.ThrowIfUnread();
        _sandbox.Engine.SkipNumbers(pair, count);
        return Object(json => json.WriteNumber("skipped", count));
    }

    private VenueReply Halt(ControlBody body)
    {
        var (pair, halted) = (body.Text("pair"), body.Flag("halted"));
        body.ThrowIfUnread();
        _sandbox.Engine.Halt(pair, halted);
        return Object(json => json.WriteBoolean("halted", halted));
    }

    private VenueReply StepMakers(ControlBody body)
    {
        var (running, steps) = (body.OptionalFlag("running"), body.OptionalInteger("steps") ?? 0);
        body.ThrowIfUnread();
        if (steps is < 0 or > 10_000) throw new ControlException("The field 'steps' is not 0 to 10000.");
        for (var i = 0; i < steps; i++) _sandbox.Makers.Step();
        if (running == true) _sandbox.Makers.Start();
        if (running == false) _sandbox.Makers.Stop();
        return Object(json => json.WriteBoolean("running", _sandbox.Makers.IsRunning));
    }

    private VenueReply ListFaults() => Object(json => json.WriteList("faults", _sandbox.Faults.Active, ControlJson.Write));

    private VenueReply SetFault(ControlBody body)
    {
        var fault = new Fault
        {
            Kind = body.Choice<FaultKind>("kind"),
            Match = body.OptionalText("match") ?? "*",
            Method = body.OptionalText("method"),
            Count = body.OptionalInteger("count"),
            Probability = body.OptionalNumber("probability") ?? 1,
            Delay = body.Period("delayMilliseconds", Millisecond, MaxPeriod),
            Status = body.OptionalInteger("status") ?? 503,
            RetryAfter = body.OptionalNumber("retryAfterSeconds") is null ? Second : body.Period("retryAfterSeconds", Second, TimeSpan.FromDays(1)),
        };
        body.ThrowIfUnread();
        var id = _sandbox.Faults.Add(fault);
        return Object(json => json.WriteNumber("id", id));
    }

    private VenueReply ClearFaults(VenueRequest request)
    {
        if (request.QueryValue("id") is not { } text)
        {
            _sandbox.Faults.Clear();
            return Object(json => json.WriteBoolean("cleared", true));
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) throw new ControlException("The id is not a number.");
        var removed = _sandbox.Faults.Remove(id);
        return Object(json => json.WriteBoolean("cleared", removed));
    }

    private static VenueReply Object(Action<Utf8JsonWriter> write) =>
        VenueReply.Json(json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });

    private static int Count(VenueRequest request, string name, int otherwise) =>
        request.QueryValue(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw new ControlException($"The parameter '{name}' is not a number.");
}
