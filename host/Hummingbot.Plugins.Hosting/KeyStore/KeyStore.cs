using System.Security.Cryptography;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The encrypted keys of exchange accounts: in the data directory's folder <c>keys</c> one file per exchange (AES-256-GCM under one random
/// key), and one that holds that key, encrypted with a key derived from the password (PBKDF2-HMAC-SHA256, 600,000 rounds).
/// </summary>
/// <remarks>
/// Safe for concurrent use, also by several processes. Files are replaced in one step and only their owner may read them. The password is asked
/// for once, when it is first needed; a wrong one is asked for again at the next call. No message or text that this class makes holds a secret.
/// </remarks>
public sealed partial class KeyStore : IDisposable
{
    private const string FolderName = "keys";
    private const string LockName = ".lock";

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(20);

    private readonly KeyStoreOptions _options;
    private readonly string _folder;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _keyLock = new();
    private byte[]? _key;

    /// <summary>Creates a key store; nothing is read or written yet.</summary>
    /// <param name="options">Where the keys are.</param>
    public KeyStore(KeyStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _folder = Path.Combine(Path.GetFullPath(options.DataDirectory), FolderName);
    }

    /// <summary>Whether a password has been chosen.</summary>
    public bool HasPassword => File.Exists(PasswordPath);

    private string PasswordPath => Path.Combine(_folder, PasswordFile.Name);

    /// <summary>The exchanges that have keys, sorted; needs no password.</summary>
    /// <exception cref="KeyStoreException">The folder cannot be read.</exception>
    public IReadOnlyList<StoredKeys> List()
    {
        var list = new List<StoredKeys>();
        foreach (var exchange in Exchanges())
        {
            try
            {
                if (KeyFile.Read(PathOf(exchange), exchange) is { } file) list.Add(new StoredKeys(exchange, file.Fields));
            }
            catch (KeyStoreException problem)
            {
                list.Add(new StoredKeys(exchange, [], problem));
            }
        }

        return list;
    }

    /// <summary>Stores an exchange's keys in place of those that it had. The first time, a password is chosen.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="credentials">The keys.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KeyStoreException">There is no password, it is wrong, or the files cannot be used.</exception>
    public async Task SaveAsync(string exchange, ExchangeCredentials credentials, CancellationToken cancellationToken = default)
    {
        var path = PathOf(exchange);
        ArgumentNullException.ThrowIfNull(credentials);
        await UnlockAsync(mayCreate: true, cancellationToken).ConfigureAwait(false);
        await ChangeAsync(
            () =>
            {
                var file = WithKey(key => PasswordFile.Read(PasswordPath)?.KeyId == PasswordFile.IdOf(key)
                    ? KeyFile.Create(exchange, credentials, key)
                    : throw Replaced());
                OwnerOnlyFile.Write(path, file.Write());
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an exchange's keys.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="KeyStoreException">There are none, the password is wrong or missing, or a file cannot be used;
    /// <see cref="KeyStoreException.Kind"/> tells which.</exception>
    public async Task<ExchangeCredentials> LoadAsync(string exchange, CancellationToken cancellationToken = default)
    {
        var path = PathOf(exchange);
        var file = KeyFile.Read(path, exchange) ?? throw new KeyStoreException(
            KeyStoreErrorKind.Missing, $"There are no keys of {exchange} in '{_folder}'. Connect it first: hbot connect {exchange}.");
        await UnlockAsync(mayCreate: false, cancellationToken).ConfigureAwait(false);
        return WithKey(key => file.Open(key)) ?? throw KeyFileText.Damaged(path, KeyFile.Remedy(exchange));
    }

    /// <summary>Reads the keys of every exchange that has some.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys, and apart from them what could not be read.</returns>
    /// <exception cref="KeyStoreException">The password is wrong or missing, or its file or the folder cannot be used.</exception>
    public async Task<LoadedKeys> LoadAllAsync(CancellationToken cancellationToken = default)
    {
        var credentials = new Dictionary<string, ExchangeCredentials>(StringComparer.Ordinal);
        var problems = new Dictionary<string, KeyStoreException>(StringComparer.Ordinal);
        var exchanges = Exchanges();
        if (exchanges.Count > 0) await UnlockAsync(mayCreate: false, cancellationToken).ConfigureAwait(false);
        foreach (var exchange in exchanges)
        {
            try
            {
                credentials[exchange] = await LoadAsync(exchange, cancellationToken).ConfigureAwait(false);
            }
            catch (KeyStoreException problem)
            {
                problems[exchange] = problem;
            }
        }

        return new LoadedKeys(credentials, problems);
    }

    /// <summary>Deletes an exchange's keys; needs no password.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when it had none.</returns>
    /// <exception cref="KeyStoreException">The file cannot be deleted.</exception>
    public async Task<bool> RemoveAsync(string exchange, CancellationToken cancellationToken = default)
    {
        var path = PathOf(exchange);
        if (!File.Exists(path)) return false;
        return await ChangeAsync(
            () =>
            {
                var isThere = File.Exists(path);
                File.Delete(path);
                return isThere;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets the key that the password opened.</summary>
    public void Dispose()
    {
        Forget();
        _gate.Dispose();
    }

    private string PathOf(string exchange) => ExchangeName.IsValid(exchange)
        ? Path.Combine(_folder, exchange + KeyFile.Extension)
        : throw new ArgumentException("An exchange's name is lower-case letters, digits and underscores.", nameof(exchange));

    private IReadOnlyList<string> Exchanges()
    {
        try
        {
            if (!Directory.Exists(_folder)) return [];
            return
            [
                .. Directory.EnumerateFiles(_folder, "*" + KeyFile.Extension).Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(ExchangeName.IsValid).Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeyFileText.Inaccessible(_folder, exception);
        }
    }

    /// <summary>Changes files while no other process does.</summary>
    private async Task<T> ChangeAsync<T>(Func<T> change, CancellationToken cancellationToken)
    {
        var started = _options.TimeProvider.GetTimestamp();
        try
        {
            OwnerOnlyFile.CreateFolder(_folder);
            FileStream? held = null;
            while (held is null)
            {
                try
                {
                    held = OwnerOnlyFile.Open(Path.Combine(_folder, LockName), FileMode.OpenOrCreate);
                }
                catch (IOException exception) when (IsHeld(exception) && _options.TimeProvider.GetElapsedTime(started) < _options.LockTimeout)
                {
                    await Task.Delay(LockPoll, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
                }
            }

            using (held) return change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeyFileText.Inaccessible(_folder, exception);
        }
    }

    /// <summary>Whether another process has the lock file.</summary>
    private static bool IsHeld(IOException exception) =>
        exception.GetType() == typeof(IOException) && (!OperatingSystem.IsWindows() || (exception.HResult & 0xFFFF) is 32 or 33);

    private T WithKey<T>(Func<byte[], T> use)
    {
        lock (_keyLock) return use(_key ?? throw Replaced());
    }

    private void Forget()
    {
        lock (_keyLock)
        {
            if (_key is not null) CryptographicOperations.ZeroMemory(_key);
            _key = null;
        }
    }

    private KeyStoreException Replaced()
    {
        Forget();
        return new KeyStoreException(
            KeyStoreErrorKind.Damaged,
            $"The key store '{_folder}' was replaced or deleted by another process since it was opened. Nothing was written; try again.");
    }
}
