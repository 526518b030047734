using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class ClientOrderIdTests
{
    private const string Instance = "0123456789abcdef0123456789abcdef";

    // 1234567890000000 microseconds after the epoch.
    private static readonly DateTimeOffset Moment = DateTimeOffset.UnixEpoch.AddSeconds(1_234_567_890);

    [Theory]
    [InlineData("x-MG43PCSN", 32, TradeType.Buy, "x-MG43PCSNBBCUT462d53c88d8800123")]
    [InlineData("", null, TradeType.Sell, "SBCUT462d53c88d8800123456789abcdef0123456789abcdef")]
    [InlineData("x-MG43PCSN", 20, TradeType.Buy, "x-MG43PCSNBBCUTf89cc")]
    public void Known_answers(string prefix, int? maxLength, TradeType side, string expected) =>
        Assert.Equal(expected, Generator(ClientOrderIdFormat.Text(prefix, maxLength)).Next(side, "BTC-USDT"));

    [Theory]
    [InlineData("A-B", "BAABB")]
    [InlineData("$WIF-USDT", "BFUT")]
    [InlineData("1INCH-BTC", "B1HBC")]
    [InlineData("币安人生-USDT", "BUT")]
    public void Assets_of_any_name_make_ids_of_plain_characters(string pair, string start)
    {
        var format = ClientOrderIdFormat.Text(string.Empty, 36);
        var id = Generator(format).Next(TradeType.Buy, pair);
        Assert.StartsWith(start + "462d53c88d880", id, StringComparison.Ordinal);
        Assert.True(format.Accepts(id));
    }

    [Fact]
    public void Ids_made_in_one_moment_differ_and_nonces_never_go_back()
    {
        var time = new ManualTimeProvider(Moment);
        var nonces = new TrackingNonce(time);
        Assert.Equal(1_234_567_890_000_000, nonces.Next());
        Assert.Equal(1_234_567_890_000_001, nonces.Next());
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1_234_567_890_001_000, nonces.Next());

        var generator = Generator(ClientOrderIdFormat.Text("hbot", 30));
        Assert.Equal(500, Enumerable.Range(0, 500).Select(_ => generator.Next(TradeType.Buy, "BTC-USDT")).Distinct().Count());
    }

    [Fact]
    public void Uuids_come_from_the_injected_randomness_and_are_of_version_four()
    {
        var one = new ClientOrderIdGenerator(ClientOrderIdFormat.Uuid, new TrackingNonce(new ManualTimeProvider()), new Random(7), Instance);
        var other = new ClientOrderIdGenerator(ClientOrderIdFormat.Uuid, new TrackingNonce(new ManualTimeProvider()), new Random(7), Instance);
        var id = one.Next(TradeType.Buy, "BTC-USDT");
        Assert.Equal(id, other.Next(TradeType.Sell, "ETH-USD"));
        Assert.NotEqual(id, one.Next(TradeType.Buy, "BTC-USDT"));
        Assert.Equal(4, Guid.Parse(id).Version);
        Assert.True(ClientOrderIdFormat.Uuid.Accepts(id));
        Assert.False(ClientOrderIdFormat.Uuid.Accepts("mine"));
    }

    [Fact]
    public void Only_marked_ids_are_ours()
    {
        Assert.True(ClientOrderIdFormat.Text("x-MG43PCSN", 32).IsOurs("x-MG43PCSNBBCUT1"));
        Assert.False(ClientOrderIdFormat.Text("x-MG43PCSN", 32).IsOurs("web_123"));
        Assert.False(ClientOrderIdFormat.Text(string.Empty).IsOurs("anything"));
        Assert.False(ClientOrderIdFormat.Uuid.IsOurs(Guid.Empty.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClientOrderIdFormat.Text("0123456789", 18));
    }

    private static ClientOrderIdGenerator Generator(ClientOrderIdFormat format) =>
        new(format, new TrackingNonce(new ManualTimeProvider(Moment)), new Random(1), Instance);
}
