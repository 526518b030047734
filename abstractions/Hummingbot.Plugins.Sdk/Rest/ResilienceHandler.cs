using System.Runtime.ExceptionServices;
using Hummingbot.Plugins.Sdk.Time;
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
    private static readonly ResiliencePropertyKey<RestCall> CallKey = new("Hummingbot.Call");

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
        var call = request is RestRequest { Call: var own } ? own : new RestCall(_options.Exchange, EndpointOf(request));
        // A call that writes itself anew for every attempt is sent as it is; any other may be changed on its way, so each attempt has its own.
        var isWritten = request is RestRequest;
        var body = isWritten || request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        using var total = TimeLimit.Within(cancellationToken);
        try
        {
            // Few calls are sent again: what that takes is set up for them alone.
            var first = AttemptAsync(call, request, isWritten, body, total.Token);
            if (!first.IsCompleted) total.Start(_options.TotalTimeout, _time);
            try
            {
                return await first;
            }
            catch (ExchangeException error) when (ShouldRetry(call, error))
            {
                total.Start(_options.TotalTimeout, _time);
                return await RetryAsync(error, call, request, isWritten, body, total.Token);
            }
        }
        catch (OperationCanceledException exception) when (total.HasPassed && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(call, exception);
        }
    }

    private RestEndpoint EndpointOf(HttpRequestMessage request) => request.Options.TryGetValue(RestCall.Route, out var route)
        ? _endpoints.Find(route)
        : _endpoints.Find(request.Method, request.RequestUri!);

    /// <summary>Runs the strategy, for which the attempt that has failed is the first one.</summary>
    private async Task<HttpResponseMessage> RetryAsync(
        ExchangeException failure, RestCall call, HttpRequestMessage request, bool isWritten, byte[]? body, CancellationToken cancellationToken)
    {
        var first = ExceptionDispatchInfo.Capture(failure);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(CallKey, call);
            return await _pipeline.ExecuteAsync(
                async attempt =>
                {
                    Interlocked.Exchange(ref first, null)?.Throw();
                    return await AttemptAsync(call, request, isWritten, body, attempt.CancellationToken);
                },
                context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        RestCall call, HttpRequestMessage request, bool isWritten, byte[]? body, CancellationToken cancellationToken)
    {
        using var copy = isWritten ? null : Copy(call, request, body);
        call.IsSent = false;
        try
        {
            return await base.SendAsync(copy ?? request, cancellationToken);
        }
        catch (ExchangeException exception)
        {
            call.LastError = exception;
            throw;
        }
        catch (OperationCanceledException)
        {
            // An attempt cut off on its way makes what the one before it came to worthless; one that still waited does not.
            if (call.IsSent) call.LastError = null;
            throw;
        }
    }

    private bool ShouldRetry(RestCall call, ExchangeException error) => _options.MaxRetries > 0 && error.Kind switch
    {
        ExchangeErrorKind.Transport => true,
        ExchangeErrorKind.Unknown => call.Endpoint.IsRead,
        ExchangeErrorKind.RateLimited => call.IsSent && (error.RetryAfter ?? TimeSpan.Zero) <= _options.LongestRetryAfter,
        ExchangeErrorKind.Clock => _options.RefreshClock is not null && !call.ClockWasRefreshed,
        _ => false,
    };

    private ValueTask<bool> ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments) => ValueTask.FromResult(
        arguments.Outcome.Exception is ExchangeException error
        && arguments.Context.Properties.TryGetValue(CallKey, out var call)
        && ShouldRetry(call, error));

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
        if (error.Kind != ExchangeErrorKind.Clock || !arguments.Context.Properties.TryGetValue(CallKey, out var call)) return;
        call.ClockWasRefreshed = true;
        await _options.RefreshClock!(arguments.Context.CancellationToken);
    }

    private ExchangeException TimedOut(RestCall call, OperationCanceledException exception)
    {
        var what = $"did not succeed within {_options.TotalTimeout.TotalSeconds:0.###} s";
        // The time ran out either on the way, or in a wait; a wait changes nothing about what the attempt before it came to.
        if (call.IsSent && call.LastError is null) return RestFailures.OfSilence(call, what, exception);
        return call.LastError ?? call.Error(
            ExchangeErrorKind.RateLimited, $"was not sent: it waited {_options.TotalTimeout.TotalSeconds:0.###} s for the rate limit.", exception);
    }

    private static RestRequest Copy(RestCall call, HttpRequestMessage request, byte[]? body)
    {
        var copy = new RestRequest(call, request.Method, request.RequestUri)
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
}
