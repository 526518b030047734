using System.Text;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>Looks for secrets, in any spelling that they travel in, and fails where one is found without telling which.</summary>
internal sealed class SecretScan
{
    private readonly List<byte[]> _spellings = [];
    private readonly List<string> _locked = [];

    public SecretScan(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets) Add(secret);
    }

    /// <summary>Files of the latest scan that a process keeps to itself, so that they could not be read.</summary>
    public IReadOnlyList<string> Locked => _locked;

    public void Add(string secret)
    {
        // Shorter text could be there by chance.
        Assert.True(secret.Length >= 8, "The secret is too short to look for.");
        var spellings = new HashSet<string> { secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) };
        var bytes = new byte[secret.Length];
        if (Convert.TryFromBase64String(secret, bytes, out var length)) spellings.Add(Convert.ToHexStringLower(bytes.AsSpan(0, length)));
        foreach (var spelling in spellings)
        {
            _spellings.Add(Encoding.UTF8.GetBytes(spelling));
            _spellings.Add(Encoding.Unicode.GetBytes(spelling));
        }
    }

    /// <summary>Scans what a process has printed.</summary>
    public void Scan(string name, Outcome outcome)
    {
        Scan(name + ", standard output", Encoding.UTF8.GetBytes(outcome.Output));
        Scan(name + ", standard error", Encoding.UTF8.GetBytes(outcome.Error));
    }

    /// <summary>Scans every file below a folder, open or not, but those that are locked.</summary>
    /// <returns>The files' contents, by path below the folder.</returns>
    public async Task<IReadOnlyDictionary<string, byte[]>> ScanFolderAsync(string folder)
    {
        var files = new Dictionary<string, byte[]>();
        _locked.Clear();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path);
            if (await ReadAsync(path) is not { } content) continue;
            Scan(name, content);
            files.Add(name, content);
        }

        return files;
    }

    /// <summary>Scans the command lines of the processes that name a text in theirs.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ScanCommandLinesAsync(string text)
    {
        var count = 0;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            var path = Path.Combine(process, "cmdline");
            if (await ReadAsync(path) is not { } content || content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0) continue;
            Scan(path, content);
            count++;
        }

        return count;
    }

    private void Scan(string name, ReadOnlySpan<byte> content)
    {
        foreach (var spelling in _spellings)
        {
            if (content.IndexOf(spelling) is var index and >= 0) Assert.Fail($"A secret is in {name}, at byte {index}.");
        }
    }

    /// <summary>A file that others write, or nothing when it has just gone.</summary>
    private async Task<byte[]?> ReadAsync(string path)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await file.CopyToAsync(content, TestContext.Current.CancellationToken);
            return content.ToArray();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            // Of processes, one that has just ended; nobody locks their command lines.
            _locked.Add(Path.GetFileName(path));
            return null;
        }
    }
}
