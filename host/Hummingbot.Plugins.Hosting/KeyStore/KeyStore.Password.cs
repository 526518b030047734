using System.Security.Cryptography;

namespace Hummingbot.Plugins.Hosting;

/// <content>The password.</content>
public sealed partial class KeyStore
{
    /// <summary>Whether a password is the key store's. Takes a fraction of a second, by design.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KeyStoreException">No password has been chosen yet, or its file cannot be used.</exception>
    public async Task<bool> VerifyPasswordAsync(string password, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var file = PasswordFile.Read(PasswordPath) ?? throw NoPasswordFile();
        var key = await Task.Run(() => file.Open(password), cancellationToken).ConfigureAwait(false);
        CryptographicOperations.ZeroMemory(key);
        return key is not null;
    }

    /// <summary>Replaces the password, in one step; the keys stay as they are.</summary>
    /// <param name="password">The password so far.</param>
    /// <param name="newPassword">The password from now on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KeyStoreException"><paramref name="password"/> is wrong, or the files cannot be used.</exception>
    public async Task ChangePasswordAsync(string password, string newPassword, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        ArgumentException.ThrowIfNullOrEmpty(newPassword);
        var known = PasswordFile.Read(PasswordPath) ?? throw NoPasswordFile();
        var changed = await Task.Run(
            () =>
            {
                var key = known.Open(password) ?? throw WrongPassword("The password is wrong.");
                try
                {
                    return PasswordFile.Create(newPassword, key, _options.Iterations);
                }
                finally
                {
                    CryptographicOperations.ZeroMemory(key);
                }
            },
            cancellationToken).ConfigureAwait(false);
        await ChangeAsync(
            () =>
            {
                // Another process may have changed it while this one derived keys.
                if (!known.Write().AsSpan().SequenceEqual(PasswordFile.Read(PasswordPath)?.Write())) throw Replaced();
                OwnerOnlyFile.Write(PasswordPath, changed.Write());
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has the store's key at hand, asking for the password if need be.</summary>
    private async Task UnlockAsync(bool mayCreate, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            lock (_keyLock)
                if (_key is not null) return;
            var key = PasswordFile.Read(PasswordPath) is { } file
                ? await OpenAsync(file, cancellationToken).ConfigureAwait(false)
                : mayCreate && Exchanges().Count == 0
                    ? await CreateAsync(cancellationToken).ConfigureAwait(false)
                    : throw NoPasswordFile();
            lock (_keyLock) _key = key;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<byte[]> OpenAsync(PasswordFile file, CancellationToken cancellationToken)
    {
        var (password, source) = await AskAsync(isNew: false, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => file.Open(password), cancellationToken).ConfigureAwait(false) ?? throw WrongPassword(source);
    }

    private async Task<byte[]> CreateAsync(CancellationToken cancellationToken)
    {
        var (password, source) = await AskAsync(isNew: true, cancellationToken).ConfigureAwait(false);
        var key = GC.AllocateUninitializedArray<byte>(KeyDerivation.KeySize, pinned: true);
        RandomNumberGenerator.Fill(key);
        var created = await Task.Run(() => PasswordFile.Create(password, key, _options.Iterations), CancellationToken.None).ConfigureAwait(false);
        var earlier = await ChangeAsync(
            () =>
            {
                var other = PasswordFile.Read(PasswordPath);
                if (other is null) OwnerOnlyFile.Write(PasswordPath, created.Write());
                return other;
            },
            cancellationToken).ConfigureAwait(false);
        if (earlier is null) return key;
        // Another process was first: its key counts.
        CryptographicOperations.ZeroMemory(key);
        return await Task.Run(() => earlier.Open(password), cancellationToken).ConfigureAwait(false) ?? throw WrongPassword(source);
    }

    private async Task<(string Password, string Source)> AskAsync(bool isNew, CancellationToken cancellationToken)
    {
        if (_options.Environment(KeyStoreOptions.PasswordVariable) is { Length: > 0 } set)
            return (set, $"The password in the environment variable {KeyStoreOptions.PasswordVariable} is wrong.");
        if (_options.AskPassword is { } ask && await ask(isNew, cancellationToken).ConfigureAwait(false) is { Length: > 0 } answer)
            return (answer, "The password is wrong.");
        throw new KeyStoreException(
            KeyStoreErrorKind.NoPassword,
            $"The key store '{_folder}' needs its password. Run this on a terminal, or set the environment variable {KeyStoreOptions.PasswordVariable}.");
    }

    private KeyStoreException WrongPassword(string what) => new(
        KeyStoreErrorKind.WrongPassword, $"{what} It opens nothing in '{_folder}'; try again.");

    private KeyStoreException NoPasswordFile()
    {
        if (Exchanges().Count == 0)
            return new KeyStoreException(KeyStoreErrorKind.Missing, $"There are no keys and no password in '{_folder}' yet. Connect an exchange first.");
        return new KeyStoreException(
            KeyStoreErrorKind.Damaged,
            $"The key file '{PasswordPath}' is missing, and nobody can read the keys without it. Restore a copy of it, or delete the folder and connect the exchanges again.");
    }
}
