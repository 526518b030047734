using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins;

/// <summary>
/// The values of an account's credential fields, by <see cref="CredentialField.Key"/>. Immutable. It never shows a value by itself: not as
/// text, not in a debugger, not serialised.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ExchangeCredentials
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Dictionary<string, string> _values;

    /// <summary>Creates credentials.</summary>
    /// <param name="values">The values by field key; copied. Keys are compared exactly.</param>
    public ExchangeCredentials(IEnumerable<KeyValuePair<string, string>> values) =>
        _values = new Dictionary<string, string>(values, StringComparer.Ordinal);

    /// <summary>The keys of the fields that have a value.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>The value of one field. It is a secret: it must not reach a log, a message or a recording.</summary>
    /// <param name="key">The field's key.</param>
    /// <exception cref="ExchangeException">The field has no value (<see cref="ExchangeErrorKind.Authentication"/>).</exception>
    public string this[string key] => _values.TryGetValue(key, out var value)
        ? value
        : throw new ExchangeException(
            string.Empty,
            ExchangeErrorKind.Authentication,
            $"The credential '{key}' is missing; connect the exchange again.");

    /// <summary>The value of one field, if it has one.</summary>
    /// <param name="key">The field's key.</param>
    /// <param name="value">The value. It is a secret.</param>
    /// <returns>Whether the field has a value.</returns>
    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);

    /// <summary>The keys, with every value redacted.</summary>
    /// <returns>Text that is safe to show.</returns>
    public override string ToString() => string.Join(", ", _values.Keys.Select(key => $"{key}=***"));
}
