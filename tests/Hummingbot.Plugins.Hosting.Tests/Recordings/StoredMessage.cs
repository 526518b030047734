namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

/// <summary>A wire message with its own copy of the body, comparable by value.</summary>
public sealed record StoredMessage(
    WireChannel Channel,
    WireDirection Direction,
    DateTimeOffset Time,
    string Url,
    string? Method,
    int Connection,
    bool IsBinary,
    string BodyHex)
{
    public static StoredMessage Copy(in WireMessage message) => new(
        message.Channel,
        message.Direction,
        message.Time,
        message.Url,
        message.Method,
        message.Connection,
        message.IsBinary,
        Convert.ToHexString(message.Body.Span));

    public WireMessage ToWire() => new()
    {
        Channel = Channel,
        Direction = Direction,
        Time = Time,
        Url = Url,
        Method = Method,
        Connection = Connection,
        IsBinary = IsBinary,
        Body = Convert.FromHexString(BodyHex),
    };

    /// <summary>Everything that a reader hands out.</summary>
    internal static async Task<List<StoredMessage>> ReadAllAsync(RecordingReader reader)
    {
        var messages = new List<StoredMessage>();
        await foreach (var message in reader.ReadAsync(TestContext.Current.CancellationToken)) messages.Add(Copy(message));
        return messages;
    }

    internal static async Task<List<StoredMessage>> ReadAllAsync(string folder)
    {
        await using var reader = RecordingReader.Open(folder);
        return await ReadAllAsync(reader);
    }
}
