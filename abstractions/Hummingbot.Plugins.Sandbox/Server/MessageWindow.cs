namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>Counts the messages of one session in each second.</summary>
internal sealed class MessageWindow(int? limit, TimeProvider time)
{
    private long _second = -1;
    private int _count;

    public bool Admits()
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        if (second != _second) (_second, _count) = (second, 0);
        return ++_count <= (limit ?? int.MaxValue);
    }
}
