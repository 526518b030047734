using System.Numerics;

namespace Hummingbot.Plugins;

/// <summary>
/// One blockchain address and its private key. Safe for concurrent use. Amounts are nominal (ether, not wei) unless called raw.
/// </summary>
/// <remarks>
/// Methods that submit a transaction return its hash before it is broadcast. What becomes of it arrives as events: the operation's own,
/// <see cref="WalletGasUsedEvent"/> once it is mined, <see cref="WalletTransactionFailureEvent"/> when it is not taken, reverted, or not
/// confirmed in time. They throw an <see cref="ExchangeException"/> of kind <see cref="ExchangeErrorKind.Transport"/> when the network
/// is not connected, and of kind <see cref="ExchangeErrorKind.Refused"/> when the asset is not one that the wallet is set up for.
/// </remarks>
public interface IWallet : INetwork, IAsyncDisposable
{
    /// <summary>The wallet's address.</summary>
    string Address { get; }

    /// <summary>The balances, ether and configured tokens, as of the latest block.</summary>
    /// <returns>A snapshot by asset; empty before the first block has been seen.</returns>
    IReadOnlyDictionary<string, decimal> GetAllBalances();

    /// <summary>The balance of one asset as of the latest block.</summary>
    /// <param name="asset">The asset, such as <c>ETH</c>.</param>
    /// <returns>The balance; zero when there is none or it is not known yet.</returns>
    decimal GetBalance(string asset) => GetAllBalances().GetValueOrDefault(asset);

    /// <summary>Turns ether into its token; <see cref="WalletWrappedEthEvent"/> follows.</summary>
    /// <param name="amount">The amount in ether; positive.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not been submitted.</param>
    /// <returns>The transaction's hash.</returns>
    Task<string> WrapEthAsync(decimal amount, CancellationToken cancellationToken);

    /// <summary>Turns the token back into ether; <see cref="WalletUnwrappedEthEvent"/> follows.</summary>
    /// <param name="amount">The amount in ether; positive.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not been submitted.</param>
    /// <returns>The transaction's hash.</returns>
    Task<string> UnwrapEthAsync(decimal amount, CancellationToken cancellationToken);

    /// <summary>Sends ether or a token to another address.</summary>
    /// <param name="address">The receiver.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="amount">The amount; positive.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not been submitted.</param>
    /// <returns>The transaction's hash.</returns>
    Task<string> SendAsync(string address, string asset, decimal amount, CancellationToken cancellationToken);

    /// <summary>Allows a contract to take a token out of the wallet; <see cref="WalletTokenApprovedEvent"/> follows.</summary>
    /// <param name="asset">The token.</param>
    /// <param name="spenderAddress">The contract.</param>
    /// <param name="amount">How much it may take in all; zero takes the allowance back.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not been submitted.</param>
    /// <returns>The transaction's hash.</returns>
    Task<string> ApproveTokenTransferAsync(string asset, string spenderAddress, decimal amount, CancellationToken cancellationToken);

    /// <summary>Sees to it that a contract may take every configured token: approves those whose allowance is too small.</summary>
    /// <param name="spenderAddress">The contract.</param>
    /// <param name="cancellationToken">Gives up what has not been submitted.</param>
    /// <returns>The hashes of the approvals that were needed.</returns>
    Task<IReadOnlyList<string>> CheckAndFixApprovalsAsync(string spenderAddress, CancellationToken cancellationToken);

    /// <summary>Signs and submits a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not been submitted.</param>
    /// <returns>The transaction's hash.</returns>
    Task<string> ExecuteTransactionAsync(WalletTransaction transaction, CancellationToken cancellationToken);

    /// <summary>A nominal amount in the asset's smallest unit.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="amount">The nominal amount.</param>
    /// <returns>The raw amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount has more decimals than the asset.</exception>
    BigInteger ToRaw(string asset, decimal amount);

    /// <summary>A raw amount in the asset's usual unit.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="rawAmount">The amount in the asset's smallest unit.</param>
    /// <returns>The nominal amount.</returns>
    /// <exception cref="OverflowException">The amount does not fit a <see cref="decimal"/>.</exception>
    decimal ToNominal(string asset, BigInteger rawAmount);

    /// <summary>
    /// Calls <paramref name="listener"/> with every event from now on, one at a time and each once. It must be quick; what it throws is
    /// logged and harms neither the wallet nor other listeners.
    /// </summary>
    /// <param name="listener">Takes the events.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    IDisposable Subscribe(Action<WalletNotification> listener);
}
