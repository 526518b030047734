using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// What the conformance classes have in common: a session for each card, and its row in the report. Cards run on the venue's sandbox, or,
/// when the environment variable <see cref="SwitchVariable"/> is <c>live</c>, those that may on the real API.
/// </summary>
public abstract class ConformanceTest : IAsyncLifetime
{
    /// <summary>The environment variable that chooses between sandbox and real API.</summary>
    public const string SwitchVariable = "HBOT_CONFORMANCE";

    // What the test framework puts before the reason of a skip.
    private const string SkipMark = "$XunitDynamicSkip$";

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private VenueSession? _session;

    /// <summary>The venue's facts.</summary>
    protected abstract VenueUnderTest Venue { get; }

    /// <summary>The venue of this card.</summary>
    protected VenueSession Session => _session ?? throw new InvalidOperationException("The card has not begun.");

    /// <summary>Ends when the run is given up.</summary>
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static bool IsLive =>
        string.Equals(Environment.GetEnvironmentVariable(SwitchVariable), "live", StringComparison.OrdinalIgnoreCase);

    private static MethodInfo Method => ((IXunitTestMethod)TestContext.Current.TestMethod!).Method;

    /// <summary>Starts the venue.</summary>
    /// <returns>A task that ends when the card can begin.</returns>
    public async ValueTask InitializeAsync()
    {
        try
        {
            Assert.SkipWhen(IsLive && Method.GetCustomAttribute<CardAttribute>() is not { RunsLive: true }, "The card is not for the real API.");
            _session = await VenueSession.StartAsync(Venue, IsLive, Cancelled);
        }
        catch (Exception exception)
        {
            // A test that cannot begin is not disposed.
            Report(exception is SkipException ? CardOutcome.NotApplicable : CardOutcome.Failed, exception.Message);
            throw;
        }
    }

    /// <summary>Stops the venue and notes the verdict.</summary>
    /// <returns>A task that ends when nothing of the card runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState is { } state) Report(OutcomeOf(state.Result), state.ExceptionMessages?.FirstOrDefault());
        if (_session is not null) await _session.DisposeAsync();
    }

    private static CardOutcome OutcomeOf(TestResult result) => result switch
    {
        TestResult.Passed => CardOutcome.Passed,
        TestResult.Failed => CardOutcome.Failed,
        _ => CardOutcome.NotApplicable,
    };

    private void Report(CardOutcome outcome, string? reason)
    {
        if (Method.GetCustomAttribute<CardAttribute>() is not { } card) return;
        if (outcome == CardOutcome.Failed)
        {
            foreach (var line in _session?.LogLines ?? []) TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        ConformanceReport.Add(new CardResult(
            card.Id,
            Method.Name.Replace('_', ' '),
            _session?.Descriptor.Name ?? Venue.CreatePlugin().Descriptor.Name,
            GetType().Name,
            outcome,
            (long)TimeProvider.System.GetElapsedTime(_began).TotalMilliseconds,
            reason?.Replace(SkipMark, string.Empty, StringComparison.Ordinal)));
    }
}
