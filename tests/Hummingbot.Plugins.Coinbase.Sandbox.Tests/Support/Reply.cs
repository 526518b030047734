using System.Net.Http.Headers;
using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;

/// <summary>What the venue answered.</summary>
public sealed record Reply(int Status, JsonElement Body, HttpResponseHeaders Headers)
{
    /// <summary>The words of a refusal.</summary>
    public string? Message => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("message", out var text) ? text.GetString() : null;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
