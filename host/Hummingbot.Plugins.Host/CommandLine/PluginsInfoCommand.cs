using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot plugins info</c>: all there is to know of one plugin.</summary>
internal static class PluginsInfoCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var name = ExchangeArgument.Create(names);
        var command = new HbotCommand(
            "info",
            "Show all there is to know of one plugin, and how to set it up.",
            "hbot plugins info binance")
        {
            name,
        };
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(name)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string name)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { Exchanges = [name] });
        var plugin = session.Registry.GetStatus(name);
        var descriptor = session.Registry.Descriptors.GetValueOrDefault(name);
        var fees = descriptor is null ? null : FeeRates.Of(descriptor, session.Configuration);
        if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, plugin, descriptor, fees));
        else WriteText(context.Output, plugin, descriptor, fees);
        return ExitCode.Done;
    }

    private static void WriteJson(Utf8JsonWriter json, PluginStatus plugin, ExchangeDescriptor? descriptor, FeeRates? fees)
    {
        json.WriteStartObject();
        PluginJson.WriteMembers(json, plugin);
        json.WriteString("entryAssembly", plugin.EntryAssembly);
        json.WritePropertyName("exchange");
        if (descriptor is null || fees is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartObject();
            DescriptorJson.WriteSummary(json, descriptor, fees);
            DescriptorJson.WriteSetup(json, descriptor);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(CommandOutput output, PluginStatus plugin, ExchangeDescriptor? descriptor, FeeRates? fees)
    {
        var facts = new FactList(output);
        facts.Write("plugin", $"{plugin.Name} {plugin.Version}");
        facts.Write("folder", plugin.Folder);
        facts.Write("contract", plugin.Contract?.ToString());
        facts.Write("state", StateText.Of(plugin.State));
        facts.Write("reason", plugin.Reason);
        facts.Write("remedy", plugin.Remedy);
        facts.Write("lock", StateText.Of(plugin.Lock));
        if (descriptor is null || fees is null) return;

        facts.Write("exchange", $"{descriptor.DisplayName} ({StateText.Of(descriptor.Kind)})");
        facts.Write("example pair", descriptor.ExampleTradingPair);
        facts.Write("order types", string.Join(", ", descriptor.SupportedOrderTypes.Select(StateText.Of)));
        facts.Write("fees", $"maker {FeeText.Percent(fees.Maker.Fraction)}, taker {FeeText.Percent(fees.Taker.Fraction)}");
        foreach (var field in descriptor.Credentials) facts.Write("credential", $"{field.Prompt} ({field.EnvironmentVariable})");
        foreach (var (key, address) in Sorted(descriptor.Endpoints)) facts.Write("endpoint", $"{key} = {address.OriginalString}");
        foreach (var setting in descriptor.Settings)
            facts.Write("setting", $"{setting.Key} = {setting.Default}: {setting.Description}");
        foreach (var (title, address) in Sorted(descriptor.Links)) facts.Write("link", $"{title}: {address.OriginalString}");
    }

    private static IOrderedEnumerable<KeyValuePair<string, Uri>> Sorted(IReadOnlyDictionary<string, Uri> addresses) =>
        addresses.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
