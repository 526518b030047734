using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Tests.Support;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Coinbase.Tests;

/// <summary>The short ways of reading messages give what the whole parser gives, whatever arrives.</summary>
public sealed class CoinbaseFastPathTests
{
    private static readonly SymbolMap Symbols = new([new TradedSymbol("ETH-USD", "ETH-USD")]);

    private const string Refusal = """{"type":"error","message":"Failed to subscribe","reason":"ETH-USD is not a valid product"}""";

    private static readonly string[] Orders =
    [
        """{"type":"received","side":"sell","product_id":"ETH-USD","time":"2021-08-25T18:17:39.150151Z","sequence":4931404746,"order_id":"abf98f5b-878e-4ccb-bbdc-3cb9c2ecdc67","order_type":"limit","size":"6.18088976","price":"2354.7","client_oid":"60311f97-681f-465f-8ba7-546ddc4f6a71"}""",
        """{"type":"open","side":"sell","product_id":"ETH-USD","time":"2021-08-25T18:30:31.402926Z","sequence":3091541928,"price":"1.0757","order_id":"b118f276-be5c-434b-870f-78fb8a30b553","remaining_size":"140"}""",
        """{"type":"done","side":"sell","product_id":"ETH-USD","time":"2021-08-25T17:09:14.566068Z","sequence":3585304993,"order_id":"61b0a035-f130-439c-8b8e-554f102d572d","reason":"canceled","price":"27.2005","remaining_size":"20"}""",
        """{"type":"match","trade_id":280232,"maker_order_id":"ac928c66-ca53-498f-9c13-a110027a60e8","taker_order_id":"132fb6ae-456b-4654-b4e0-d681ac05cea1","side":"sell","size":"985","price":"0.00001305","product_id":"ETH-USD","sequence":177100030,"time":"2021-04-17T16:43:37.081687Z"}""",
        """{"type":"change","reason":"STP","time":"2021-08-25T18:17:39.150151Z","sequence":4931404747,"order_id":"abf98f5b-878e-4ccb-bbdc-3cb9c2ecdc67","side":"sell","product_id":"ETH-USD","old_size":"12.234412","new_size":"5.23512","price":"400.23"}""",
        """{"type":"change","reason":"modify_order","time":"2021-08-25T18:17:39.150151Z","sequence":80,"order_id":"abf98f5b-878e-4ccb-bbdc-3cb9c2ecdc67","side":"buy","product_id":"ETH-USD","old_size":"2","new_size":"1.75","old_price":"1400","new_price":"1390.5"}""",
        """{"type":"change","time":"2021-08-25T18:17:39.150151Z","sequence":81,"order_id":"abf98f5b-878e-4ccb-bbdc-3cb9c2ecdc67","side":"buy","product_id":"ETH-USD","old_funds":"20.5","new_funds":"10.5","price":"1300"}""",
        Refusal,
    ];

    private static readonly string[] Levels =
    [
        """{"type":"l2update","product_id":"ETH-USD","changes":[["sell","0.00001306","660.5"]],"time":"2021-04-17T16:43:37.075687Z"}""",
        """{"type":"l2update","product_id":"ETH-USD","changes":[["buy","100.25","0.0"],["sell","101.5","0.00000001"],["buy","99","12"]],"time":"2021-04-17T16:43:37.075687Z"}""",
        Orders[3],
        """{"type":"heartbeat","sequence":90,"last_trade_id":20,"product_id":"ETH-USD","time":"2021-04-17T16:43:38.464459Z"}""",
        Frames.Snapshot,
        Refusal,
    ];

    [Theory]
    [InlineData("level2_batch", 1)]
    [InlineData("level2_batch", 2)]
    [InlineData("full", 3)]
    [InlineData("full", 4)]
    public async Task A_damaged_message_is_read_or_refused_as_the_whole_parser_does_it(string orderBook, int seed)
    {
        await using var readers = new TwoReaders(orderBook);
        readers.Prepare(Frames.Products);
        var damage = new FrameDamage(seed, orderBook == "full" ? Orders : Levels, OddValues.All);
        for (var i = 0; i < 20_000; i++) readers.AssertAgree(damage.Next());
        Assert.InRange(readers.Emitted, 2_000, 18_000);
        Assert.InRange(readers.Refused, 2_000, 18_000);
    }

