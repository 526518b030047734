using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>A request as it came over the wire, or the request that a WebSocket session began with. Used by one call at a time.</summary>
public sealed class VenueRequest
{
    private readonly IHeaderDictionary _headers;
    private IReadOnlyList<KeyValuePair<string, string>>? _query;
    private IReadOnlyList<KeyValuePair<string, string>>? _form;

    internal VenueRequest(
        string method, string target, IHeaderDictionary headers, ReadOnlyMemory<byte> body, string remoteAddress, DateTimeOffset time)
    {
        Method = method;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        Target = target;
        Path = question < 0 ? target : target[..question];
        QueryString = question < 0 ? string.Empty : target[(question + 1)..];
        Body = body;
        RemoteAddress = remoteAddress;
        Time = time;
        _headers = headers;
    }

    /// <summary>The method, upper case.</summary>
    public string Method { get; }

    /// <summary>Path and query exactly as sent, for signatures.</summary>
    public string Target { get; }

    /// <summary>The path exactly as sent, still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The query exactly as sent, without the question mark; empty when there is none.</summary>
    public string QueryString { get; }

    /// <summary>The body; at most <see cref="VenueServerOptions.MaxBodyBytes"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The address that it came from.</summary>
    public string RemoteAddress { get; }

    /// <summary>When it came, by the venue's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Who sent it; set by <see cref="VenueSandbox.Authenticate"/>.</summary>
    public ApiKey? ApiKey { get; set; }

    /// <summary>The account of a signed request.</summary>
    /// <exception cref="InvalidOperationException">The route does not ask for a signature.</exception>
    public string Account => ApiKey?.Account ?? throw new InvalidOperationException($"{Method} {Path} is not a signed route.");

    /// <summary>What the route's <c>{name}</c> parts stand for, decoded.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The query's parameters in the order sent, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => _query ??= FormText.Parse(QueryString);

    /// <summary>The parameters of a body of form fields in the order sent, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form => _form ??= FormText.Parse(BodyText);

    /// <summary>A header's value.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    public string? Header(string name) => _headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The first parameter of the query that has a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <returns>Its value; <see langword="null"/> when there is none.</returns>
    public string? QueryValue(string name) => FormText.Find(Query, name);

    /// <summary>The first parameter of the body's form fields that has a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <returns>Its value; <see langword="null"/> when there is none.</returns>
    public string? FormValue(string name) => FormText.Find(Form, name);
}
