namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// Reads a venue's error answer. Return <see langword="null"/> for what is not the venue's own error format; the pipeline then judges by the
/// status alone.
/// </summary>
/// <remarks>
/// It is asked for every answer that is not 2xx. <see cref="ExchangeErrorKind.NotFound"/> is the venue's explicit word that a thing
/// does not exist: give it only for the venue's own code, never for a bare 404, which a proxy may send. For a 5xx, return an error only
/// when the venue's code says surely what became of the request.
/// </remarks>
/// <param name="httpStatus">The status.</param>
/// <param name="body">The body, at most 64 KiB of it; valid only during the call.</param>
/// <returns>
/// The error, or <see langword="null"/>. The pipeline adds the status, <c>Retry-After</c> and which call failed.
/// </returns>
public delegate ExchangeException? RestErrorTranslator(int httpStatus, ReadOnlyMemory<byte> body);
