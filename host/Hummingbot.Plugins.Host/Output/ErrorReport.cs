using System.Text.Json;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>One failure as it is shown: what failed, for which exchange, why, and what to do next.</summary>
/// <param name="Kind">What kind of failure, for programs: a word that does not change.</param>
/// <param name="Message">What failed, where and why, in one line.</param>
/// <param name="ExitCode">What the process returns.</param>
internal sealed record ErrorReport(string Kind, string Message, int ExitCode)
{
    /// <summary>What to do next, in one line.</summary>
    public string? Hint { get; init; }

    /// <summary>The exchange concerned, if one is.</summary>
    public string? Exchange { get; init; }

    /// <summary>The stack or the like; shown with <c>--verbose</c> alone.</summary>
    public string? Details { get; init; }

    /// <summary>Writes the report to standard error: two lines of text, or one JSON object <c>{"error":{…}}</c>.</summary>
    public void Write(ErrorOutput output, bool verbose)
    {
        if (output.Json)
        {
            output.WriteJson(json => WriteJson(json, verbose));
            return;
        }

        output.WriteLine($"error: {OneLine(Message)}");
        if (Hint is not null) output.WriteLine($"hint: {OneLine(Hint)}");
        if (verbose && Details is not null) output.WriteLine(Details);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private void WriteJson(Utf8JsonWriter json, bool verbose)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("kind", Kind);
        json.WriteString("message", Message);
        json.WriteString("hint", Hint);
        json.WriteString("exchange", Exchange);
        json.WriteNumber("exitCode", ExitCode);
        if (verbose) json.WriteString("details", Details);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
