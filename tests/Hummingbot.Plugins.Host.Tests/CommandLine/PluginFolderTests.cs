using System.Text.Json;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class PluginFolderTests
{
    [Fact]
    public async Task A_folder_that_is_dropped_in_is_there_and_one_that_is_removed_is_gone()
    {
        using var workspace = new Workspace();
        Assert.Empty(await ExchangesAsync(workspace));
        var folder = workspace.Drop("Binance");
        Assert.Equal(["binance"], await ExchangesAsync(workspace));
        workspace.Drop("Coinbase");
        Assert.Equal(["binance", "coinbase"], await ExchangesAsync(workspace));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(["coinbase"], await ExchangesAsync(workspace));
    }

    [Fact]
    public async Task A_refused_folder_hides_no_good_one_and_says_why()
    {
        using var workspace = Workspace.WithVenues();
        workspace.Write("plugins/Broken/Broken.dll", "not an assembly");
        var exchanges = (await workspace.RunAsync("exchanges")).Done();
        Assert.Contains("Binance", exchanges.Output, StringComparison.Ordinal);
        Assert.Contains("Coinbase", exchanges.Output, StringComparison.Ordinal);
        Assert.StartsWith("note: plugin Broken is rejected: ", exchanges.Error, StringComparison.Ordinal);
        Assert.Empty((await workspace.RunAsync("fees", "binance", "BTC-USDT")).Done().Error);

        var list = (await workspace.RunAsync("plugins", "list", "--json")).Done().Json.GetProperty("plugins");
        Assert.Equal(3, list.GetArrayLength());
        var broken = list.EnumerateArray().Single(plugin => plugin.GetProperty("state").GetString() == "rejected");
        Assert.False(string.IsNullOrEmpty(broken.GetProperty("reason").GetString()));
        Assert.False(string.IsNullOrEmpty(broken.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task Without_plugins_lists_are_empty_and_names_are_unknown()
    {
        using var workspace = new Workspace();
        Directory.CreateDirectory(workspace.Plugins);
        Assert.Contains("No plugin folder in ", (await workspace.RunAsync("plugins", "list")).Done().Output, StringComparison.Ordinal);
        Assert.Contains("No exchange", (await workspace.RunAsync("exchanges")).Done().Output, StringComparison.Ordinal);
        Assert.Contains("No plugin folder in ", (await workspace.RunAsync("status")).Done().Output, StringComparison.Ordinal);
        var outcome = (await workspace.RunAsync("pairs", "binance")).Failed();
        Assert.Contains("error: unknown exchange 'binance': no plugin is installed", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("price", "BTC-USDT")]
    [InlineData("fees", "BTC-USDT")]
    [InlineData("book", "BTC-USDT")]
    [InlineData("book", "BTC-USDT", "--watch")]
    [InlineData("trades", "BTC-USDT")]
    [InlineData("replay", "folder")]
    [InlineData("record", "BTC-USDT", "--out", "recording")]
    public async Task An_exchange_that_does_not_exist_is_answered_with_the_nearest(params string[] line)
    {
        using var workspace = Workspace.WithVenues();
        var outcome = (await workspace.RunAsync([line[0], "binanse", .. line[1..]])).Failed();
        Assert.Equal("error: unknown exchange 'binanse'; known are binance, coinbase\nhint: did you mean 'binance'?\n", outcome.Error);
        Assert.False(Directory.Exists(Path.Combine(workspace.Root, "recording")));
    }

    [Fact]
    public async Task The_plugins_option_takes_the_place_of_the_configured_directories()
    {
        using var workspace = Workspace.WithVenues();
        var elsewhere = Path.Combine(workspace.Root, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.Move(Path.Combine(workspace.Plugins, "Binance"), Path.Combine(elsewhere, "Binance"));
        Assert.Equal(["binance"], await ExchangesAsync(workspace, "--plugins", elsewhere));
        Assert.Equal(["binance", "coinbase"], await ExchangesAsync(workspace, "--plugins", elsewhere, "--plugins", workspace.Plugins));
    }

    [Fact]
    public async Task A_locked_plugin_whose_content_changes_is_refused_until_it_is_approved_again()
    {
        using var workspace = Workspace.WithVenues();
        (await workspace.RunAsync("exchanges", "--locked")).Done();
        Assert.Empty(await ExchangesAsync(workspace, "--locked"));
        (await workspace.RunAsync("plugins", "verify", "--write-lock")).Done();
        Assert.Equal(["binance", "coinbase"], await ExchangesAsync(workspace, "--locked"));

        workspace.Write("plugins/Binance/added.txt", "not there when it was approved");
        Assert.Equal(["coinbase"], await ExchangesAsync(workspace));
        var verified = (await workspace.RunAsync("plugins", "verify")).Failed();
        Assert.Contains("BAD binance", verified.Output, StringComparison.Ordinal);
        Assert.Contains("modified", verified.Output, StringComparison.Ordinal);

        (await workspace.RunAsync("plugins", "verify", "binance", "--write-lock")).Done();
        Assert.Equal(["binance", "coinbase"], await ExchangesAsync(workspace, "--locked"));
    }

    [Fact]
    public async Task A_plugin_that_the_configuration_turns_off_is_not_loaded()
    {
        using var workspace = Workspace.WithVenues();
        workspace.Write("plugins.json", """{ "version": 1, "plugins": { "binance": { "enabled": false } } }""");
        Assert.Equal(["coinbase"], await ExchangesAsync(workspace));
        Assert.Contains("(Disabled)", (await workspace.RunAsync("pairs", "binance")).Failed().Error, StringComparison.Ordinal);
        Assert.Contains("plugins.json", (await workspace.RunAsync("plugins", "enable", "binance")).Failed().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_of_a_plugin_says_how_to_set_it_up()
    {
        using var workspace = Workspace.WithVenues();
        var info = (await workspace.RunAsync("plugins", "info", "binance")).Done().Output;
        Assert.Contains("BINANCE_API_KEY", info, StringComparison.Ordinal);
        Assert.Contains("rest = https://api.binance.com", info, StringComparison.Ordinal);
        var json = (await workspace.RunAsync("plugins", "info", "binance", "--json")).Done().Json;
        Assert.Equal("ready", json.GetProperty("state").GetString());
        Assert.Equal("BTC-USDT", json.GetProperty("exchange").GetProperty("examplePair").GetString());
    }

    private static async Task<string[]> ExchangesAsync(Workspace workspace, params string[] options)
    {
        var outcome = (await workspace.RunAsync(["exchanges", "--json", .. options])).Done();
        return [.. outcome.Json.GetProperty("exchanges").EnumerateArray().Select(NameOf)];
    }

    private static string NameOf(JsonElement exchange) => exchange.GetProperty("name").GetString()!;
}
