namespace Hummingbot.Plugins.Hosting;

/// <summary>Writes JSON paths as <c>$.a.b[0]['odd key']</c>.</summary>
internal static class ConfigurationPath
{
    /// <summary>The path of a member of an object.</summary>
    public static string Append(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') && !char.IsAsciiDigit(key[0])
            ? $"{path}.{key}"
            : $"{path}['{ConfigurationText.Shorten(key)}']";

    /// <summary>The path of an element of an array.</summary>
    public static string Append(string path, int index) => $"{path}[{index}]";
}
