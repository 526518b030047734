using System.Text.Json;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public sealed class JsonLevelsTests
{
    [Theory]
    [InlineData("""{"sequence":7,"bids":[["1.5","2"],["1.25","0.125"]],"asks":[["2","3"]]}""")]
    [InlineData("""{"asks":[[2,3]],"other":{"bids":[["9","9"]]},"bids":[[1.5,2.0,4],[1.25,"0.125",[],{}]],"sequence":7}""")]
    public void A_book_is_read_whatever_the_order_of_its_keys(string json)
    {
        var snapshot = new OrderBookMessage();
        JsonLevels.ReadBook(Messages.Utf8(json), "sequence"u8, snapshot, new PairScale());
        Assert.Equal((7L, 7L, 2, 3), (snapshot.FirstUpdateId, snapshot.UpdateId, snapshot.PriceDecimals, snapshot.AmountDecimals));
        Assert.Equal([new OrderBookLevel(150, 2000), new OrderBookLevel(125, 125)], snapshot.Bids.ToArray());
        Assert.Equal([new OrderBookLevel(200, 3000)], snapshot.Asks.ToArray());
    }

    [Theory]
    [InlineData("""{"bids":[],"asks":[]}""")]
    [InlineData("""{"sequence":"7","bids":[],"asks":[]}""")]
    [InlineData("""{"sequence":-7,"bids":[],"asks":[]}""")]
    [InlineData("""{"sequence":7,"sequence":8,"bids":[],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[]}""")]
    [InlineData("""{"sequence":7,"bids":{},"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[{}],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[["1"]],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[["1",true]],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[["NaN","1"]],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[["1","-1"]],"asks":[]}""")]
    [InlineData("""{"sequence":7,"bids":[],"asks":[]}{}""")]
    [InlineData("""{"sequence":7,"bids":[],"asks":[""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void Anything_else_is_refused(string json) => Assert.ThrowsAny<JsonException>(() =>
        JsonLevels.ReadBook(Messages.Utf8(json), "sequence"u8, new OrderBookMessage(), new PairScale()));
}
