using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.Numbers;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public sealed class JsonScannerTests
{
    private const string Message = """{"name":"BTCUSDT","id":1234567890123456,"price":"64999.73000000","amount":"0.5"}""";

    [Fact]
    public void A_message_is_read_piece_by_piece()
    {
        Assert.True(TryReadMessage(Messages.Utf8(Message), out var read));
        Assert.Equal(("BTCUSDT", 1234567890123456L, 6499973L, 500L), read);
    }

    [Theory]
    [InlineData("BTCUSDT", "BTC\\u0055SDT")]
    [InlineData("BTCUSDT", "BTC\nUSDT")]
    [InlineData("BTCUSDT", "a name of thirty-two characters: n")]
    [InlineData("1234567890123456", "12345678901234567")]
    [InlineData("1234567890123456", "01")]
    [InlineData("1234567890123456", "-1")]
    [InlineData("1234567890123456", "1.5")]
    [InlineData("1234567890123456", "")]
    [InlineData("64999.73000000", "64999.731")]
    [InlineData("\"64999.73000000\"", "64999.73")]
    [InlineData("}", "} ")]
    [InlineData("}", "")]
    [InlineData(",", ", ")]
    public void Another_spelling_is_not_read(string usual, string other) =>
        Assert.False(TryReadMessage(Messages.Utf8(Message.Replace(usual, other, StringComparison.Ordinal)), out _));

    [Fact]
    public void Nothing_outside_the_message_is_taken_for_a_part_of_it()
    {
        // Behind each beginning of the message stands its rest, in the same array.
        var whole = Messages.Utf8(Message + "0000000000000000000000000000000000000000");
        for (var length = 0; length < Message.Length; length++)
        {
            Assert.False(TryReadMessage(whole.AsSpan(0, length), out _));
            Assert.False(TryReadMessage(whole.AsSpan(0, length).ToArray(), out _));
        }

        Assert.True(TryReadMessage(whole.AsSpan(0, Message.Length), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("1234567890123456789012345678901")]
    public void Of_a_short_message_nothing_is_read(string message)
    {
        var json = new JsonScanner(Messages.Utf8(message));
        Assert.False(json.TryReadInteger(out _));
        Assert.False(json.TryReadText(out _));
        Assert.False(json.TryReadNumber(new PlainNumberReader(2), out _));
        Assert.False(json.TrySkip("1"u8));
    }

    [Fact]
    public void Behind_the_end_nothing_is_read()
    {
        var json = new JsonScanner("12345678901234567890123456789012"u8);
        Assert.True(json.TrySkip("12345678901234567890123456789012"u8) && json.IsAtEnd);
        Assert.False(json.TryReadInteger(out _) || json.TryReadText(out _) || json.TryReadNumber(new PlainNumberReader(2), out _));
    }

    [Fact]
    public void Levels_that_are_read_the_fast_way_are_those_that_the_parser_reads()
    {
        var number =
            from whole in Gen.Frequency((1, Gen.Constant("0")), (4, Gen.Choose(1, 99_999).Select(value => $"{value}")))
            from fraction in Gen.Frequency(
                (1, Gen.Constant("")),
                (3, Gen.Choose(0, 99).Select(value => $".{value:00}")),
                (1, Gen.Choose(0, 999).Select(value => $".{value:000}00000")))
            select $"\"{whole}{fraction}\"";
        var odd = Gen.Elements("1", "\"-1\"", "\"1e2\"", "\"00\"", "\"\"", "null", "\"1\",\"2\"", "\"0\"");
        var field = Gen.Frequency((40, number), (1, odd));
        var levels = field.Two().Select(pair => $"[{pair.Item1},{pair.Item2}]").ListOf().Select(list => $"[{string.Join(',', list)}]");
        var read = 0;

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3_000), Prop.ForAll(levels.ToArbitrary(), json =>
        {
            var fast = new OrderBookMessage();
            var scanner = new JsonScanner(Messages.Utf8(json + new string(' ', 40)));
            if (!JsonLevels.TryReadBids(ref scanner, new OrderBookMessageWriter(fast, new PairScale(2, 3)))) return true;
            read++;
            var thorough = new OrderBookMessage();
            var reader = new Utf8JsonReader(Messages.Utf8(json));
            reader.Read();
            JsonLevels.ReadBids(ref reader, new OrderBookMessageWriter(thorough, new PairScale(2, 3)));
            return fast.Bids.SequenceEqual(thorough.Bids) && (fast.PriceDecimals, fast.AmountDecimals) == (2, 3) &&
                (thorough.PriceDecimals, thorough.AmountDecimals) == (2, 3);
        }));
        Assert.True(read > 100, $"{read} arrays were read the fast way");
    }

    private static bool TryReadMessage(ReadOnlySpan<byte> message, out (string Name, long Id, long Price, long Amount) read)
    {
        read = default;
        var json = new JsonScanner(message);
        if (!json.TrySkip("{\"name\":\""u8) || !json.TryReadText(out var name) || !json.TrySkip("\",\"id\":"u8) || !json.TryReadInteger(out var id)
            || !json.TrySkip(",\"price\":\""u8) || !json.TryReadNumber(new PlainNumberReader(2), out var price)
            || !json.TrySkip("\",\"amount\":\""u8) || !json.TryReadNumber(new PlainNumberReader(3), out var amount)
            || !json.TrySkip("\"}"u8) || !json.IsAtEnd) return false;
        read = (Encoding.UTF8.GetString(name), id, price, amount);
        return true;
    }
}
