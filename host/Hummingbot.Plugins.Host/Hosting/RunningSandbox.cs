using System.Text.Json;
using Hummingbot.Plugins.Host.CommandLine;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>A sandbox that another process runs, as its control address describes it.</summary>
/// <param name="Exchange">The exchange's name.</param>
/// <param name="Endpoints">The addresses in place of the exchange's, and the account's keys.</param>
internal sealed record RunningSandbox(string Exchange, SandboxEndpoints Endpoints)
{
    private const int MaxAnswerBytes = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Asks a running sandbox how to reach it.</summary>
    /// <exception cref="CommandFailedException">There is none at the address.</exception>
    public static async Task<RunningSandbox> FindAsync(Uri control, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
        try
        {
            var answer = await client.GetByteArrayAsync(new Uri(control, "endpoints"), cancellationToken);
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            return new RunningSandbox(root.GetProperty("exchange").GetString()!, new SandboxEndpoints
            {
                Endpoints = TextsOf(root.GetProperty("endpoints")).ToDictionary(pair => pair.Key, pair => LoopbackOf(pair.Value)),
                Credentials = new ExchangeCredentials(TextsOf(root.GetProperty("credentials"))),
                Control = control,
            });
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(
                $"no sandbox answers at {control}: {failure.Message}",
                "'hbot sandbox EXCHANGE' starts one and prints its control address")
            {
                Kind = "sandbox",
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandFailedException(
                $"what answers at {control} is no sandbox of this version: {failure.Message}",
                "name the control address that 'hbot sandbox EXCHANGE' prints")
            {
                Kind = "sandbox",
            };
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> TextsOf(JsonElement values) =>
        values.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value.GetString() ?? string.Empty));

    private static Uri LoopbackOf(string text)
    {
        var address = new Uri(text);
        return address.IsLoopback ? address : throw new FormatException($"the address {text} is not on this machine");
    }
}
