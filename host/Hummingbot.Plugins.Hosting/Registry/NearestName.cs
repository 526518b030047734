namespace Hummingbot.Plugins.Hosting;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The candidate with the fewest edits, if there are few enough for the length of <paramref name="name"/>. Ignores case.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is; of equally near ones the first wins.</param>
    /// <returns><see langword="null"/> when none is near.</returns>
    public static string? Find(string name, IReadOnlyList<string> candidates)
    {
        if (name.Length is 0 or > MaxLength) return null;
        string? best = null;
        var fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength) continue;
            var edits = candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) && name.Length >= 3 ? 1 : Edits(name, candidate);
            if (edits >= fewest) continue;
            fewest = edits;
            best = candidate;
        }

        return best;
    }

    // Levenshtein distance with one row, ignoring case.
    private static int Edits(string a, string b)
    {
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
