using Hummingbot.Plugins.Host.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Makes sure that an exchange's name is one, from metadata alone.</summary>
internal static class KnownExchange
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="Hummingbot.Plugins.Hosting.UnknownExchangeException">No plugin has it.</exception>
    public static async Task EnsureKnownAsync(CommandContext context, string exchange)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { DiscoverOnly = true });
        session.Registry.GetStatus(exchange);
    }
}
