namespace Hummingbot.Plugins.Testing;

/// <summary>A request that <see cref="MockRestServer"/> has received. Immutable.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Host">The host that the client meant.</param>
/// <param name="Path">The path there, with its leading slash and without the query.</param>
/// <param name="Parameters">The fields of query and form.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The body as text; empty when there is none.</param>
public sealed record MockRequest(
    string Method,
    string Host,
    string Path,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Headers,
    string Body);
