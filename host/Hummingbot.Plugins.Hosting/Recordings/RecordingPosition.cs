using System.Globalization;

namespace Hummingbot.Plugins.Hosting;

/// <summary>A place in a recording.</summary>
/// <param name="FilePath">The file, below the folder as the caller named it.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct RecordingPosition(string FilePath, long Line)
{
    /// <summary><c>FILE line N</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FilePath} line {Line}");
}
