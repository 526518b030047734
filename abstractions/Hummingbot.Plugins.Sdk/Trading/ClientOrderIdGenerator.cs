using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Makes client order ids. Safe for concurrent use.</summary>
/// <param name="format">The venue's format.</param>
/// <param name="nonces">Where uniqueness over time comes from.</param>
/// <param name="random">Where UUIDs come from.</param>
/// <param name="instanceId">Tells runs apart that work on one account at the same time: 32 hex digits.</param>
public sealed class ClientOrderIdGenerator(ClientOrderIdFormat format, TrackingNonce nonces, Random random, string instanceId)
{
    /// <summary>The venue's format.</summary>
    public ClientOrderIdFormat Format { get; } = format;

    /// <summary>A new instance id.</summary>
    /// <param name="random">Where it comes from.</param>
    /// <returns>32 hex digits.</returns>
    public static string CreateInstanceId(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>A new id.</summary>
    /// <param name="tradeType">The order's side.</param>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <returns>The id.</returns>
    public string Next(TradeType tradeType, string tradingPair)
    {
        if (Format.IsUuid) return NextUuid();
        var pair = PairAssets.Of(tradingPair);
        var id = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        id.AppendLiteral(Format.Prefix);
        id.AppendFormatted(tradeType == TradeType.Buy ? 'B' : 'S');
        AppendAllowed(ref id, pair.Base);
        AppendAllowed(ref id, pair.Quote);
        var mark = id.Text.Length;
        var nonce = nonces.Next();
        id.AppendFormatted(nonce, "x");
        if (id.Text.Length > Format.MaxLength)
            return string.Concat(id.Text[..mark], Digest($"{id.Text[mark..]}{instanceId}").AsSpan(0, Format.MaxLength.Value - mark));
        id.AppendLiteral(instanceId);
        return id.Text[..Math.Min(id.Text.Length, Format.MaxLength ?? int.MaxValue)].ToString();
    }

    // Assets may be named with any character; what identifies the id does not depend on these four.
    private static void AppendAllowed(ref DefaultInterpolatedStringHandler id, string asset)
    {
        foreach (var character in (ReadOnlySpan<char>)[asset[0], asset[^1]])
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_') id.AppendFormatted(character);
    }

    private static string Digest(string text)
    {
#pragma warning disable CA5351 // It shortens an id and secures nothing.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5351
    }

    private string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
