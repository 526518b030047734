namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>Parameters as queries and form bodies spell them.</summary>
internal static class FormText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            result.Add(equals < 0 ? new(Decode(part), string.Empty) : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return result;
    }

    public static string? Find(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        foreach (var (key, value) in parameters)
        {
            if (key == name) return value;
        }

        return null;
    }

    /// <summary>The same text with the values of some parameters hidden.</summary>
    public static string Redact(string text, IReadOnlyCollection<string> secrets) =>
        string.Join('&', text.Split('&').Select(part =>
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && secrets.Contains(Decode(part[..equals]), StringComparer.OrdinalIgnoreCase) ? part[..(equals + 1)] + "***" : part;
        }));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
