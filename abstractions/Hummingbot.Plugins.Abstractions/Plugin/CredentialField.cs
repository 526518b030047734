namespace Hummingbot.Plugins;

/// <summary>One value that an account's credentials consist of. The host builds prompts and storage from it.</summary>
/// <param name="Key">The field's name within its exchange: lower-case letters, digits and underscores, such as <c>api_key</c>.</param>
/// <param name="Prompt">What to ask the operator, without a trailing colon.</param>
/// <param name="IsSecret">Whether the value is hidden while typed and redacted wherever it might be shown.</param>
/// <param name="EnvironmentVariable">The environment variable that supplies the value when it is set, such as <c>BINANCE_API_KEY</c>.</param>
public sealed record CredentialField(string Key, string Prompt, bool IsSecret, string EnvironmentVariable);
