using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Opens standard output.</summary>
internal static class StandardOutput
{
    /// <summary>A stream that reports when its reader has gone away, which the stream of <see cref="Console"/> does not.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected) return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        // A file is left to the console's stream: a FileStream would write at a position of its own, over what others append.
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    /// <summary>The encoding of everything that goes out.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
