namespace Hummingbot.Plugins.Hosting;

/// <summary>Where keys are stored, and who knows the password. Immutable.</summary>
public sealed record KeyStoreOptions
{
    /// <summary>The environment variable that holds the password where nobody can be asked.</summary>
    public const string PasswordVariable = "HBOT_PASSWORD";

    /// <summary>The data directory; keys are in its folder <c>keys</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// Asks the operator for the password when <see cref="PasswordVariable"/> is not set; <see langword="true"/> means that a new password is
    /// being chosen, and should be asked for twice. <see langword="null"/>, or such an answer, when nobody can be asked.
    /// </summary>
    public Func<bool, CancellationToken, ValueTask<string?>>? AskPassword { get; init; }

    /// <summary>Reads environment variables.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>How long to wait for another process that writes keys.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How often the derivation of a new password repeats.</summary>
    internal int Iterations { get; init; } = KeyDerivation.Iterations;
}
