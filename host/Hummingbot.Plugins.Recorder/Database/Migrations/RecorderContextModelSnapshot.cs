using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hummingbot.Plugins.Recorder.Migrations;

/// <summary>The tables as the newest migration leaves them; a test compares it with the model.</summary>
[DbContext(typeof(RecorderContext))]
internal sealed class RecorderContextModelSnapshot : ModelSnapshot
{
    internal static void Build(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity("Hummingbot.Plugins.Recorder.RecordedOrder", order =>
        {
            order.ToTable("Order");
            Texts(
                order, "market", "id", "config_file_path", "strategy", "symbol", "base_asset", "quote_asset", "order_type", "trade_type", "amount",
                "executed_amount_base", "executed_amount_quote", "last_status", "position");
            OptionalTexts(
                order, "exchange_order_id", "price", "last_error_kind", "last_error_code", "last_error", "tracking_state");
            order.Property<int>("state");
            order.Property<int>("leverage");
            order.Property<bool>("is_outcome_unknown");
            order.Property<bool>("is_cancel_requested");
            order.Property<long>("creation_timestamp");
            order.Property<long>("last_update_timestamp");
            order.HasKey("market", "id");
            order.HasIndex("creation_timestamp").HasDatabaseName("IX_Order_creation_timestamp");
            order.HasIndex("market", "symbol", "creation_timestamp").HasDatabaseName("IX_Order_market_symbol_creation_timestamp");
            order.HasIndex("config_file_path", "market").HasDatabaseName("IX_Order_tracked").HasFilter("tracking_state IS NOT NULL");
        });
        modelBuilder.Entity("Hummingbot.Plugins.Recorder.RecordedOrderStatus", status =>
        {
            status.ToTable("OrderStatus");
            Texts(status, "market", "order_id", "status", "reference");
            status.Property<long>("timestamp");
            status.HasKey("market", "order_id", "timestamp", "status", "reference");
        });
        modelBuilder.Entity("Hummingbot.Plugins.Recorder.RecordedFill", fill =>
        {
            fill.ToTable("TradeFill");
            Texts(
                fill, "market", "order_id", "exchange_trade_id", "config_file_path", "strategy", "symbol", "base_asset", "quote_asset", "trade_type",
                "order_type", "price", "amount", "trade_fee", "fee_source", "position");
            OptionalTexts(fill, "exchange_order_id", "quote_amount");
            fill.Property<long>("timestamp");
            fill.Property<int>("leverage");
            fill.Property<bool?>("is_taker");
            fill.HasKey("market", "order_id", "exchange_trade_id");
            fill.HasIndex("timestamp").HasDatabaseName("IX_TradeFill_timestamp");
            fill.HasIndex("market", "symbol", "timestamp").HasDatabaseName("IX_TradeFill_market_symbol_timestamp");
        });
        modelBuilder.Entity("Hummingbot.Plugins.Recorder.RecordedMarketState", state =>
        {
            state.ToTable("MarketState");
            Texts(state, "config_file_path", "market", "saved_state");
            state.Property<long>("timestamp");
            state.HasKey("config_file_path", "market");
        });
        modelBuilder.Entity("Hummingbot.Plugins.Recorder.RecordedMetadata", metadata =>
        {
            metadata.ToTable("Metadata");
            Texts(metadata, "key", "value");
            metadata.HasKey("key");
        });
    }

    protected override void BuildModel(ModelBuilder modelBuilder) => Build(modelBuilder);

    private static void Texts(EntityTypeBuilder entity, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns) entity.Property<string>(column).IsRequired();
    }

    private static void OptionalTexts(EntityTypeBuilder entity, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns) entity.Property<string?>(column);
    }
}
