using System.Buffers;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What a venue accepts as client order ids, and how ours are recognised. Immutable.</summary>
public sealed record ClientOrderIdFormat
{
    /// <summary>The side and four characters of the pair.</summary>
    internal const int FixedLength = 5;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    private ClientOrderIdFormat()
    {
    }

    /// <summary>Random UUIDs, for venues that accept nothing else. They carry no mark: orders of an earlier run are not recognised.</summary>
    public static ClientOrderIdFormat Uuid { get; } = new() { IsUuid = true, MaxLength = 36 };

    /// <summary>What every id begins with; empty for nothing.</summary>
    public string Prefix { get; private init; } = string.Empty;

    /// <summary>The most characters that the venue accepts, or <see langword="null"/> for no limit.</summary>
    public int? MaxLength { get; private init; }

    /// <summary>Whether ids are UUIDs.</summary>
    public bool IsUuid { get; private init; }

    /// <summary>
    /// Readable ids: prefix, <c>B</c> or <c>S</c>, first and last character of base and of quote asset, the time in microseconds as hex
    /// digits, and as much of the instance id as fits. Letters, digits, <c>-</c> and <c>_</c> only.
    /// </summary>
    /// <param name="prefix">What every id begins with; it also marks open orders of earlier runs as ours.</param>
    /// <param name="maxLength">The most characters that the venue accepts, or <see langword="null"/>.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The venue's limit leaves fewer than four characters for what makes an id unique.
    /// </exception>
    public static ClientOrderIdFormat Text(string prefix, int? maxLength = null)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (maxLength is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, prefix.Length + FixedLength + 4, nameof(maxLength));
        return new ClientOrderIdFormat { Prefix = prefix, MaxLength = maxLength };
    }

    /// <summary>Whether the venue accepts an id.</summary>
    /// <param name="clientOrderId">The id.</param>
    public bool Accepts(string clientOrderId) => IsUuid
        ? Guid.TryParseExact(clientOrderId, "D", out _)
        : clientOrderId.Length > 0
            && !(clientOrderId.Length > MaxLength)
            && !clientOrderId.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Whether an id was made in this format, by this connector or an earlier run.</summary>
    /// <param name="clientOrderId">The id.</param>
    /// <returns><see langword="false"/> always where ids carry no mark.</returns>
    public bool IsOurs(string clientOrderId) =>
        Prefix.Length > 0 && clientOrderId.StartsWith(Prefix, StringComparison.Ordinal);
}
