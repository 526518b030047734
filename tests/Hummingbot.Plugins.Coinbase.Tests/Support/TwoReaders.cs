using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>
/// The connector twice: one reads messages as they are, the other with a blank in them. The blank means nothing in JSON, but it is not how the
/// venue writes, so that the second never takes the short ways that the first takes.
/// </summary>
internal sealed partial class TwoReaders(string orderBook) : IAsyncDisposable
{
    private readonly PluginHost _usual = new(PluginHost.Settings(orderBook, PluginHost.Credentials));
    private readonly PluginHost _thorough = new(PluginHost.Settings(orderBook, PluginHost.Credentials));

    /// <summary>Messages that both emitted something for.</summary>
    public int Emitted { get; private set; }

    /// <summary>Messages that both refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Makes the products known.</summary>
    public void Prepare(string products)
    {
        foreach (var host in (PluginHost[])[_usual, _thorough]) host.DataSource.Translate(Frames.Rest("products", products), new CountingWriter());
    }

    /// <summary>Asserts that both make the same of a message, down to the words of a refusal.</summary>
    public void AssertAgree(ReadOnlySpan<byte> frame)
    {
        var usual = Read(_usual, frame.ToArray());
        var thorough = Read(_thorough, frame is [(byte)'{', .. var rest] ? [(byte)'{', (byte)' ', .. rest] : frame.ToArray());
        if (usual != thorough) Assert.Fail($"{Encoding.UTF8.GetString(frame)}\n  is read as  {usual}\n  but was to be  {thorough}");
        if (usual.StartsWith("refused", StringComparison.Ordinal)) Refused++;
        else if (usual.Contains(';', StringComparison.Ordinal)) Emitted++;
    }

    public async ValueTask DisposeAsync()
    {
        await _usual.DisposeAsync();
        await _thorough.DisposeAsync();
    }

    private static string Read(PluginHost host, ReadOnlyMemory<byte> frame)
    {
        try
        {
            var (pair, messages) = host.DataSource.Translate(Frames.Feed(frame));
            var text = $"{pair}{string.Concat(messages.Select(Describe))}";
            foreach (var message in messages) message.Return();
            return text;
        }
        catch (ExchangeException e)
        {
            return $"refused as {e.Kind}: {Position().Replace(e.Message, "")}";
        }
    }

    private static string Describe(OrderBookMessage message) => string.Create(
        CultureInfo.InvariantCulture,
        $"; {message.Type} {message.TradingPair} {message.FirstUpdateId}-{message.UpdateId} at {message.ExchangeTime:O} "
        + $"scale {message.PriceDecimals} {message.AmountDecimals} bids {Describe(message.Bids)} asks {Describe(message.Asks)} "
        + $"trade {message.TradeNumber} {message.TradeId} {message.TakerSide} {message.Trade} {DescribeOrder(message as ActiveOrderMessage)}");

    private static string Describe(ReadOnlySpan<OrderBookLevel> levels) => string.Join(' ', levels.ToArray());

    private static string DescribeOrder(ActiveOrderMessage? message) => message is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{message.Action} {message.OrderId} {message.Side} {message.Order} {message.Quantity} {message.Funds} {message.FundsDecimals}");

    // The blank moves everything behind it by one.
    [GeneratedRegex(@"LineNumber: \d+ \| BytePositionInLine: \d+")]
    private static partial Regex Position();
}
