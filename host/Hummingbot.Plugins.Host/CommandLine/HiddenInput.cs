namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Asks a person on a terminal. What is asked goes to standard error, so that standard output stays the command's result.</summary>
internal static class HiddenInput
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether there is a person to ask.</summary>
    public static bool IsPossible => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Asks for a value.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="isSecret">Whether nothing is shown of what is typed.</param>
    /// <param name="cancellationToken">Set when the operator interrupts.</param>
    /// <returns>The value, without spaces around it.</returns>
    public static async Task<string> AskAsync(string prompt, bool isSecret, CancellationToken cancellationToken)
    {
        Console.Error.Write($"{prompt}: ");
        var typed = new List<char>();
        while (true)
        {
            // A blocking read would not end when the operator interrupts.
            while (!Console.KeyAvailable) await Task.Delay(LookInterval, cancellationToken);
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace)
            {
                if (typed.Count == 0) continue;
                typed.RemoveAt(typed.Count - 1);
                if (!isSecret) Console.Error.Write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Add(key.KeyChar);
                if (!isSecret) Console.Error.Write(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return new string([.. typed]).Trim();
    }
}
