using System.Net;
using System.Net.Sockets;

namespace Hummingbot.Plugins.Sdk.Tests.Support;

/// <summary>A loopback port that refuses connections and that nobody else can take meanwhile: bound, but not listening.</summary>
public sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();
}
