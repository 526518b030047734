using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>What a client says on the feed, understood.</summary>
/// <param name="Type">What it wants: <c>subscribe</c> or <c>unsubscribe</c>.</param>
/// <param name="Channels">The channels with their products, as named; a channel without products has none of its own.</param>
/// <param name="Signature">What it proves itself with, if it does.</param>
internal sealed record FeedRequest(string Type, IReadOnlyList<(string Channel, string[] Products)> Channels, RequestSignature? Signature)
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 8 };

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static FeedRequest Read(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message, Limits);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException("not an object");
        var products = TextsOf(json, "product_ids");
        // Once each, however often it is named.
        var channels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var channel in ArrayOf(json, "channels"))
        {
            var isObject = channel.ValueKind == JsonValueKind.Object;
            var name = (isObject ? TextOf(channel, "name") : AsText(channel)) ?? throw new JsonException("a channel without a name");
            var before = channels.GetValueOrDefault(name, products);
            channels[name] = isObject ? [.. before.Union(TextsOf(channel, "product_ids"))] : before;
        }

        var signature = TextOf(json, "signature") is { } text
            ? new RequestSignature(TextOf(json, "key") ?? "", TextOf(json, "passphrase") ?? "", TextOf(json, "timestamp") ?? "", text)
            : null;
        var type = TextOf(json, "type") ?? throw new JsonException("no type");
        return new FeedRequest(type, [.. channels.Select(channel => (channel.Key, channel.Value))], signature);
    }

    private static string[] TextsOf(JsonElement json, string name) => [.. ArrayOf(json, name).Select(AsText).Distinct()];

    private static JsonElement[] ArrayOf(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : throw new JsonException($"{name} is no array");

    // A time stamp may be a number.
    private static string? TextOf(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : AsText(value);

    private static string AsText(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new JsonException("not a text");
}
