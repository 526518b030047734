using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hummingbot.Plugins.Recorder;

/// <summary>The tables, for reading and for migrations; writing has its own statements.</summary>
/// <remarks>
/// No foreign keys: a fill may be known before its order, and checking them would cost every write. Every key is natural, so that a write
/// whose outcome is unknown can be repeated.
/// </remarks>
internal sealed class RecorderContext(DbContextOptions<RecorderContext> options) : DbContext(options)
{
    public DbSet<RecordedOrder> Orders => Set<RecordedOrder>();

    public DbSet<RecordedOrderStatus> Statuses => Set<RecordedOrderStatus>();

    public DbSet<RecordedFill> Fills => Set<RecordedFill>();

    public DbSet<RecordedMarketState> MarketStates => Set<RecordedMarketState>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HaveConversion<NumberConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
        configurationBuilder.Properties<TradeFee>().HaveConversion<FeeConverter>();
        configurationBuilder.Properties<OrderType>().HaveConversion<string>();
        configurationBuilder.Properties<TradeType>().HaveConversion<string>();
        configurationBuilder.Properties<FeeSource>().HaveConversion<string>();
        configurationBuilder.Properties<ExchangeErrorKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RecordedOrder>(order =>
        {
            order.ToTable("Order").HasKey(row => new { row.Exchange, row.ClientOrderId });
            order.Property(row => row.TrackingState);
            Name(order, ("Exchange", "market"), ("ClientOrderId", "id"), ("ConfigFile", "config_file_path"), ("TradingPair", "symbol"));
            order.HasIndex(row => row.CreationTimestamp).HasDatabaseName("IX_Order_creation_timestamp");
            order.HasIndex(row => new { row.Exchange, row.TradingPair, row.CreationTimestamp })
                .HasDatabaseName("IX_Order_market_symbol_creation_timestamp");
            order.HasIndex(row => new { row.ConfigFile, row.Exchange })
                .HasDatabaseName("IX_Order_tracked").HasFilter("tracking_state IS NOT NULL");
        });
        modelBuilder.Entity<RecordedOrderStatus>(status =>
        {
            status.ToTable("OrderStatus")
                .HasKey(row => new { row.Exchange, row.ClientOrderId, row.Timestamp, row.Status, row.Reference });
            Name(status, ("Exchange", "market"), ("ClientOrderId", "order_id"));
        });
        modelBuilder.Entity<RecordedFill>(fill =>
        {
            fill.ToTable("TradeFill").HasKey(row => new { row.Exchange, row.ClientOrderId, row.ExchangeTradeId });
            Name(fill, ("Exchange", "market"), ("ClientOrderId", "order_id"), ("ConfigFile", "config_file_path"), ("TradingPair", "symbol"));
            fill.HasIndex(row => row.Timestamp).HasDatabaseName("IX_TradeFill_timestamp");
            fill.HasIndex(row => new { row.Exchange, row.TradingPair, row.Timestamp }).HasDatabaseName("IX_TradeFill_market_symbol_timestamp");
        });
        modelBuilder.Entity<RecordedMarketState>(state =>
        {
            state.ToTable("MarketState").HasKey(row => new { row.ConfigFile, row.Exchange });
            Name(state, ("Exchange", "market"), ("ConfigFile", "config_file_path"));
        });
        modelBuilder.Entity<RecordedMetadata>(metadata =>
        {
            metadata.ToTable("Metadata").HasKey(row => row.Key);
            Name(metadata);
        });
    }

    /// <summary>The columns have the field's own names where it has some, and else the properties' in snake case.</summary>
    private static void Name<T>(EntityTypeBuilder<T> entity, params (string Property, string Column)[] names)
        where T : class
    {
        foreach (var property in entity.Metadata.GetProperties())
        {
            var own = Array.Find(names, name => name.Property == property.Name).Column;
            entity.Property(property.Name).HasColumnName(own ?? SnakeCase(property.Name)).ValueGeneratedNever();
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private sealed class NumberConverter()
        : ValueConverter<decimal, string>(value => DatabaseText.Number(value), text => DatabaseText.ReadNumber(text));

    private sealed class TimeConverter()
        : ValueConverter<DateTimeOffset, long>(time => DatabaseTime.Of(time), microseconds => DatabaseTime.Read(microseconds));

    private sealed class FeeConverter()
        : ValueConverter<TradeFee, string>(fee => TradeFeeText.Of(fee), text => TradeFeeText.Read(text));
}
