namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>One route of a venue.</summary>
internal sealed class Route(string method, string[] segments, RouteOptions options)
{
    public string Method { get; } = method;

    public RouteOptions Options { get; } = options;

    public Func<VenueRequest, VenueReply>? Handler { get; init; }

    public Func<SocketSession, SocketHandler>? Socket { get; init; }

    public SocketOptions? SocketOptions { get; init; }

    /// <summary>How many segments stand for themselves; the more, the better the match.</summary>
    public int Literals { get; } = segments.Count(segment => !IsName(segment));

    public bool Matches(string[] path)
    {
        if (path.Length != segments.Length) return false;
        for (var i = 0; i < path.Length; i++)
        {
            if (!IsName(segments[i]) && segments[i] != path[i]) return false;
        }

        return true;
    }

    public void Read(string[] path, Dictionary<string, string> values)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (IsName(segments[i])) values[segments[i][1..^1]] = Uri.UnescapeDataString(path[i]);
        }
    }

    private static bool IsName(string segment) => segment.StartsWith('{') && segment.EndsWith('}');
}
