using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// Sends again what may be sent again: reads after any failure of the way, writes only when the venue surely did not act (never
/// reached, or refused for its limits), and once, freshly signed, what was refused for its time stamp. Bounds the whole call in time.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<Progress> ProgressKey = new("Hummingbot.Progress");

    private readonly ExchangeHttpOptions _options;
    private readonly RestEndpointTable _endpoints;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public ResilienceHandler(
        ExchangeHttpOptions options, RestEndpointTable endpoints, TimeProvider time, Random random, ILogger logger)
    {
        _options = options;
        _endpoints = endpoints;
        _time = time;
        _random = random;
        _logger = logger;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.MaxRetries > 0)
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = ShouldRetry,
                DelayGenerator = Delay,
                OnRetry = OnRetry,
            });
        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var endpoint = request.Options.TryGetValue(RestCall.Route, out var route)
            ? _endpoints.Find(route)
            : _endpoints.Find(request.Method, request.RequestUri!);
        var call = new RestCall(_options.Exchange, endpoint);
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);

        using var total = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token);
        var progress = new Progress(this, call, request, body);
        var context = ResilienceContextPool.Shared.Get(either.Token);
        try
        {
            context.Properties.Set(ProgressKey, progress);
            return await _pipeline.ExecuteAsync(
                static (context, progress) => progress.Handler.AttemptAsync(progress, context.CancellationToken), context, progress);
        }
        catch (OperationCanceledException exception) when (total.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(progress, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(Progress progress, CancellationToken cancellationToken)
    {
        // Signing and sending may change a request, so each attempt has its own.
        using var attempt = Copy(progress.Request, progress.Body);
        progress.Call.IsSent = false;
        progress.Call.AttachTo(attempt);
        try
        {
            return await base.SendAsync(attempt, cancellationToken);
        }
        catch (ExchangeException exception)
        {
            progress.LastError = exception;
            throw;
        }
        catch (OperationCanceledException)
        {
            // An attempt cut off on its way makes what the one before it came to worthless; one that still waited does not.
            if (progress.Call.IsSent) progress.LastError = null;
            throw;
        }
    }

    private ValueTask<bool> ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        if (arguments.Outcome.Exception is not ExchangeException error
            || !arguments.Context.Properties.TryGetValue(ProgressKey, out var progress))
            return ValueTask.FromResult(false);
        return ValueTask.FromResult(error.Kind switch
        {
            ExchangeErrorKind.Transport => true,
            ExchangeErrorKind.Unknown => progress.Call.Endpoint.IsRead,
            ExchangeErrorKind.RateLimited => progress.Call.IsSent && (error.RetryAfter ?? TimeSpan.Zero) <= _options.LongestRetryAfter,
            ExchangeErrorKind.Clock => _options.RefreshClock is not null && !progress.ClockWasRefreshed,
            _ => false,
        });
    }

    private ValueTask<TimeSpan?> Delay(RetryDelayGeneratorArguments<HttpResponseMessage> arguments)
    {
        var error = (ExchangeException)arguments.Outcome.Exception!;
        if (error.Kind == ExchangeErrorKind.Clock) return ValueTask.FromResult<TimeSpan?>(TimeSpan.Zero);
        var ticks = _options.RetryDelay.Ticks << Math.Min(arguments.AttemptNumber, 16);
        var delay = TimeSpan.FromTicks((ticks / 2) + _random.NextInt64((ticks / 2) + 1));
        return ValueTask.FromResult<TimeSpan?>(error.RetryAfter > delay ? error.RetryAfter.Value : delay);
    }

    private async ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        var error = (ExchangeException)arguments.Outcome.Exception!;
        RestLog.Retrying(_logger, _options.Exchange, arguments.AttemptNumber + 1, arguments.RetryDelay, error.Message);
        if (error.Kind != ExchangeErrorKind.Clock || !arguments.Context.Properties.TryGetValue(ProgressKey, out var progress)) return;
        progress.ClockWasRefreshed = true;
        await _options.RefreshClock!(arguments.Context.CancellationToken);
    }

    private ExchangeException TimedOut(Progress progress, OperationCanceledException exception)
    {
        var what = $"did not succeed within {_options.TotalTimeout.TotalSeconds:0.###} s";
        // The time ran out either on the way, or in a wait; a wait changes nothing about what the attempt before it came to.
        if (progress.Call.IsSent && progress.LastError is null) return RestFailures.OfSilence(progress.Call, what, exception);
        return progress.LastError ?? progress.Call.Error(
            ExchangeErrorKind.RateLimited, $"was not sent: it waited {_options.TotalTimeout.TotalSeconds:0.###} s for the rate limit.", exception);
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        if (body is null) return copy;
        copy.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Content!.Headers) copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    /// <summary>How far one call has come.</summary>
    private sealed class Progress(ResilienceHandler handler, RestCall call, HttpRequestMessage request, byte[]? body)
    {
        public ResilienceHandler Handler => handler;

        public RestCall Call => call;

        public HttpRequestMessage Request => request;

        public byte[]? Body => body;

        public ExchangeException? LastError { get; set; }

        public bool ClockWasRefreshed { get; set; }
    }
}
