using System.Data;

namespace Hummingbot.Plugins.Recorder;

/// <summary>A statement with its parameters, in SQL that both engines take.</summary>
internal sealed class Statement(string sql, params (string Name, DbType Type)[] parameters)
{
    private const DbType Text = DbType.String;
    private const DbType Long = DbType.Int64;
    private const DbType Int = DbType.Int32;
    private const DbType Flag = DbType.Boolean;

    private static readonly (string Name, DbType Type)[] OrderColumns =
    [
        ("market", Text), ("id", Text), ("exchange_order_id", Text), ("config_file_path", Text), ("strategy", Text), ("symbol", Text),
        ("base_asset", Text), ("quote_asset", Text), ("order_type", Text), ("trade_type", Text), ("amount", Text), ("price", Text),
        ("executed_amount_base", Text), ("executed_amount_quote", Text), ("state", Int), ("is_outcome_unknown", Flag),
        ("is_cancel_requested", Flag), ("last_status", Text), ("creation_timestamp", Long), ("last_update_timestamp", Long), ("leverage", Int),
        ("position", Text), ("last_error_kind", Text), ("last_error_code", Text), ("last_error", Text), ("tracking_state", Text),
    ];

    private static readonly (string Name, DbType Type)[] FillColumns =
    [
        ("market", Text), ("order_id", Text), ("exchange_trade_id", Text), ("exchange_order_id", Text), ("config_file_path", Text),
        ("strategy", Text), ("symbol", Text), ("base_asset", Text), ("quote_asset", Text), ("timestamp", Long), ("trade_type", Text),
        ("order_type", Text), ("price", Text), ("amount", Text), ("quote_amount", Text), ("trade_fee", Text), ("fee_source", Text),
        ("is_taker", Flag), ("leverage", Int), ("position", Text),
    ];

    /// <summary>An order before it is sent. Changes nothing when the id is another order's; that this order's first event was quicker does not
    /// matter.</summary>
    public static Statement Journal { get; } = Insert("Order", OrderColumns, """
        ON CONFLICT (market, id) DO UPDATE SET tracking_state = COALESCE("Order".tracking_state, excluded.tracking_state)
        WHERE "Order".state = 0 AND "Order".creation_timestamp = excluded.creation_timestamp
        """);

    /// <summary>An order as its connector has it. Never takes it back, nor from one end to another; leaves its tracking state.</summary>
    public static Statement Order { get; } = Insert("Order", OrderColumns, """
        ON CONFLICT (market, id) DO UPDATE SET
        exchange_order_id = COALESCE(excluded.exchange_order_id, "Order".exchange_order_id), amount = excluded.amount, price = excluded.price,
        executed_amount_base = excluded.executed_amount_base, executed_amount_quote = excluded.executed_amount_quote, state = excluded.state,
        is_outcome_unknown = excluded.is_outcome_unknown, is_cancel_requested = excluded.is_cancel_requested,
        last_update_timestamp = excluded.last_update_timestamp, last_error_kind = excluded.last_error_kind,
        last_error_code = excluded.last_error_code, last_error = excluded.last_error
        WHERE excluded.state >= "Order".state AND ("Order".state < 40 OR excluded.state = "Order".state)
        """);

    /// <summary>An order of which only the acknowledgement is known.</summary>
    public static Statement CreatedOrder { get; } = Insert("Order", OrderColumns, "ON CONFLICT (market, id) DO NOTHING");

    /// <summary>What an event says of an order that is on record.</summary>
    public static Statement Change { get; } = new(
        """
        UPDATE "Order" SET last_status = @last_status,
        last_update_timestamp = CASE WHEN last_update_timestamp < @last_update_timestamp THEN @last_update_timestamp ELSE last_update_timestamp END,
        state = CASE WHEN state < 40 AND state < @state THEN @state ELSE state END,
        is_outcome_unknown = CASE WHEN @state >= 40 THEN @no ELSE is_outcome_unknown END,
        exchange_order_id = COALESCE(@exchange_order_id, exchange_order_id), last_error_kind = COALESCE(@last_error_kind, last_error_kind),
        last_error_code = COALESCE(@last_error_code, last_error_code), last_error = COALESCE(@last_error, last_error)
        WHERE market = @market AND id = @id
        """,
        ("market", Text), ("id", Text), ("last_status", Text), ("last_update_timestamp", Long), ("state", Int), ("no", Flag),
        ("exchange_order_id", Text), ("last_error_kind", Text), ("last_error_code", Text), ("last_error", Text));

    /// <summary>What a connector needs to take an order up again, or that nobody has to.</summary>
    public static Statement Tracking { get; } = new(
        """UPDATE "Order" SET tracking_state = @tracking_state WHERE market = @market AND id = @id""",
        ("market", Text), ("id", Text), ("tracking_state", Text));

    /// <summary>One step of an order.</summary>
    public static Statement Status { get; } = Insert(
        "OrderStatus",
        [("market", Text), ("order_id", Text), ("timestamp", Long), ("status", Text), ("reference", Text)],
        "ON CONFLICT (market, order_id, timestamp, status, reference) DO NOTHING");

    /// <summary>A fill as an event tells it.</summary>
    public static Statement Fill { get; } = Insert("TradeFill", FillColumns, "ON CONFLICT (market, order_id, exchange_trade_id) DO NOTHING");

    /// <summary>A fill as the order has it, which is more than the event tells.</summary>
    public static Statement OrderFill { get; } = Insert("TradeFill", FillColumns, """
        ON CONFLICT (market, order_id, exchange_trade_id) DO UPDATE SET timestamp = excluded.timestamp, quote_amount = excluded.quote_amount,
        is_taker = excluded.is_taker, exchange_order_id = COALESCE(excluded.exchange_order_id, "TradeFill".exchange_order_id)
        WHERE "TradeFill".quote_amount IS NULL
        """);

    /// <summary>How a connector is.</summary>
    public static Statement MarketState { get; } = Insert(
        "MarketState",
        [("config_file_path", Text), ("market", Text), ("timestamp", Long), ("saved_state", Text)],
        "ON CONFLICT (config_file_path, market) DO UPDATE SET timestamp = excluded.timestamp, saved_state = excluded.saved_state");

    public string Sql => sql;

    public IReadOnlyList<(string Name, DbType Type)> Parameters => parameters;

    private static Statement Insert(string table, (string Name, DbType Type)[] columns, string conflict)
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        var values = string.Join(", ", columns.Select(column => "@" + column.Name));
        return new Statement($"INSERT INTO \"{table}\" ({names}) VALUES ({values}) {conflict}", columns);
    }
}
