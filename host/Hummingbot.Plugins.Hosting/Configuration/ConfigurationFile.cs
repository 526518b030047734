using System.Globalization;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads a configuration file of bounded size.</summary>
internal static class ConfigurationFile
{
    /// <summary>The file's bytes.</summary>
    /// <exception cref="ConfigurationException">It is missing, unreadable or too large.</exception>
    public static byte[] Read(string displayPath, string fullPath)
    {
        try
        {
            using var file = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var buffer = new byte[Math.Clamp(file.Length, 0, HostConfiguration.MaxFileBytes) + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > HostConfiguration.MaxFileBytes)
            {
                throw Fault(
                    displayPath,
                    "a file too large for a configuration",
                    string.Create(CultureInfo.InvariantCulture, $"at most {HostConfiguration.MaxFileBytes} bytes"));
            }

            return buffer[..length];
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(displayPath, "no such file", $"an existing configuration file (looked for {fullPath})", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Directory.Exists(fullPath)
                ? Fault(displayPath, "a folder", "a configuration file", failure)
                : Fault(displayPath, "a file that this user may not read", "a readable configuration file", failure);
        }
        catch (IOException failure)
        {
            throw Fault(
                displayPath, $"a file that cannot be read ({failure.Message.TrimEnd('.')})", "a readable configuration file", failure);
        }
    }

    private static ConfigurationException Fault(string displayPath, string found, string expected, Exception? cause = null) =>
        new(displayPath, null, null, found, expected, cause);
}
