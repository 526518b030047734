using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Asks for the key store's password where there is a person to ask; elsewhere the environment gives it.</summary>
internal static class PasswordPrompt
{
    /// <summary>The key store of a command.</summary>
    public static KeyStoreOptions CreateOptions(CommandContext context, HostPaths paths) => new()
    {
        DataDirectory = paths.DataDirectory,
        TimeProvider = context.Time,
        AskPassword = HiddenInput.IsPossible ? async (isNew, cancellationToken) => await AskAsync(isNew, cancellationToken) : null,
    };

    private static async Task<string?> AskAsync(bool isNew, CancellationToken cancellationToken)
    {
        if (!isNew) return await HiddenInput.AskAsync("Password of the key store", isSecret: true, cancellationToken);
        while (true)
        {
            var password = await HiddenInput.AskAsync("Choose a password for the key store", isSecret: true, cancellationToken);
            if (password.Length == 0) return null;
            if (await HiddenInput.AskAsync("The same again", isSecret: true, cancellationToken) == password) return password;
            Console.Error.WriteLine("The two are not the same.");
        }
    }
}
