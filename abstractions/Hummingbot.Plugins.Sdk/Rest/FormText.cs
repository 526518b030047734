namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Reads <c>name=value&amp;…</c> text back into its parameters, in order.</summary>
internal static class FormText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return [];
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var range in text.Split('&'))
        {
            var part = text[range];
            if (part.IsEmpty) continue;
            var equals = part.IndexOf('=');
            parameters.Add(equals < 0
                ? new(Decode(part), string.Empty)
                : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return parameters;
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
