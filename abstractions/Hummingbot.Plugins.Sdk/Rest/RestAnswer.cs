using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Answers that a parser of the venue's own reads, instead of a source-generated one.</summary>
public static class RestAnswer
{
    /// <summary>Awaits a call and parses the answer's body.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="call">The call, from a <see cref="RestClientFactory"/> client.</param>
    /// <param name="exchange">The exchange's name, for errors.</param>
    /// <param name="parse">
    /// Reads the body, which is valid UTF-8. A <see cref="JsonException"/>, <see cref="InvalidOperationException"/> or
    /// <see cref="FormatException"/> of it means that the venue broke its protocol.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the body.</param>
    /// <returns>What <paramref name="parse"/> made of it.</returns>
    /// <exception cref="ExchangeException">
    /// The call failed, or its answer cannot be read (<see cref="ExchangeErrorKind.BadData"/>).
    /// </exception>
    public static async Task<T> ParseAsync<T>(
        this Task<HttpResponseMessage> call, string exchange, Func<ReadOnlySpan<byte>, T> parse, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(parse);
        using var response = await call.ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The JSON reader leaves the bytes inside strings unchecked.
            if (!Utf8.IsValid(body)) throw new JsonException("it is not valid UTF-8");
            return parse(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            var request = response.RequestMessage;
            throw new ExchangeException(
                exchange,
                ExchangeErrorKind.BadData,
                $"{exchange}: the answer to {request?.Method} {request?.RequestUri?.AbsolutePath} cannot be read: {ErrorText.OneLine(exception.Message)}",
                exception);
        }
    }

    /// <summary>Reads the body of an answer by its type.</summary>
    internal static T Read<T>(Stream body, JsonTypeInfo<T> type, RestCall call)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException exception)
        {
            throw Unreadable(call, exception);
        }
    }

    /// <summary>A write with a good status and an unreadable answer did something; what, only the venue knows.</summary>
    internal static ExchangeException Unreadable(RestCall call, JsonException exception) => call.Error(
        call.Endpoint.IsRead ? ExchangeErrorKind.BadData : ExchangeErrorKind.Unknown,
        $"got an answer that cannot be read at {exception.Path ?? "its start"}, line {exception.LineNumber + 1}: "
        + ErrorText.OneLine(exception.Message),
        exception);
}
