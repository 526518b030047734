using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Rest;

internal static partial class RestLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange}: trying again ({Attempt}) in {Delay}, because: {Reason}")]
    public static partial void Retrying(ILogger logger, string exchange, int attempt, TimeSpan delay, string reason);
}
