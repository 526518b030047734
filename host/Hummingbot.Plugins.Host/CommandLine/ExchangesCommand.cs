using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot exchanges</c>: every exchange that can be used, from the descriptors of the plugins.</summary>
internal static class ExchangesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals)
    {
        var command = new HbotCommand(
            "exchanges",
            "List the exchanges that can be used, as their plugins describe them.",
            "hbot exchanges",
            "hbot exchanges --plugins ./my-plugins --json");
        command.SetHandler(globals, (_, context) => RunAsync(context));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest());
        var descriptors = session.Registry.Descriptors.Values.ToList();
        var unusable = session.Registry.Plugins.Where(plugin => !plugin.IsLoaded && plugin.State != PluginState.Disabled).ToList();
        if (context.Output.Json)
        {
            context.Output.WriteJson(json => WriteJson(json, descriptors, session));
        }
        else if (descriptors.Count == 0)
        {
            context.Output.WriteLine($"No exchange: no usable plugin in {string.Join(", ", session.Paths.PluginDirectories)}.");
        }
        else
        {
            WriteTable(context.Output, descriptors, session);
        }

        foreach (var plugin in unusable) context.Progress(PluginText.Refusal(plugin));
        return ExitCode.Done;
    }

    private static void WriteTable(CommandOutput output, List<ExchangeDescriptor> descriptors, HostSession session)
    {
        var table = new TextTable("name", "exchange", "kind", "example pair", "?order types", "?maker / taker fee");
        foreach (var descriptor in descriptors)
        {
            var fees = FeeRates.Of(descriptor, session.Configuration);
            table.Add(
                descriptor.Name,
                descriptor.DisplayName,
                StateText.Of(descriptor.Kind),
                descriptor.ExampleTradingPair,
                string.Join(", ", descriptor.SupportedOrderTypes.Select(StateText.Of)),
                $"{FeeText.Percent(fees.Maker.Fraction)} / {FeeText.Percent(fees.Taker.Fraction)}");
        }

        table.Write(output);
    }

    private static void WriteJson(Utf8JsonWriter json, List<ExchangeDescriptor> descriptors, HostSession session)
    {
        json.WriteStartObject();
        json.WriteStartArray("exchanges");
        foreach (var descriptor in descriptors)
        {
            json.WriteStartObject();
            DescriptorJson.WriteSummary(json, descriptor, FeeRates.Of(descriptor, session.Configuration));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
