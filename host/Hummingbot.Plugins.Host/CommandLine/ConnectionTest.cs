using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot connect</c> without an exchange: asks every exchange whether it accepts the keys that there are.</summary>
internal static class ConnectionTest
{
    /// <summary>Runs the test.</summary>
    public static async Task<int> RunAsync(CommandContext context)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { TradingPairs = [], UsesAccount = true });
        var exchanges = session.Registry.Exchanges.Values.Where(exchange => exchange.Descriptor.Credentials.Count > 0).ToList();
        var rows = await Task.WhenAll(exchanges.Select(async exchange =>
        {
            var hasKeys = session.HasKeys(exchange.Descriptor);
            return (exchange.Descriptor, HasKeys: hasKeys, Reading: hasKeys ? await AccountReading.ReadAsync(context, session, exchange.Name) : null);
        }));
        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("exchanges");
                foreach (var (descriptor, hasKeys, reading) in rows) WriteJson(json, descriptor, hasKeys, reading);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            var table = new TextTable("exchange", "keys", "accepted");
            foreach (var (descriptor, hasKeys, reading) in rows)
                table.Add(descriptor.Name, hasKeys ? "yes" : "no", reading is null ? "-" : reading.Failure is null ? "yes" : "no");
            table.Write(context.Output);
        }

        var failed = rows.Select(row => row.Reading).OfType<AccountReading>().Where(reading => reading.Failure is not null).ToList();
        return failed.Count == 0 ? ExitCode.Done : throw new CommandFailedException(
            string.Join("; ", failed.Select(reading => FailureReport.Of(reading.Failure!).Message)),
            $"'hbot connect {failed[0].Exchange.Name}' stores other keys")
        {
            Kind = "access",
        };
    }

    private static void WriteJson(Utf8JsonWriter json, ExchangeDescriptor descriptor, bool hasKeys, AccountReading? reading)
    {
        json.WriteStartObject();
        json.WriteString("exchange", descriptor.Name);
        json.WriteBoolean("keys", hasKeys);
        if (reading is null) json.WriteNull("accepted");
        else json.WriteBoolean("accepted", reading.Failure is null);
        json.WriteString("error", reading?.Failure is { } failure ? FailureReport.Of(failure).Message : null);
        json.WriteEndObject();
    }
}
