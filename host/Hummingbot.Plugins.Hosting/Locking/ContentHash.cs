using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The hash that a lock pins: over the unpacked files of a plugin, so that archive, folder and mirror agree. <c>h1:</c> and the SHA-256, in
/// Base64, of one line a file, sorted by ordinal comparison: <c>sha256-in-hex  relative/path\n</c>.
/// </summary>
public static class ContentHash
{
    private const string Prefix = "h1:";

    /// <summary>Hashes every file of a plugin folder, sub-folders included.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IOException">A file cannot be read, there are too many, or a link leads out of the folder.</exception>
    public static Task<string> ComputeAsync(string folder, CancellationToken cancellationToken = default) =>
        Task.Run(() => Compute(folder, cancellationToken), cancellationToken);

    private static string Compute(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return Compute(PluginFolderContent.Read(Path.GetFullPath(folder)), cancellationToken);
        }
        catch (PluginProblemException problem)
        {
            throw new IOException(problem.Message);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }

    internal static string Compute(PluginFolderContent content, CancellationToken cancellationToken)
    {
        var files = new List<(string Relative, PluginFile File)>(content.Files.Count);
        foreach (var file in content.Files)
        {
            var relative = Path.GetRelativePath(content.Folder, file.Path).Replace(Path.DirectorySeparatorChar, '/');
            files.Add((relative, file));
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Relative, b.Relative));
        using var total = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (relative, file) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hash = Hash(file);
            total.AppendData(Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(hash)}  {relative}\n"));
        }

        return Prefix + Convert.ToBase64String(total.GetHashAndReset());
    }

    private static byte[] Hash(PluginFile file)
    {
        // Nothing without a length is opened: it may be a pipe that never answers.
        if (file.Length == 0 && !file.IsLink) return SHA256.HashData([]);
        using var stream = new FileStream(
            file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        return SHA256.HashData(stream);
    }
}
