namespace Hummingbot.Plugins;

/// <summary>One tuning value that an exchange understands in <c>plugins.json</c>, under <c>exchanges.NAME.settings</c>.</summary>
/// <param name="Key">The setting's name, in camelCase.</param>
/// <param name="Description">One sentence: what it changes, and in which unit.</param>
/// <param name="Default">The value in force when the operator sets none.</param>
public sealed record SettingField(string Key, string Description, string Default)
{
    /// <summary>The only values allowed, or empty when any text is.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];
}
