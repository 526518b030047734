namespace Hummingbot.Plugins.Hosting;

/// <summary>Why keys could not be stored or read.</summary>
public enum KeyStoreErrorKind
{
    /// <summary>There are no keys of the exchange.</summary>
    Missing = 1,

    /// <summary>The password is not the key store's.</summary>
    WrongPassword = 2,

    /// <summary>A file was changed, cut or exchanged since it was written.</summary>
    Damaged = 3,

    /// <summary>A file was written by a newer version of this program.</summary>
    NewerVersion = 4,

    /// <summary>A file or folder cannot be read or written.</summary>
    Inaccessible = 5,

    /// <summary>Nobody gave a password.</summary>
    NoPassword = 6,

    /// <summary>Some fields have a value and others have none.</summary>
    Incomplete = 7,
}
