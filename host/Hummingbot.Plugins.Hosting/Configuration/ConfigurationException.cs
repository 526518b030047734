using System.Globalization;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The configuration cannot be used. The message is complete: file, line, column, JSON path, what was found and what is expected. It never
/// repeats a value that may be a secret.
/// </summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates an exception without a place; prefer the full constructor.</summary>
    public ConfigurationException() : this("The configuration cannot be used.")
    {
    }

    /// <summary>Creates an exception without a place; prefer the full constructor.</summary>
    /// <param name="message">What is wrong.</param>
    public ConfigurationException(string message) : this(message, null)
    {
    }

    /// <summary>Creates an exception without a place; prefer the full constructor.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ConfigurationException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="filePath">The file, as the operator named it.</param>
    /// <param name="location">Where in the file, if anywhere in particular.</param>
    /// <param name="jsonPath">The JSON path of the value, such as <c>$.exchanges.binance.fees.makerPercent</c>, if there is one.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What is expected there, or what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ConfigurationException(
        string filePath,
        ConfigurationLocation? location,
        string? jsonPath,
        string found,
        string expected,
        Exception? innerException = null)
        : base(Compose(filePath, location, jsonPath, found, expected), innerException)
    {
        FilePath = filePath;
        Location = location;
        JsonPath = jsonPath;
        Found = found;
        Expected = expected;
    }

    /// <summary>The file, as the operator named it; empty when not known.</summary>
    public string FilePath { get; } = string.Empty;

    /// <summary>Where in the file, or <see langword="null"/> when the fault is not at one place.</summary>
    public ConfigurationLocation? Location { get; }

    /// <summary>The JSON path of the value, such as <c>$.exchanges.binance.fees.makerPercent</c>, or <see langword="null"/>.</summary>
    public string? JsonPath { get; }

    /// <summary>What was found; empty when not known.</summary>
    public string Found { get; } = string.Empty;

    /// <summary>What is expected there, or what to do; empty when not known.</summary>
    public string Expected { get; } = string.Empty;

    private static string Compose(
        string filePath, ConfigurationLocation? location, string? jsonPath, string found, string expected)
    {
        var place = location is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{filePath}, line {at.Line}, column {at.Column}")
            : filePath;
        return jsonPath is null
            ? $"{place}: found {found}; expected {expected}."
            : $"{place}: {jsonPath}: found {found}; expected {expected}.";
    }
}
