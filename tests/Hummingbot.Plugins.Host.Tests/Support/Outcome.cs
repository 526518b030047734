using System.Text.Json;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>What a finished <c>hbot</c> left.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON lines; fails when anything else is in it.</summary>
    public IReadOnlyList<JsonElement> JsonLines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => Assert.Single(JsonLines);

    /// <summary>The only error on standard error, as JSON.</summary>
    public JsonElement JsonError => Assert.Single(
        Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.Clone()),
        element => element.TryGetProperty("error", out _))
        .GetProperty("error");

    /// <summary>Checks that the command failed, and hands on its only error as JSON.</summary>
    public JsonElement JsonErrorOf(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}\n{Error}\n{Output}");
        return JsonError;
    }

    /// <summary>Checks that the command was done and hands it on.</summary>
    public Outcome Done()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        return this;
    }

    /// <summary>Checks that the command failed with one error and no stack, and hands it on.</summary>
    public Outcome Failed(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}\n{Error}\n{Output}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        if (!Error.StartsWith('{')) Assert.Single(Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
        return this;
    }
}
