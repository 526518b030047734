using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>What all tracked books of one tracker have in common.</summary>
internal sealed record TrackedBookOptions(
    string ExchangeName,
    ContinuityRule Rule,
    int QueueCapacity,
    int SavedCapacity,
    Func<string, ActiveOrderTracker>? CreateActiveOrders,
    TimeProvider TimeProvider,
    ILogger Logger);
