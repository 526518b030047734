using System.Globalization;
using Hummingbot.Plugins.Sandbox.Control;
using Hummingbot.Plugins.Sandbox.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <content>The way of a request: faults, route, rate limits, signature, handler, faults again.</content>
internal sealed partial class SandboxServer
{
    private async Task HandleAsync(HttpContext context)
    {
        if (!IsLocal(context.Request.Host))
        {
            await WriteAsync(context, VenueReply.Text("Only for this machine.", 403)).ConfigureAwait(false);
            return;
        }

        try
        {
            var body = await ReadBodyAsync(context.Request).ConfigureAwait(false);
            var request = new VenueRequest(
                context.Request.Method,
                TargetOf(context),
                context.Request.Headers,
                body ?? default,
                context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                _sandbox.Clock.GetUtcNow());
            if (ControlApi.IsFor(request.Path))
            {
                var reply = body is null ? ControlApi.Refuse(413, "The body is too large.") : _control.Answer(request, context.Connection.Id);
                await WriteAsync(context, reply).ConfigureAwait(false);
            }
            else if (IsBefore(ref _downUntil))
            {
                context.Abort();
            }
            else
            {
                await AnswerAsync(context, request, isBodyTooLarge: body is null).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || _stopping.IsCancellationRequested)
        {
            // Nobody waits for the answer.
            context.Abort();
        }
        catch (Exception failure) when (failure is not BadHttpRequestException)
        {
            // Even the venue's own words for a failure failed.
            _sandbox.Logger.Failed(failure, _sandbox.ExchangeName, context.Request.Method, context.Request.Path);
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, VenueRequest request, bool isBodyTooLarge)
    {
        var faults = _sandbox.Faults.TakeForRequest(request.Method, request.Path);
        await DelayAsync(faults.DelayBefore, context).ConfigureAwait(false);
        var usage = new List<RateUsage>();
        var reply = ReplyOf(faults.Decisive, FaultKind.ErrorBefore, FaultKind.RateLimited, request);
        if (faults.Decisive?.Kind != FaultKind.RequestLost && reply is null)
        {
            if (isBodyTooLarge) reply = Reply(new VenueProblem(VenueProblemKind.BodyTooLarge, 413), request);
            else if (!context.WebSockets.IsWebSocketRequest) reply = Process(request, usage);
            else if (faults.Decisive is null) reply = await OpenSessionAsync(context, request, usage, faults).ConfigureAwait(false);
            if (context.WebSockets.IsWebSocketRequest && reply is null && faults.Decisive is null) return;
        }

        reply = ReplyOf(faults.Decisive, FaultKind.ErrorAfter, FaultKind.ErrorAfter, request) ?? reply;
        await DelayAsync(faults.DelayAfter, context).ConfigureAwait(false);
        var isLost = reply is null || faults.Decisive?.Kind is FaultKind.RequestLost or FaultKind.ResponseLost;
        Record(request, isLost ? null : reply!.Status, faults.Name);
        if (isLost)
        {
            context.Abort();
            return;
        }

        _sandbox.Engine.Atomically(() => _sandbox.Decorate(request, reply!, usage));
        await WriteAsync(context, reply!).ConfigureAwait(false);
    }

    private VenueReply Process(VenueRequest request, List<RateUsage> usage)
    {
        try
        {
            return _sandbox.Engine.Atomically(() => Admit(request, isWebSocket: false, usage, out var route) ?? route!.Handler!(request));
        }
        catch (Exception failure)
        {
            return Failed(failure, request);
        }
    }

    /// <summary>Runs a session; the refusal when there is none.</summary>
    private async Task<VenueReply?> OpenSessionAsync(HttpContext context, VenueRequest request, List<RateUsage> usage, RequestFaults faults)
    {
        if (IsBefore(ref _refusedUntil) || _sessions.Count >= _options.MaxSessions || _stopping.IsCancellationRequested)
            return Reply(new VenueProblem(VenueProblemKind.Unavailable, 503), request);
        Route? route = null;
        try
        {
            if (_sandbox.Engine.Atomically(() => Admit(request, isWebSocket: true, usage, out route)) is { } refusal) return refusal;
        }
        catch (Exception failure)
        {
            return Failed(failure, request);
        }

        var options = route!.SocketOptions!;
        var accept = new WebSocketAcceptContext { KeepAliveInterval = options.PingInterval, KeepAliveTimeout = options.PongTimeout };
        using var socket = await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false);
        var session = new SocketSession(Interlocked.Increment(ref _lastSession), request, _sandbox, options);
        _sessions[session.Id] = session;
        Record(request, 101, faults.Name, "OPEN", session.Id);
        // One that came while all others were being closed.
        if (_stopping.IsCancellationRequested) session.Cut();
        var wasCut = await session.RunAsync(socket, route.Socket!).ConfigureAwait(false);
        _sessions.TryRemove(session.Id, out _);
        Record(request, null, wasCut ? "Cut" : null, "CLOSE", session.Id);
        if (wasCut) context.Abort();
        return null;
    }

    /// <summary>Finds the route and checks what it demands; the refusal if something is wrong.</summary>
    private VenueReply? Admit(VenueRequest request, bool isWebSocket, List<RateUsage> usage, out Route? route)
    {
        (route, var problem) = _routes.Find(request.Method, request.Path, isWebSocket, out var values);
        if (route is null)
        {
            var status = problem switch
            {
                VenueProblemKind.MethodNotAllowed => 405,
                VenueProblemKind.UpgradeRequired => 426,
                _ => 404,
            };
            return Reply(new VenueProblem(problem, status), request);
        }

        request.RouteValues = values;
        var costs = route.Options.CostsOf?.Invoke(request) ?? route.Options.Costs;
        if (_limits.Take(costs, RateLimitScope.Address, request.RemoteAddress, usage) is { } byAddress) return Limited(byAddress, request);
        if (!route.Options.IsSigned) return null;
        if (_sandbox.Authenticate(request) is { } refusal) return refusal;
        return _limits.Take(costs, RateLimitScope.Account, request.Account, usage) is { } byAccount ? Limited(byAccount, request) : null;
    }

    private VenueReply Limited((RateLimitRule Rule, TimeSpan RetryAfter) exceeded, VenueRequest request) =>
        Reply(new VenueProblem(VenueProblemKind.RateLimited, 429, exceeded.RetryAfter, exceeded.Rule), request);

    private VenueReply Failed(Exception failure, VenueRequest request)
    {
        _sandbox.Logger.Failed(failure, _sandbox.ExchangeName, request.Method, request.Path);
        return Reply(new VenueProblem(VenueProblemKind.ServerError, 500), request);
    }

    private VenueReply? ReplyOf(Fault? fault, FaultKind error, FaultKind limit, VenueRequest request) =>
        fault is null || (fault.Kind != error && fault.Kind != limit) ? null
        : fault.Kind == FaultKind.RateLimited ? Reply(new VenueProblem(VenueProblemKind.RateLimited, 429, fault.RetryAfter), request)
        : Reply(new VenueProblem(VenueProblemKind.ServerError, fault.Status), request);

    private VenueReply Reply(VenueProblem problem, VenueRequest request)
    {
        var reply = _sandbox.Engine.Atomically(() => _sandbox.Reply(problem, request));
        if (problem.RetryAfter is { } wait)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            reply.Headers.TryAdd("Retry-After", seconds);
        }

        return reply;
    }

    private void Record(VenueRequest request, int? status, string? fault, string? what = null, long? session = null)
    {
        var target = request.QueryString.Length == 0
            ? request.Path
            : $"{request.Path}?{FormText.Redact(request.QueryString, _options.SecretParameters)}";
        _sandbox.Log.Add(_sandbox.Clock.GetUtcNow(), what ?? request.Method, target, status, request.ApiKey?.Account, fault, session);
        _sandbox.Logger.Answered(
            _sandbox.ExchangeName, what ?? request.Method, target, status, fault is null ? string.Empty : $" (fault: {fault})");
    }

    private async Task DelayAsync(TimeSpan delay, HttpContext context)
    {
        if (delay == TimeSpan.Zero) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        await Task.Delay(delay, _sandbox.Clock, either.Token).ConfigureAwait(false);
    }

    /// <summary>The body; <see langword="null"/> when it is too large.</summary>
    private async Task<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > _options.MaxBodyBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > _options.MaxBodyBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private async Task WriteAsync(HttpContext context, VenueReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Date = _sandbox.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        if (reply.ContentType is not null) response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        await response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string TargetOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // Proxies send whole addresses.
        return target.StartsWith('/') ? target : context.Request.Path + context.Request.QueryString.Value;
    }
}
