using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hummingbot.Plugins.Recorder.Migrations;

/// <summary>Orders, their statuses, fills, connector states, metadata. No column names a store type, so that each engine uses its own.
/// </summary>
[DbContext(typeof(RecorderContext))]
[Migration("20261122000000_InitialSchema")]
internal sealed class InitialSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Order",
            table => new
            {
                market = table.Column<string>(),
                id = table.Column<string>(),
                exchange_order_id = table.Column<string>(nullable: true),
                config_file_path = table.Column<string>(),
                strategy = table.Column<string>(),
                symbol = table.Column<string>(),
                base_asset = table.Column<string>(),
                quote_asset = table.Column<string>(),
                order_type = table.Column<string>(),
                trade_type = table.Column<string>(),
                amount = table.Column<string>(),
                price = table.Column<string>(nullable: true),
                executed_amount_base = table.Column<string>(),
                executed_amount_quote = table.Column<string>(),
                state = table.Column<int>(),
                is_outcome_unknown = table.Column<bool>(),
                is_cancel_requested = table.Column<bool>(),
                last_status = table.Column<string>(),
                creation_timestamp = table.Column<long>(),
                last_update_timestamp = table.Column<long>(),
                leverage = table.Column<int>(),
                position = table.Column<string>(),
                last_error_kind = table.Column<string>(nullable: true),
                last_error_code = table.Column<string>(nullable: true),
                last_error = table.Column<string>(nullable: true),
                tracking_state = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Order", row => new { row.market, row.id }));
        migrationBuilder.CreateTable(
            "OrderStatus",
            table => new
            {
                market = table.Column<string>(),
                order_id = table.Column<string>(),
                timestamp = table.Column<long>(),
                status = table.Column<string>(),
                reference = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey(
                "PK_OrderStatus", row => new { row.market, row.order_id, row.timestamp, row.status, row.reference }));
        migrationBuilder.CreateTable(
            "TradeFill",
            table => new
            {
                market = table.Column<string>(),
                order_id = table.Column<string>(),
                exchange_trade_id = table.Column<string>(),
                exchange_order_id = table.Column<string>(nullable: true),
                config_file_path = table.Column<string>(),
                strategy = table.Column<string>(),
                symbol = table.Column<string>(),
                base_asset = table.Column<string>(),
                quote_asset = table.Column<string>(),
                timestamp = table.Column<long>(),
                trade_type = table.Column<string>(),
                order_type = table.Column<string>(),
                price = table.Column<string>(),
                amount = table.Column<string>(),
                quote_amount = table.Column<string>(nullable: true),
                trade_fee = table.Column<string>(),
                fee_source = table.Column<string>(),
                is_taker = table.Column<bool>(nullable: true),
                leverage = table.Column<int>(),
                position = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_TradeFill", row => new { row.market, row.order_id, row.exchange_trade_id }));
        migrationBuilder.CreateTable(
            "MarketState",
            table => new
            {
                config_file_path = table.Column<string>(),
                market = table.Column<string>(),
                timestamp = table.Column<long>(),
                saved_state = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_MarketState", row => new { row.config_file_path, row.market }));
        migrationBuilder.CreateTable(
            "Metadata",
            table => new { key = table.Column<string>(), value = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_Metadata", row => row.key));

        migrationBuilder.CreateIndex("IX_Order_creation_timestamp", "Order", "creation_timestamp");
        migrationBuilder.CreateIndex("IX_Order_market_symbol_creation_timestamp", "Order", ["market", "symbol", "creation_timestamp"]);
        migrationBuilder.CreateIndex(
            "IX_Order_tracked", "Order", ["config_file_path", "market"], filter: "tracking_state IS NOT NULL");
        migrationBuilder.CreateIndex("IX_TradeFill_timestamp", "TradeFill", "timestamp");
        migrationBuilder.CreateIndex("IX_TradeFill_market_symbol_timestamp", "TradeFill", ["market", "symbol", "timestamp"]);
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => RecorderContextModelSnapshot.Build(modelBuilder);
}
