using System.Diagnostics;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What one account proves itself with. Worth nothing outside its sandbox, and yet never shown by itself.</summary>
/// <param name="account">The account.</param>
/// <param name="key">The key: names the account on the wire.</param>
/// <param name="secret">The secret that requests are signed with.</param>
/// <param name="passphrase">The passphrase, on venues that want one.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ApiKey(string account, string key, string secret, string? passphrase = null)
{
    /// <summary>The account that it opens.</summary>
    public string Account { get; } = account;

    /// <summary>The key: names the account on the wire.</summary>
    public string Key { get; } = key;

    /// <summary>The secret that requests are signed with, as the venue hands it out.</summary>
    public string Secret { get; } = secret;

    /// <summary>The passphrase; <see langword="null"/> on venues that want none.</summary>
    public string? Passphrase { get; } = passphrase;

    /// <summary>The account, without key and secret.</summary>
    /// <returns>Text that is safe to show.</returns>
    public override string ToString() => $"API key of '{Account}'";
}
