using System.Reflection.Metadata;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hummingbot.Plugins.Hosting;

/// <summary>An assembly opened for reading its metadata alone: nothing of it is loaded, none of its code runs.</summary>
internal sealed unsafe class AssemblyFile : IDisposable
{
    /// <summary>No larger file is opened.</summary>
    public const long MaxLength = 64L * 1024 * 1024;

    private void* _memory;

    private AssemblyFile(string path, SafeFileHandle file, long offset, int length)
    {
        Path = path;
        _memory = NativeMemory.Alloc((nuint)length);
        try
        {
            MetadataSection.ReadFully(file, new Span<byte>(_memory, length), offset);
            Metadata = new MetadataReader((byte*)_memory, length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Not to be used once this is disposed.</summary>
    public MetadataReader Metadata { get; }

    /// <summary>Opens an assembly.</summary>
    /// <exception cref="PluginProblemException">It is no managed assembly, is too large or cannot be read.</exception>
    public static AssemblyFile Open(PluginFile file)
    {
        // A pipe or a device has no length and might never answer, so nothing of length zero is opened.
        var length = file.IsLink ? new FileInfo(file.Path).ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.Length : 0 : file.Length;
        if (length == 0)
            throw NotAnAssembly(file, "is empty");
        if (length > MaxLength)
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.TooLarge,
                $"'{file.Path}' has {length} bytes; the host reads assemblies of up to {MaxLength}.",
                "Ask the plugin's author for a smaller build."));

        AssemblyFile? opened = null;
        try
        {
            using var handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var (offset, size) = MetadataSection.Find(handle, length);
            if (size == 0)
                throw new PluginProblemException(PluginProblem.Rejected(
                    PluginReason.NativeLibrary,
                    $"'{file.Path}' is a native library, not a .NET assembly.",
                    "Put the plugin's own .NET assembly into the folder."));
            opened = new AssemblyFile(file.Path, handle, offset, size);
            if (!opened.Metadata.IsAssembly) throw NotAnAssembly(file, "is a module without an assembly manifest");
            var whole = opened;
            opened = null;
            return whole;
        }
        catch (BadImageFormatException)
        {
            throw LooksNative(file.Path)
                ? new PluginProblemException(PluginProblem.Rejected(
                    PluginReason.NativeLibrary,
                    $"'{file.Path}' is a native library, not a .NET assembly.",
                    "Put the plugin's own .NET assembly into the folder."))
                : NotAnAssembly(file, "is not an executable image");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.Unreadable,
                $"'{file.Path}' cannot be read: {failure.Message}",
                "Make the file readable for the user that runs the host."));
        }
        finally
        {
            opened?.Dispose();
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _memory = null;
    }

    private static PluginProblemException NotAnAssembly(PluginFile file, string what) =>
        new(PluginProblem.Rejected(
            PluginReason.NotAnAssembly,
            $"'{file.Path}' {what}, although its name ends in .dll.",
            "Copy the plugin's files anew; the download may be damaged."));

    // ELF and Mach-O libraries are no PE images at all.
    private static bool LooksNative(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return false;
        return head.SequenceEqual("\x7F"u8 + "ELF"u8)
            || head.SequenceEqual<byte>([0xCF, 0xFA, 0xED, 0xFE])
            || head.SequenceEqual<byte>([0xCA, 0xFE, 0xBA, 0xBE]);
    }
}
