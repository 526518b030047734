namespace Hummingbot.Plugins.Hosting;

/// <summary>Where an exchange's keys come from.</summary>
public enum CredentialSource
{
    /// <summary>There are none: public data alone.</summary>
    None = 0,

    /// <summary>The environment variables that the exchange's descriptor names. They win.</summary>
    Environment = 1,

    /// <summary>The key store.</summary>
    KeyStore = 2,
}
