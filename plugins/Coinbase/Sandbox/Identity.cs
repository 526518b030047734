using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>The venue's ids for accounts; the same account has the same ids in every run.</summary>
internal static class Identity
{
    public static string User(string account) => Convert.ToHexStringLower(Hash($"user {account}").AsSpan(0, 12));

    public static Guid Profile(string account) => new(Hash($"profile {account}").AsSpan(0, 16));

    /// <summary>The venue has one account, with an id of its own, for each currency of a profile.</summary>
    public static Guid Account(string account, string currency) => new(Hash($"account {account} {currency}").AsSpan(0, 16));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
