namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes captions and values below each other; a caption that repeats is left out.</summary>
internal sealed class FactList(CommandOutput output)
{
    private const int CaptionWidth = 14;

    private string? _last;

    /// <summary>Writes one fact; nothing when there is no value.</summary>
    public void Write(string caption, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        output.WriteLine((caption == _last ? string.Empty : caption).PadRight(CaptionWidth) + value.ReplaceLineEndings(" "));
        _last = caption;
    }
}
