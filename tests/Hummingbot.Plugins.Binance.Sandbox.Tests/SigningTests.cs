using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;
using Hummingbot.Plugins.Binance.Sandbox.Wire;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

/// <summary>Known answers: those of the venue's documentation, and of other implementations.</summary>
public sealed class SigningTests
{
    private const string Key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string Rest = "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    [Theory]
    [InlineData("LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96", "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    public void The_documented_requests_have_the_documented_signatures(string symbol, string signature)
    {
        var payload = $"symbol={symbol}{Rest}";
        Assert.Equal(signature, Exchange.Sign(Secret, payload));
        Assert.Equal(payload, Signing.PayloadOf($"{payload}&signature={signature}", string.Empty));
        Assert.Equal(payload, Signing.PayloadOf(string.Empty, $"{payload}&signature={signature}"));
        Assert.True(Signing.IsValid(Secret, payload, signature));
        Assert.True(Signing.IsValid(Secret, payload, signature.ToUpperInvariant()));
        Assert.False(Signing.IsValid(Secret, payload + "0", signature));
        Assert.False(Signing.IsValid(Secret, payload, "no signature"));
    }

    [Fact]
    public void Query_and_body_are_signed_together_without_anything_between() =>
        Assert.Equal(
            "symbol=LTCBTC&side=BUYquantity=1&price=0.1",
            Signing.PayloadOf("symbol=LTCBTC&side=BUY", "quantity=1&price=0.1&signature=00"));

    [Fact]
    public void Another_clients_signature_of_an_account_request_is_right() =>
        Assert.True(Signing.IsValid(
            "testSecret", "timestamp=1700000000123&recvWindow=10000", "1bc5102129a00980f1ff47a8ccd4f3bf5e42829a0ca4161b966636cd20835adc"));

    [Fact]
    public void WebSocket_requests_sign_their_parameters_by_name()
    {
        KeyValuePair<string, string>[] parameters =
        [
            new("symbol", "BTCUSDT"), new("side", "SELL"), new("type", "LIMIT"), new("timeInForce", "GTC"), new("quantity", "0.01000000"),
            new("price", "52000.00"), new("recvWindow", "100"), new("timestamp", "1645423376532"), new("signature", "left out"), new("apiKey", Key),
        ];
        Assert.True(Signing.IsValid(
            Secret, Signing.PayloadOf(parameters), "aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24"));
        Assert.True(Signing.IsValid(
            Secret,
            Signing.PayloadOf([new("timestamp", "1700000000123"), new("apiKey", Key)]),
            "2fa47d7af437e987d02e5af86f4576f6df5a33f9f0223539796d017b4741cd1d"));
    }
}
