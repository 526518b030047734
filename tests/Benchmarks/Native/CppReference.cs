using System.Diagnostics;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A reference in C++, compiled here when g++ is: without it, the rows beside it are reported without a reference.
/// </summary>
internal sealed class CppReference
{
    private readonly string _program;

    private CppReference(string program) => _program = program;

    /// <summary>Compiles a source file of this folder with full optimisation for this processor.</summary>
    /// <param name="source">The file's name, as <c>book.cpp</c>.</param>
    /// <param name="options">More options for the compiler, libraries last.</param>
    /// <returns><see langword="null"/>, and a line on standard error, when there is no compiler or a library is missing.</returns>
    public static CppReference? Build(string source, params string[] options)
    {
        var program = Path.Combine(Layout.Scratch("native"), Path.GetFileNameWithoutExtension(source));
        try
        {
            Run("g++", ["-O3", "-march=native", "-std=c++20", Layout.Native(source), "-o", program, .. options]);
            return new CppReference(program);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"warning: {source} could not be compiled, so its rows have no reference: {error.Message}");
            return null;
        }
    }

    /// <summary>Runs it once and reads its lines <c>RESULT contestant metric value unit</c>.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The values by <c>contestant metric</c>.</returns>
    public IReadOnlyDictionary<string, double> Run(params string[] arguments)
    {
        var results = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in Run(_program, arguments).Split('\n'))
        {
            if (line.Split(' ') is ["RESULT", var contestant, var metric, var value, _])
            {
                results[$"{contestant} {metric}"] = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return results;
    }

    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}.");
    }
}
