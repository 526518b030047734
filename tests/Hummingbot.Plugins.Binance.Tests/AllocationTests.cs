using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class AllocationTests
{
    [Fact]
    public async Task A_frame_costs_no_allocation_once_its_pair_is_known()
    {
        await using var host = new PluginHost();
        var output = new CountingWriter();
        var lines = Recording.Load("binance-2021-08");
        host.DataSource.Translate(lines[0].ToWireMessage(), output);
        var frames = lines.Where(line => line.IsFrame).Select(line => line.ToWireMessage()).ToArray();
        Translate();
        output.Types.Clear(); // keeps its capacity

        var before = GC.GetAllocatedBytesForCurrentThread();
        Translate();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(546 + 28, output.Types.Count);

        void Translate()
        {
            foreach (ref readonly var frame in frames.AsSpan()) host.DataSource.Translate(in frame, output);
        }
    }
}
