namespace Hummingbot.Plugins.Host.Output;

/// <summary>Whoever read standard output has closed it: there is nobody left to work for.</summary>
internal sealed class OutputClosedException(Exception cause) : Exception("Standard output was closed.", cause);
