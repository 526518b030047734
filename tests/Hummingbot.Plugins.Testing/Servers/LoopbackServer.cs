using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Testing;

/// <summary>An HTTP server on a free port of 127.0.0.1 whose one handler takes every request.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const long MaxBodySize = 1 << 20;

    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<LoopbackServer> StartAsync(RequestDelegate handler, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var application = builder.Build();
        application.UseWebSockets();
        application.Run(handler);
        await application.StartAsync(cancellationToken);
        return new LoopbackServer(application, new Uri(application.Urls.Single()));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

