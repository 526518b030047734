using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Builds a container of no use while the plugin folders are being read: the first container of a process takes as long as the next ten
/// together, because the runtime has to load and in part to compile what containers are made of.
/// </summary>
internal static class ContainerWarmUp
{
    private static int _begun;

    /// <summary>Begins on another thread; does nothing the second time. Nobody needs to wait for it.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(static _ => Run(), null);
    }

    // Nothing in here can fail: it uses nothing but the types below.
    private static void Run()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(static _ => new Part());
        services.AddSingleton<Whole>();
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false });
        provider.GetRequiredService<Whole>();
    }

    private sealed class Part;

    private sealed class Whole
    {
        public Whole(Part part, ILogger<Whole> logger)
        {
            ArgumentNullException.ThrowIfNull(part);
            ArgumentNullException.ThrowIfNull(logger);
        }
    }
}
