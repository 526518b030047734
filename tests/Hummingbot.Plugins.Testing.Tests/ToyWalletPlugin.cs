using System.Numerics;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Testing.Tests;

/// <summary>A venue with a wallet in memory, and a sandbox without a control endpoint.</summary>
internal sealed class ToyWalletPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor { get; } = new()
    {
        Name = "toy",
        DisplayName = "Toy",
        Kind = ExchangeKind.Dex,
        ExampleTradingPair = "ZRX-WETH",
        ExampleAsset = "ZRX",
        DefaultFees = new TradeFeeSchema(),
    };

    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        services.AddSingleton<IExchangeSandbox, Sandbox>();
        services.AddSingleton<IWallet>(new Wallet(context.TimeProvider));
    }

    private sealed class Sandbox : IExchangeSandbox
    {
        public Task<SandboxEndpoints> StartAsync(SandboxOptions options, CancellationToken cancellationToken) =>
            Task.FromResult(new SandboxEndpoints { Endpoints = new Dictionary<string, Uri>(), Credentials = new ExchangeCredentials([]) });

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Wallet(TimeProvider time) : IWallet
    {
        private static readonly TimeSpan BlockTime = TimeSpan.FromSeconds(12);

        private readonly List<Action<WalletNotification>> _listeners = [];
        private int _transactions;

        public string Address => "0x00000000000000000000000000000000000000aa";

        public NetworkStatus NetworkStatus { get; private set; }

        public IReadOnlyDictionary<string, decimal> GetAllBalances() =>
            NetworkStatus == NetworkStatus.Connected ? new Dictionary<string, decimal> { ["ETH"] = 1, ["WETH"] = 0 } : new Dictionary<string, decimal>();

        public Task StartNetworkAsync(CancellationToken cancellationToken)
        {
            NetworkStatus = NetworkStatus.Connected;
            return Task.CompletedTask;
        }

        public Task StopNetworkAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<NetworkStatus> CheckNetworkAsync(CancellationToken cancellationToken) => Task.FromResult(NetworkStatus);

        public Task<string> WrapEthAsync(decimal amount, CancellationToken cancellationToken) => Submit(hash => new WalletWrappedEthEvent
        {
            Timestamp = time.GetUtcNow(),
            TransactionHash = hash,
            Address = Address,
            Amount = amount,
            RawAmount = ToRaw("ETH", amount),
        });

        public Task<string> UnwrapEthAsync(decimal amount, CancellationToken cancellationToken) => Submit(hash => new WalletUnwrappedEthEvent
        {
            Timestamp = time.GetUtcNow(),
            TransactionHash = hash,
            Address = Address,
            Amount = amount,
            RawAmount = ToRaw("ETH", amount),
        });

        public Task<string> SendAsync(string address, string asset, decimal amount, CancellationToken cancellationToken) => throw Unsupported();

        public Task<string> ApproveTokenTransferAsync(string asset, string spenderAddress, decimal amount, CancellationToken cancellationToken) =>
            throw Unsupported();

        public Task<IReadOnlyList<string>> CheckAndFixApprovalsAsync(string spenderAddress, CancellationToken cancellationToken) => throw Unsupported();

        public Task<string> ExecuteTransactionAsync(WalletTransaction transaction, CancellationToken cancellationToken) => throw Unsupported();

        public BigInteger ToRaw(string asset, decimal amount) => new(amount * 1_000_000_000_000_000_000m);

        public decimal ToNominal(string asset, BigInteger rawAmount) => (decimal)rawAmount / 1_000_000_000_000_000_000m;

        public IDisposable Subscribe(Action<WalletNotification> listener)
        {
            _listeners.Add(listener);
            return new CancellationTokenSource();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static ExchangeException Unsupported() => new("toy", ExchangeErrorKind.Unsupported, "The toy wallet only wraps.");

        /// <summary>Mined with the next block.</summary>
        private Task<string> Submit(Func<string, WalletNotification> happens)
        {
            var hash = $"0x{++_transactions:x64}";
            time.CreateTimer(_ => _listeners.ForEach(listener => listener(happens(hash))), null, BlockTime, Timeout.InfiniteTimeSpan);
            return Task.FromResult(hash);
        }
    }
}
