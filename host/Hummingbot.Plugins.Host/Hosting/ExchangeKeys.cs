using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>The keys of accounts that a command may use: those of the environment variables that descriptors name, or else the stored ones.</summary>
internal sealed class ExchangeKeys
{
    private readonly SessionRequest _request;
    private readonly bool _isVenueForbidden;
    private readonly IReadOnlyDictionary<string, ExchangeCredentials> _stored;
    private readonly IReadOnlyDictionary<string, KeyStoreException> _problems;

    private ExchangeKeys(
        SessionRequest request,
        bool isVenueForbidden,
        IReadOnlyDictionary<string, ExchangeCredentials> stored,
        IReadOnlyDictionary<string, KeyStoreException> problems)
    {
        _request = request;
        _isVenueForbidden = isVenueForbidden;
        _stored = stored;
        _problems = problems;
    }

    /// <summary>Reads the stored keys that a command may need; asks for the password only when there are some.</summary>
    public static Task<ExchangeKeys> OpenAsync(CommandContext context, HostPaths paths, SessionRequest request)
    {
        var isVenueForbidden = context.Settings.Sandbox is not null;
        var stored = new Dictionary<string, ExchangeCredentials>(StringComparer.Ordinal);
        var problems = new Dictionary<string, KeyStoreException>(StringComparer.Ordinal);
        var keys = new ExchangeKeys(request, isVenueForbidden, stored, problems);
        return request is { UsesAccount: true, Credentials: null } && !isVenueForbidden
            ? ReadAsync()
            : Task.FromResult(keys);

        async Task<ExchangeKeys> ReadAsync()
        {
            using var store = new KeyStore(PasswordPrompt.CreateOptions(context, paths));
            foreach (var account in store.List())
            {
                if (request.Exchanges.Count > 0 && !request.Exchanges.Contains(account.Exchange)) continue;
                try
                {
                    stored[account.Exchange] = await store.LoadAsync(account.Exchange, context.Interrupted);
                }
                catch (KeyStoreException problem)
                {
                    // Told only where the environment does not give the keys.
                    problems[account.Exchange] = problem;
                    if (problem.Kind is KeyStoreErrorKind.WrongPassword) throw;
                }
            }

            return keys;
        }
    }

    /// <summary>The keys of an account, or <see langword="null"/> when there are none that this command may use.</summary>
    public ExchangeCredentials? Find(ExchangeDescriptor descriptor)
    {
        if (!_request.UsesAccount || _isVenueForbidden) return null;
        if (_request.Credentials is { } given) return given;
        if (MissingVariables(descriptor) is { Count: var missing } && missing < descriptor.Credentials.Count)
            return missing == 0 ? FromEnvironment(descriptor) : null;
        return _stored.GetValueOrDefault(descriptor.Name);
    }

    /// <summary>Why there are no keys, when that is not for want of them.</summary>
    public Exception? ProblemOf(ExchangeDescriptor descriptor)
    {
        if (!_request.UsesAccount || _isVenueForbidden || Find(descriptor) is not null) return null;
        var missing = MissingVariables(descriptor);
        return missing.Count < descriptor.Credentials.Count
            ? new CommandFailedException(
                $"the environment gives a part of the keys of {descriptor.Name}: {string.Join(", ", missing)} is not set",
                "set all of them or none",
                descriptor.Name)
            {
                Kind = "noKeys",
            }
            : _problems.GetValueOrDefault(descriptor.Name);
    }

    /// <summary>The environment variables of an exchange's keys that are not set.</summary>
    public static IReadOnlyList<string> MissingVariables(ExchangeDescriptor descriptor) =>
    [
        .. descriptor.Credentials.Select(field => field.EnvironmentVariable)
            .Where(variable => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))),
    ];

    /// <summary>The keys that the environment gives; every variable is set.</summary>
    public static ExchangeCredentials FromEnvironment(ExchangeDescriptor descriptor) => new(
        descriptor.Credentials.Select(field => KeyValuePair.Create(field.Key, Environment.GetEnvironmentVariable(field.EnvironmentVariable)!)));
}
