using System.Text;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.Tests.Output;

public partial class TextTableTests
{
    [Fact]
    public void Elsewhere_than_on_a_terminal_a_table_is_plain_aligned_columns()
    {
        var table = new TextTable("pair", ">frames", "state");
        table.Add("NKN-USDT", "115", "ready");
        table.Add("X", "7", "a\e[2J\nb");
        Assert.Equal("pair      frames  state\nNKN-USDT     115  ready\nX              7  a [2J b\n", Write(table, isTerminal: false));
    }

    [Fact]
    public void On_a_terminal_it_has_a_frame()
    {
        var table = new TextTable("pair", ">frames");
        table.Add("NKN-USDT", "115");
        var text = Escapes().Replace(Write(table, isTerminal: true, width: 40), string.Empty);
        Assert.Contains("│ NKN-USDT │", text, StringComparison.Ordinal);
        Assert.Contains("╭", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_room_the_frame_goes_first_and_then_what_may_be_left_out()
    {
        var table = new TextTable("pair", ">frames", "?state");
        table.Add("NKN-USDT", "115", "ready");
        Assert.Contains("╭", Write(table, isTerminal: true, width: 29), StringComparison.Ordinal);
        Assert.Equal("pair      frames  state\nNKN-USDT     115  ready\n", Write(table, isTerminal: true, width: 28));
        Assert.Equal("pair      frames\nNKN-USDT     115\n", Write(table, isTerminal: true, width: 22));
        Assert.Equal("pair      frames\nNKN-USDT     115\n", Write(table, isTerminal: true, width: 5));
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Escapes();

    private static string Write(TextTable table, bool isTerminal, int width = int.MaxValue)
    {
        using var stream = new MemoryStream();
        using var output = new CommandOutput(stream, json: false, isTerminal);
        table.Write(output, width);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
