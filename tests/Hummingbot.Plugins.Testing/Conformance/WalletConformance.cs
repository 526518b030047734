using System.Threading.Channels;

namespace Hummingbot.Plugins.Testing;

/// <summary>What a venue's wallet must do. Only venues with an <see cref="IWallet"/> inherit it.</summary>
public abstract class WalletConformance : ConformanceTest
{
    /// <summary>How much ether is wrapped and unwrapped.</summary>
    protected virtual decimal WrapAmount => 0.01m;

    [Fact]
    [Card("HBP-W10", RunsLive = true)]
    public async Task Balances_are_known_and_not_negative()
    {
        var wallet = await StartAsync();
        var balances = wallet.GetAllBalances();
        Assert.All(balances.Values, balance => Assert.True(balance >= 0));
        Assert.Equal(balances["ETH"], wallet.GetBalance("ETH"));
    }

    [Fact]
    [Card("HBP-W20")]
    public async Task Ether_is_wrapped()
    {
        var wallet = await StartAsync();
        var events = Listen(wallet, out var subscription);
        using var listening = subscription;
        var hash = await Session.WaitAsync(wallet.WrapEthAsync(WrapAmount, Cancelled), "the transaction is submitted");
        var wrapped = await NextAsync<WalletWrappedEthEvent>(events);
        Assert.Equal((hash, WrapAmount, wallet.Address), (wrapped.TransactionHash, wrapped.Amount, wrapped.Address));
    }

    [Fact]
    [Card("HBP-W30")]
    public async Task Ether_is_unwrapped()
    {
        var wallet = await StartAsync();
        var events = Listen(wallet, out var subscription);
        using var listening = subscription;
        await Session.WaitAsync(wallet.WrapEthAsync(WrapAmount, Cancelled), "the transaction is submitted");
        await NextAsync<WalletWrappedEthEvent>(events);
        var hash = await Session.WaitAsync(wallet.UnwrapEthAsync(WrapAmount, Cancelled), "the transaction is submitted");
        var unwrapped = await NextAsync<WalletUnwrappedEthEvent>(events);
        Assert.Equal((hash, WrapAmount, wallet.Address), (unwrapped.TransactionHash, unwrapped.Amount, unwrapped.Address));
    }

    private static ChannelReader<WalletNotification> Listen(IWallet wallet, out IDisposable subscription)
    {
        var events = Channel.CreateUnbounded<WalletNotification>();
        subscription = wallet.Subscribe(notification => events.Writer.TryWrite(notification));
        return events.Reader;
    }

    private async Task<IWallet> StartAsync()
    {
        var wallet = Session.CreateContainer().Get<IWallet>();
        await Session.WaitAsync(wallet.StartNetworkAsync(Cancelled), "the wallet starts");
        await Session.UntilAsync(() => wallet.GetAllBalances().Count > 0, "the wallet has seen a block");
        return wallet;
    }

    private async Task<T> NextAsync<T>(ChannelReader<WalletNotification> events)
        where T : WalletNotification
    {
        while (true)
        {
            var notification = await Session.WaitAsync(events.ReadAsync(Cancelled).AsTask(), typeof(T).Name);
            if (notification is T wanted) return wanted;
        }
    }
}
