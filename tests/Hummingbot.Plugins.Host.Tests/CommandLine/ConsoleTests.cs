using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class ConsoleTests
{
    [Fact]
    public async Task Any_method_of_the_contract_can_be_awaited_and_pieces_see_one_another()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        var outcome = (await workspace.RunAsync(
            "console", "binance", "--sandbox", "--json",
            "--eval", "var book = await Source.GetNewOrderBookAsync(\"BTC-USDT\", Interrupted);",
            "--eval", "book.TradingPair",
            "--eval", "book.BestBid.Value.Price < book.BestAsk.Value.Price",
            "--eval", "Connector.GetBalance(\"USDT\") > 0")).Done();
        Assert.Equal(["BTC-USDT", "True", "True"], outcome.JsonLines.Select(line => line.GetString()!));
    }

    [Fact]
    public async Task What_does_not_compile_is_one_error()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        var outcome = await workspace.RunAsync("console", "binance", "--sandbox", "--json", "--eval", "Connector.Fly()");
        Assert.Contains("'Fly'", outcome.JsonErrorOf(1).GetProperty("message").GetString()!, StringComparison.Ordinal);
    }
}
