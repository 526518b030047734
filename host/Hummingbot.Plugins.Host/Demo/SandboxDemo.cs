using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>Runs every exchange that has a sandbox and a connector against its sandbox: live books, orders, balances, database.</summary>
internal static class SandboxDemo
{
    private const string TemporaryFolder = "hbot-demo-";

    /// <summary>Runs the demo.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">Something is not right.</exception>
    public static async Task<int> RunAsync(CommandContext context)
    {
        if (context.Settings.Sandbox is { IsOwn: false })
            throw new CommandFailedException("'hbot demo' takes no address of a sandbox: it starts its own", "leave it out: hbot demo");
        var temporary = context.Settings.DataDirectory is null ? Directory.CreateTempSubdirectory(TemporaryFolder) : null;
        try
        {
            var settings = context.Settings with
            {
                Sandbox = new SandboxChoice([]),
                DataDirectory = context.Settings.DataDirectory ?? temporary!.FullName,
            };
            return await TradeAsync(context.With(settings));
        }
        finally
        {
            if (temporary is not null) Delete(context, temporary);
        }
    }

    private static async Task<int> TradeAsync(CommandContext context)
    {
        var lines = new DemoLines(context);
        var request = new SessionRequest { UsesExamplePairs = true };
        await using var session = await TradingSession.OpenAsync(context, request);
        var names = session.Host.Registry.Exchanges.Values
            .Where(exchange => session.Host.Sandboxes.ContainsKey(exchange.Name) && exchange.Has<IExchangeConnector>())
            .Select(exchange => exchange.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (names.Count == 0)
        {
            throw new CommandFailedException(
                "no exchange with a sandbox and a connector is loaded",
                "'hbot plugins list' shows what is found; name the directory of the plugin folders with --plugins DIR");
        }

        lines.Say($"sandboxes of {string.Join(" and ", names)} are running in this process, with market makers");
        var exchanges = await Task.WhenAll(names.Select(name => StartAsync(context, session, name)));
        await DemoBooks.ShowAsync(context, exchanges, lines);
        var results = new List<DemoResult>();
        foreach (var exchange in exchanges)
        {
            lines.Say(string.Empty);
            using var other = new SandboxParticipant(exchange.Handle.Name, ControlOf(session, exchange.Handle.Name));
            results.Add(await new DemoTrading(context, session, exchange, other, lines).RunAsync());
        }

        lines.WriteSummary(results);
        return results.Find(result => !result.IsRight) is { } wrong
            ? throw new CommandFailedException(
                $"{wrong.Exchange} is not right: {wrong.BalanceFlaw ?? wrong.RecordFlaw}",
                "run again with --verbose and --data DIR to keep what is on record",
                wrong.Exchange)
            {
                Kind = "demo",
            }
            : ExitCode.Done;
    }

    private static async Task<TradingExchange> StartAsync(CommandContext context, TradingSession session, string name)
    {
        var exchange = await session.StartAsync(name);
        await exchange.WaitAsync([], context.Interrupted);
        return exchange;
    }

    private static Uri ControlOf(TradingSession session, string name) =>
        session.Host.Sandboxes[name].Control ?? throw new CommandFailedException(
            $"the sandbox of {name} has no control endpoint, so nobody can trade with the demo's order",
            "its plugin is of another version; try a newer one",
            name)
        {
            Kind = "sandbox",
        };

    private static void Delete(CommandContext context, DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            context.Warn($"the temporary folder {folder.FullName} could not be deleted: {failure.Message}");
        }
    }
}