    [Theory]
    [InlineData("level2_batch")]
    [InlineData("full")]
    public async Task A_message_of_any_members_is_read_or_refused_as_the_whole_parser_does_it(string orderBook)
    {
        await using var readers = new TwoReaders(orderBook);
        readers.Prepare(Frames.Products);
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5_000);
        Check.One(config, Prop.ForAll(Messages(orderBook == "full" ? Orders : Levels).ToArbitrary(), frame =>
        {
            readers.AssertAgree(Encoding.UTF8.GetBytes(frame));
            return true;
        }));
    }

    [Fact]
    public async Task Recorded_messages_are_read_as_the_whole_parser_reads_them()
    {
        var lines = Recording.Load("coinbase");
        await using var readers = new TwoReaders("level2_batch");
        readers.Prepare(lines.First(line => line.IsRest).Body);
        foreach (var line in lines.Where(line => line.IsFrame)) readers.AssertAgree(Encoding.UTF8.GetBytes(line.Body));
        Assert.Equal((4876 + 31 + 10, 0), (readers.Emitted, readers.Refused));
    }

    [Fact]
    public async Task A_stream_of_orders_is_read_as_the_whole_parser_reads_it()
    {
        var venue = new OrderSimulator(seed: 11);
        await using var readers = new TwoReaders("full");
        readers.Prepare(Frames.Products);
        for (var i = 0; i < 5_000; i++) readers.AssertAgree(Encoding.UTF8.GetBytes(venue.Next()));
        Assert.Equal((5_000, 0), (readers.Emitted, readers.Refused));
    }

    [Fact]
    public void The_usual_messages_of_orders_need_no_whole_parser()
    {
        foreach (var frame in Orders[..^1])
        {
            var usual = new CoinbaseFrame();
            var whole = new CoinbaseFrame();
            Assert.True(usual.TryReadPlain(Encoding.UTF8.GetBytes(frame), Symbols), frame);
            whole.Read(Encoding.UTF8.GetBytes(frame), Symbols);
            Assert.Equal((whole.Type, whole.Sequence, whole.TradeId, whole.Time, whole.Symbol), (usual.Type, usual.Sequence, usual.TradeId, usual.Time, usual.Symbol));
        }
    }

    [Fact]
    public void Every_time_of_the_usual_form_is_read_as_the_framework_reads_it()
    {
        var digits = "0000-00-00T00:00:00.000000Z"u8.ToArray();
        var random = new Random(7);
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = Encoding.ASCII.GetBytes(DateTime.UnixEpoch.AddMicroseconds(random.NextInt64(4_000_000_000_000_000)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", null));
            var place = random.Next(text.Length);
            text[place] = (byte)(digits[place] + random.Next(-1, 11));
            if (!CoinbaseTime.TryRead(text, out var time)) continue;
            read++;
            Assert.True(new Utf8JsonReader([(byte)'"', .. text, (byte)'"']) is var json && json.Read() && json.TryGetDateTimeOffset(out var expected) && time.EqualsExact(expected));
        }

        Assert.InRange(read, 50_000, 190_000);
    }

    // Members of real messages, with values of their own or of others, in any order and number.
    private static Gen<string> Messages(IReadOnlyList<string> frames)
    {
        var members = frames.SelectMany(frame => JsonDocument.Parse(frame).RootElement.EnumerateObject()).ToList();
        var real = Gen.Elements(members.Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"));
        var made =
            from name in Gen.Elements(members.Select(member => member.Name))
            from value in Gen.Elements(OddValues.All)
            select $"\"{name}\":{value}";
        var whole =
            from frame in Gen.Elements(frames.Select(frame => frame[1..^1]))
            from added in Gen.Frequency((2, real), (3, made)).ListOf(1)
            from isFirst in Gen.Elements(true, false)
            select isFirst ? $"{added[0]},{frame}" : $"{frame},{added[0]}";
        var mixed = Gen.Frequency((5, real), (1, made)).ListOf().Select(list => string.Join(',', list));
        return Gen.Frequency((1, whole), (2, mixed)).Select(content => $"{{{content}}}");
    }
}
