using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

/// <summary>The short way of reading depth updates gives what the whole parser gives, whatever arrives.</summary>
public sealed class UsualDepthUpdateTests
{
    private static readonly string[] Captured = [.. Captures()];
    private static readonly string[] Recorded =
        [.. new[] { "binance", "binance-2021-08" }.SelectMany(Recording.Load).Where(line => line.IsFrame).Select(line => line.Body)];

    private static readonly string[] Wrapped = [.. Captured.Take(250).Select(frame => Wrap(frame, "@depth@100ms"))];

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(2, 8, 8)]
    [InlineData(3, 4, 0)]
    [InlineData(4, 5, 11)]
    [InlineData(5, 15, 18)]
    [InlineData(6, 0, 0)]
    public void A_damaged_message_is_read_as_the_whole_parser_reads_it_or_left_to_it(int seed, int priceDecimals, int amountDecimals)
    {
        var readers = NewReaders();
        var damage = new FrameDamage(seed, [.. Captured, .. Wrapped, .. Recorded], OddValues.All);
        for (var i = 0; i < 10_000; i++) readers.AssertAgree(damage.Next(), priceDecimals, amountDecimals);
        Assert.InRange(readers.Refused, 1_000, 9_000);
        if (priceDecimals is 4 or 8) Assert.InRange(readers.ReadShortly, 500, 9_000);
    }

    [Fact]
    public void A_message_of_any_numbers_is_read_as_the_whole_parser_reads_it_or_left_to_it()
    {
        var readers = NewReaders();
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(10_000);
        Check.One(config, Prop.ForAll(Messages().ToArbitrary(), message =>
        {
            readers.AssertAgree(Encoding.UTF8.GetBytes(message.Frame), message.PriceDecimals, message.AmountDecimals);
            return true;
        }));
        Assert.True(readers.ReadShortly > 1_000, $"{readers.ReadShortly} messages were read the short way");
    }

    [Fact]
    public void A_message_that_ends_anywhere_is_left_to_the_whole_parser()
    {
        var readers = NewReaders();
        foreach (var frame in (string[])[.. Captured.Take(5), .. Wrapped.Take(5)])
        {
            var bytes = Encoding.UTF8.GetBytes(frame + frame);
            for (var length = 0; length < bytes.Length; length++)
            {
                if (length != bytes.Length / 2) readers.AssertAgree(bytes.AsSpan(0, length), 8, 8);
            }
        }

        Assert.Equal(0, readers.ReadShortly);
    }

    [Fact]
    public void A_message_that_turns_out_to_be_another_event_is_given_back_to_the_pool() => NewReaders().AssertAgree(
        """{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":1,"b":[["1","1"]],"a":[],"e":"24hrTicker"}"""u8, 8, 8);

    [Fact]
    public void The_usual_messages_need_no_whole_parser()
    {
        var usual = (string[])[.. Captured, .. Wrapped, .. Captured.Take(10).Select(frame => Wrap(frame, "@depth@1000ms"))];
        var readers = NewReaders();
        foreach (var frame in usual) readers.AssertAgree(Encoding.UTF8.GetBytes(frame), 8, 0);
        Assert.Equal((usual.Length, 0), (readers.ReadShortly, readers.Refused));
        foreach (var frame in Recorded) readers.AssertAgree(Encoding.UTF8.GetBytes(frame), 8, 6);
        Assert.Equal(Recorded.Count(frame => frame.Contains("@depth@", StringComparison.Ordinal)), readers.ReadShortly - usual.Length);
    }

    private static TwoReaders NewReaders() => new(
    [
        "SUSHIUSDT", "BTCUSD_211231", "ETHUSD_210924", "BTCUSDT", "NKNUSDT", "BLZETH", "LRCBTC", "RUNEEUR", "XMRBTC", "FTMUSDT", "SXPBTC",
        "BADGERBTC",
    ]);

    private static string Wrap(string frame, string stream)
    {
        var start = frame.IndexOf("\"s\":\"", StringComparison.Ordinal) + 5;
        var symbol = frame[start..frame.IndexOf('"', start)];
        return $$"""{"stream":"{{symbol.ToLowerInvariant()}}{{stream}}","data":{{frame}}}""";
    }

    private static IEnumerable<string> Captures()
    {
        var root = typeof(UsualDepthUpdateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Captures").Value!;
        return Directory.EnumerateFiles(root, "frames.ndjson", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines);
    }

    // Messages of the usual shape, with numbers of every kind.
    private static Gen<(string Frame, int PriceDecimals, int AmountDecimals)> Messages()
    {
        var digits = Gen.Elements("0000123456789".ToCharArray());
        var fraction = digits.ListOf(8).Select(list => "." + string.Concat(list));
        var whole = Gen.Choose(1, 99_999).Select(value => $"{value}");
        var any = digits.ListOf().Select(list => string.Concat(list));
        var plain = Gen.OneOf(whole, fraction.Select(text => "0" + text), from one in whole from other in fraction select one + other);
        var odd = Gen.OneOf(
            any,
            from one in any from other in any select $"{one}.{other}",
            from one in plain from zeros in Gen.Choose(1, 20) select one + new string('0', zeros));
        var field = Gen.Frequency(
            (200, plain.Select(text => $"\"{text}\"")), (1, odd.Select(text => $"\"{text}\"")), (1, Gen.Elements(OddValues.All)));
        var levels = field.Two().Select(pair => $"[{pair.Item1},{pair.Item2}]").ListOf().Select(list => $"[{string.Join(',', list)}]");
        return
            from bids in levels
            from asks in levels
            from ids in Gen.Choose(1, 1_000_000).Two()
            from time in Gen.Choose(0, int.MaxValue)
            from isWrapped in Gen.Elements(true, false)
            from priceDecimals in Gen.Frequency((3, Gen.Constant(8)), (1, Gen.Choose(0, FixedPoint.MaxDecimals)))
            from amountDecimals in Gen.Frequency((3, Gen.Constant(8)), (1, Gen.Choose(0, FixedPoint.MaxDecimals)))
            let frame = $$"""{"e":"depthUpdate","E":{{time}},"s":"BTCUSDT","U":{{ids.Item1}},"u":{{ids.Item2}},"b":{{bids}},"a":{{asks}}}"""
            select (isWrapped ? Wrap(frame, "@depth@100ms") : frame, priceDecimals, amountDecimals);
    }
}
