namespace Hummingbot.Plugins.Fixtures;

/// <summary>Says where it would be.</summary>
public sealed class BehavingSandbox(Behaviour behaviour) : IExchangeSandbox
{
    public Task<SandboxEndpoints> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        if (behaviour.Of("sandbox") == "port taken") throw new IOException("the port is taken");
        return Task.FromResult(new SandboxEndpoints
        {
            Endpoints = new Dictionary<string, Uri> { ["rest"] = new("http://127.0.0.1:4711") },
            Credentials = new ExchangeCredentials([new("api_key", "sandbox")]),
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
