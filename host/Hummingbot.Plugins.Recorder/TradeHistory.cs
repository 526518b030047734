using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hummingbot.Plugins.Recorder;

/// <summary>Reads what has been recorded, also while it is being recorded by this process or another. Safe for concurrent use.</summary>
public sealed class TradeHistory
{
    private const int MostRows = 10_000;

    private readonly RecorderDatabase _database;
    private readonly bool _isEmpty;

    internal TradeHistory(RecorderDatabase database, bool isEmpty = false)
    {
        _database = database;
        _isEmpty = isEmpty;
    }

    /// <summary>Opens a database to read, upgrading its tables if they are old. A SQLite file that does not exist is not created and has no
    /// rows.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecorderException">The database cannot be used; <see cref="RecorderException.Kind"/> and the message say why.</exception>
    public static async Task<TradeHistory> OpenAsync(RecorderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var database = new RecorderDatabase(options);
        if (database.File is not null && !File.Exists(database.File)) return new TradeHistory(database, isEmpty: true);
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                await SchemaUpgrade.RunAsync(database, connection, cancellationToken).ConfigureAwait(false);
            return new TradeHistory(database);
        }
        catch (Exception exception) when (DatabaseFault.IsOne(exception))
        {
            throw DatabaseFault.Of(exception, database);
        }
    }

    /// <summary>Reads orders, newest first by creation.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public Task<IReadOnlyList<RecordedOrder>> GetOrdersAsync(HistoryFilter filter, CancellationToken cancellationToken = default)
    {
        Check(filter);
        return ReadAsync(
            context =>
            {
                var orders = context.Orders.AsQueryable();
                if (filter.Exchange is { } exchange) orders = orders.Where(order => order.Exchange == exchange);
                if (filter.TradingPair is { } pair) orders = orders.Where(order => order.TradingPair == pair);
                if (filter.From is { } from) orders = orders.Where(order => order.CreationTimestamp >= from);
                if (filter.To is { } to) orders = orders.Where(order => order.CreationTimestamp < to);
                if (filter.ClientOrderId is { } id) orders = orders.Where(order => order.ClientOrderId == id);
                if (filter.OpenOnly) orders = orders.Where(order => order.State < OrderState.Filled);
                return orders.OrderByDescending(order => order.CreationTimestamp).ThenByDescending(order => order.ClientOrderId)
                    .Skip(filter.Skip).Take(filter.Take);
            },
            cancellationToken);
    }

    /// <summary>Reads fills, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public Task<IReadOnlyList<RecordedFill>> GetFillsAsync(HistoryFilter filter, CancellationToken cancellationToken = default)
    {
        Check(filter);
        return ReadAsync(
            context =>
            {
                var fills = context.Fills.AsQueryable();
                if (filter.Exchange is { } exchange) fills = fills.Where(fill => fill.Exchange == exchange);
                if (filter.TradingPair is { } pair) fills = fills.Where(fill => fill.TradingPair == pair);
                if (filter.From is { } from) fills = fills.Where(fill => fill.Timestamp >= from);
                if (filter.To is { } to) fills = fills.Where(fill => fill.Timestamp < to);
                if (filter.ClientOrderId is { } id) fills = fills.Where(fill => fill.ClientOrderId == id);
                return fills.OrderByDescending(fill => fill.Timestamp).ThenByDescending(fill => fill.ClientOrderId)
                    .ThenByDescending(fill => fill.ExchangeTradeId).Skip(filter.Skip).Take(filter.Take);
            },
            cancellationToken);
    }

    /// <summary>Reads one order.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="clientOrderId">The client order id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The order, or <see langword="null"/> when it is not on record.</returns>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public async Task<RecordedOrder?> FindOrderAsync(string exchange, string clientOrderId, CancellationToken cancellationToken = default)
    {
        var filter = new HistoryFilter { Exchange = exchange, ClientOrderId = clientOrderId, Take = 1 };
        return await GetOrdersAsync(filter, cancellationToken).ConfigureAwait(false) is [var order] ? order : null;
    }

    /// <summary>Reads the steps of one order, oldest first: at most the first 10,000.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="clientOrderId">The client order id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<RecordedOrderStatus>> GetStatusesAsync(
        string exchange, string clientOrderId, CancellationToken cancellationToken = default)
    {
        var steps = await ReadAsync(
            context => context.Statuses.Where(step => step.Exchange == exchange && step.ClientOrderId == clientOrderId)
                .OrderBy(step => step.Timestamp).Take(MostRows),
            cancellationToken).ConfigureAwait(false);
        return [.. steps.OrderBy(step => step.Timestamp).ThenBy(Rank)];
    }

    /// <summary>Reads how connectors were when something was last recorded of them.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One state per configuration and exchange.</returns>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public Task<IReadOnlyList<RecordedMarketState>> GetMarketStatesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            context => context.MarketStates.OrderBy(state => state.ConfigFile).ThenBy(state => state.Exchange).Take(MostRows), cancellationToken);

    internal async Task<IReadOnlyDictionary<string, string>> ReadTrackingStatesAsync(
        string exchange, string configFile, CancellationToken cancellationToken)
    {
        var (market, config) = (DatabaseText.Key(exchange), DatabaseText.Key(configFile));
        var rows = await ReadAsync(
            context => context.Orders
                .Where(order => order.ConfigFile == config && order.Exchange == market && order.TrackingState != null)
                .Select(order => new { order.ClientOrderId, order.TrackingState }),
            cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => row.ClientOrderId, row => row.TrackingState!, StringComparer.Ordinal);
    }

    private static void Check(HistoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(filter.Skip, nameof(filter));
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.Take, 1, nameof(filter));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Take, MostRows, nameof(filter));
    }

    /// <summary>The order of steps of one time.</summary>
    private static int Rank(RecordedOrderStatus step) => step.Status switch
    {
        OrderRows.PendingCreate => 0,
        nameof(MarketEvent.BuyOrderCreated) or nameof(MarketEvent.SellOrderCreated) => 1,
        nameof(MarketEvent.OrderFilled) => 2,
        nameof(MarketEvent.BuyOrderCompleted) or nameof(MarketEvent.SellOrderCompleted) or nameof(MarketEvent.OrderCancelled)
            or nameof(MarketEvent.OrderExpired) or nameof(MarketEvent.OrderFailure) => 4,
        _ => 3,
    };

    private async Task<IReadOnlyList<T>> ReadAsync<T>(Func<RecorderContext, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        if (_isEmpty) return [];
        try
        {
            var context = _database.CreateContext();
            await using (context.ConfigureAwait(false))
                return await query(context).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFault.IsOne(exception) || exception.InnerException is SqliteException)
        {
            throw DatabaseFault.Of(exception, _database);
        }
    }
}
