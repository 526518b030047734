using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hummingbot.Plugins;

/// <summary>
/// The version of the plugin contract: apart from the product version, and from the assembly version, which stays
/// <c>MAJOR.0.0.0</c> for the life of a major.
/// </summary>
/// <remarks>
/// A new minor only adds members (interface members with a default body); a new major may change or remove them. A host loads a
/// plugin when the majors are equal and the host's contract has every member that the plugin refers to.
/// </remarks>
/// <param name="Major">The major version; a different one is never loaded.</param>
/// <param name="Minor">The minor version; a host with a lower one loads the plugin only if nothing newer is referred to.</param>
public readonly record struct ContractVersion(int Major, int Minor) : IComparable<ContractVersion>
{
    /// <summary>The version of the contract assembly in use.</summary>
    public static ContractVersion Current { get; } = new(1, 0);

    /// <summary>Reads <c>MAJOR.MINOR</c>, both plain decimal numbers.</summary>
    /// <param name="text">The text to read; may be <see langword="null"/>.</param>
    /// <param name="version">The version read, or the default value.</param>
    /// <returns><see langword="true"/> when <paramref name="text"/> is a contract version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContractVersion version)
    {
        version = default;
        if (text is null) return false;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0
            || !int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
            return false;
        version = new ContractVersion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ContractVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Whether <paramref name="left"/> is older than <paramref name="right"/>.</summary>
    public static bool operator <(ContractVersion left, ContractVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is newer than <paramref name="right"/>.</summary>
    public static bool operator >(ContractVersion left, ContractVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer than <paramref name="right"/>.</summary>
    public static bool operator <=(ContractVersion left, ContractVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older than <paramref name="right"/>.</summary>
    public static bool operator >=(ContractVersion left, ContractVersion right) => left.CompareTo(right) >= 0;

    /// <summary><c>MAJOR.MINOR</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
