using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot connect</c>: stores the keys of an account once the exchange has accepted them, or tests all that there are.</summary>
internal static class ConnectCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.CreateOptional(names);
        var command = new HbotCommand(
            "connect",
            "Store the keys of an account once the exchange has accepted them; without an exchange, test all keys that there are.",
            "hbot connect binance",
            "hbot connect --json")
        {
            exchange,
        };
        command.Details = $"""
            Asks for each value and hides secrets. Where nobody can be asked, the values come from the environment variables that
            'hbot plugins info' names, and the key store's password from {KeyStoreOptions.PasswordVariable}. When the exchange refuses the keys
            nothing is stored. Keys in the environment are used before stored ones.
            """;
        command.SetHandler(globals, (line, context) =>
        {
            if (context.Settings.Sandbox is not null)
                throw new CommandFailedException("a sandbox brings keys of its own: there is nothing to connect", "leave out --sandbox, or use it with 'hbot balance'");
            return line.GetValue(exchange) is { } name ? StoreAsync(context, name) : ConnectionTest.RunAsync(context);
        });
        return command;
    }

    private static async Task<int> StoreAsync(CommandContext context, string exchange)
    {
        var (descriptor, paths) = await DescribeAsync(context, exchange);
        using var store = new KeyStore(PasswordPrompt.CreateOptions(context, paths));
        var credentials = await AskAsync(context, store, descriptor);
        if (credentials is null) return ExitCode.Done;
        context.Progress($"asking {descriptor.DisplayName} whether it accepts the keys");
        var assets = await VerifyAsync(context, exchange, credentials);
        await store.SaveAsync(exchange, credentials, context.Interrupted);
        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("exchange", exchange);
                json.WriteBoolean("connected", true);
                json.WriteNumber("assets", assets);
                json.WriteEndObject();
            });
        }
        else
        {
            context.Output.WriteLine($"{descriptor.DisplayName} accepts the keys; they are stored. The account holds {assets} {(assets == 1 ? "asset" : "assets")}.");
        }

        return ExitCode.Done;
    }

    private static async Task<(ExchangeDescriptor Descriptor, HostPaths Paths)> DescribeAsync(CommandContext context, string exchange)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            if (handle.Descriptor.Credentials.Count > 0) return (handle.Descriptor, session.Paths);
            throw new CommandFailedException(
                $"{handle.Descriptor.DisplayName} ({exchange}) needs no keys", "'hbot exchanges' lists what there is", exchange);
        }
    }

    private static async Task<ExchangeCredentials?> AskAsync(CommandContext context, KeyStore store, ExchangeDescriptor descriptor)
    {
        var missing = ExchangeKeys.MissingVariables(descriptor);
        if (missing.Count == 0) return ExchangeKeys.FromEnvironment(descriptor);
        if (!HiddenInput.IsPossible)
        {
            throw new CommandFailedException(
                $"there is nobody to ask for the keys of {descriptor.DisplayName} ({descriptor.Name})",
                $"run this on a terminal, or set {string.Join(", ", missing)} and {KeyStoreOptions.PasswordVariable}",
                descriptor.Name)
            {
                Kind = "noKeys",
            };
        }

        if (store.List().Any(keys => keys.Exchange == descriptor.Name))
        {
            var answer = await HiddenInput.AskAsync(
                $"There are keys of {descriptor.DisplayName} already. Replace them? [y/N]", isSecret: false, context.Interrupted);
            if (!answer.Equals("y", StringComparison.OrdinalIgnoreCase) && !answer.Equals("yes", StringComparison.OrdinalIgnoreCase)) return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in descriptor.Credentials)
        {
            var value = await HiddenInput.AskAsync(field.Prompt, field.IsSecret, context.Interrupted);
            if (value.Length == 0) throw new CommandFailedException($"'{field.Prompt}' was left empty; nothing was stored", exchange: descriptor.Name);
            values[field.Key] = value;
        }

        return new ExchangeCredentials(values);
    }

    private static async Task<int> VerifyAsync(CommandContext context, string exchange, ExchangeCredentials credentials)
    {
        var request = new SessionRequest { Exchanges = [exchange], TradingPairs = [], UsesAccount = true, Credentials = credentials };
        await using var session = await HostSession.OpenAsync(context, request);
        var reading = await AccountReading.ReadAsync(context, session, exchange);
        if (reading.Failure is null) return reading.Balances.Count;
        var report = FailureReport.Of(reading.Failure);
        throw new CommandFailedException($"nothing was stored: {report.Message}", report.Hint, exchange) { Kind = report.Kind, Details = report.Details };
    }
}
