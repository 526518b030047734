namespace Hummingbot.Plugins.Hosting;

/// <summary>The rules for exchange names.</summary>
internal static class ExchangeName
{
    private const int MaxLength = 40;

    /// <summary>Lower-case letters, digits and underscores, starting with a letter, at most 40 characters.</summary>
    public static bool IsValid(string? name)
    {
        if (name is null || name.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(name[0])) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
                return false;
        return true;
    }
}
