using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Matrix;

/// <summary>A fault of the matrix: how it begins, and what it does before each step of the trader while it lasts.</summary>
/// <param name="Name">Its name in test names.</param>
/// <param name="Begin">Sets it.</param>
/// <param name="BeforeStep">Strikes again.</param>
/// <param name="Races">Whether cancellations race fills while it lasts.</param>
internal sealed record TradingFault(
    string Name, Action<VenueSandbox, Random> Begin, Action<VenueSandbox, Random>? BeforeStep = null, bool Races = false)
{
    private const string Orders = "*/order*";
    private const string Stream = "user";

    public static IReadOnlyList<TradingFault> All { get; } =
    [
        Requests("a response lost after accept", FaultKind.ResponseLost),
        Requests("a request lost", FaultKind.RequestLost),
        Requests("a server error after accept", FaultKind.ErrorAfter),
        Requests("a server error before accept", FaultKind.ErrorBefore),
        Messages("messages twice", FaultKind.MessageDuplicated),
        Messages("messages out of order", FaultKind.MessageReordered),
        Messages("messages late", FaultKind.MessageDelayed),
        Messages("messages missing", FaultKind.MessageLost),
        new("the stream cut", Nothing, (sandbox, random) => Sometimes(random, () => sandbox.CutConnections(Seconds(random, 4)))),
        new("the venue restarted", Nothing, (sandbox, random) => Sometimes(random, () => sandbox.Restart(Seconds(random, 4)))),
        new("too many requests", (sandbox, _) => sandbox.Faults.Add(new Fault
        {
            Kind = FaultKind.RateLimited,
            Probability = 0.7m,
            RetryAfter = TimeSpan.FromSeconds(2),
        })),
        new("a clock ten seconds ahead", (sandbox, _) => sandbox.Clock.Skew = TimeSpan.FromSeconds(10)),
        new("a clock ten seconds behind", (sandbox, _) => sandbox.Clock.Skew = TimeSpan.FromSeconds(-10)),
        new("cancels that race fills", Nothing, Races: true),
        new(
            "everything at once",
            (sandbox, random) =>
            {
                foreach (var kind in (FaultKind[])[FaultKind.ResponseLost, FaultKind.RequestLost, FaultKind.ErrorAfter, FaultKind.RateLimited])
                    sandbox.Faults.Add(new Fault { Kind = kind, Match = Orders, Probability = 0.15m });
                foreach (var kind in (FaultKind[])[FaultKind.MessageDuplicated, FaultKind.MessageReordered, FaultKind.MessageLost])
                    sandbox.Faults.Add(new Fault { Kind = kind, Match = Stream, Probability = 0.2m });
                sandbox.Clock.Skew = Seconds(random, 10);
            },
            (sandbox, random) => Sometimes(random, () => sandbox.CutConnections(Seconds(random, 2))),
            Races: true),
    ];

    private static TradingFault Requests(string name, FaultKind kind) => new(name, (sandbox, random) => sandbox.Faults.Add(new Fault
    {
        Kind = kind,
        Match = Orders,
        // Orders alone, cancellations alone, or whatever is about orders, questions included.
        Method = random.Next(3) switch { 0 => "POST", 1 => "DELETE", _ => null },
        Probability = 0.5m,
    }));

    private static TradingFault Messages(string name, FaultKind kind) => new(name, (sandbox, random) => sandbox.Faults.Add(new Fault
    {
        Kind = kind,
        Match = Stream,
        Probability = random.Next(2) == 0 ? 0.5m : 1m,
        Delay = kind == FaultKind.MessageDelayed ? TimeSpan.FromSeconds(1 + random.Next(8)) : TimeSpan.Zero,
    }));

    private static void Nothing(VenueSandbox sandbox, Random random)
    {
    }

    private static void Sometimes(Random random, Action strike)
    {
        if (random.Next(3) == 0) strike();
    }

    private static TimeSpan Seconds(Random random, int limit) => TimeSpan.FromSeconds(random.Next(limit));
}
