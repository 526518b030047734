using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Wire;

/// <summary>The parameters of one request. What is wrong with them is refused in the venue's words.</summary>
internal sealed partial class Parameters
{
    private const string NumberRange = @"^([0-9]{1,20})(\.[0-9]{1,20})?$";
    private const string IntegerRange = "^[0-9]{1,20}$";
    private const string SymbolRange = "^[A-Z0-9-_.]{1,20}$";
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Takes parameters that are there by name.</summary>
    public Parameters(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            if (!_values.TryAdd(name, value)) throw new VenueException(-1101, "Duplicate values for a parameter detected.");
        }
    }

    /// <summary>The parameters of query and body together; where both have one, that of the query counts.</summary>
    public static Parameters Of(VenueRequest request)
    {
        var result = new Parameters(request.Query);
        if (BodyOf(request).Length == 0) return result;
        foreach (var (name, value) in new Parameters(request.Form)._values) result._values.TryAdd(name, value);
        return result;
    }

    /// <summary>The body as far as the venue reads it: form fields of requests other than GET.</summary>
    public static string BodyOf(VenueRequest request) =>
        request.Method != "GET" && request.Header("Content-Type")?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true
            ? request.BodyText
            : string.Empty;

    public bool Has(string name) => _values.ContainsKey(name);

    public string? OptionalText(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return null;
        _read.Add(name);
        return value.Length > 0 ? value : throw new VenueException(-1105, $"Parameter '{name}' was empty.");
    }

    public string Text(string name) =>
        _values.TryGetValue(name, out var value) && value.Length > 0 ? OptionalText(name)! : throw VenueException.Missing(name);

    public decimal? OptionalNumber(string name) =>
        OptionalText(name) is not { } text ? null
        : NumberPattern().IsMatch(text) && PlainNumber.TryParse(text, out var value) ? value
        : throw VenueException.Illegal(name, NumberRange);

    public decimal Number(string name) => OptionalNumber(Present(name)) ?? throw VenueException.Missing(name);

    public long? OptionalInteger(string name) =>
        OptionalText(name) is not { } text ? null
        : IntegerPattern().IsMatch(text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw VenueException.Illegal(name, IntegerRange);

    /// <summary>How many rows are wanted; more than the venue gives are cut to what it gives.</summary>
    public int Limit(int otherwise, int most) => OptionalInteger("limit") switch
    {
        null => otherwise,
        0 => throw VenueException.Invalid("limit"),
        { } limit => (int)Math.Min(limit, most),
    };

    public string? OptionalSymbol() =>
        OptionalText("symbol") is not { } text ? null
        : SymbolPattern().IsMatch(text) ? text
        : throw VenueException.Illegal("symbol", SymbolRange);

    public string Symbol() => OptionalSymbol() ?? throw VenueException.Missing("symbol");

    /// <summary>The parameter <c>symbols</c>: a JSON array of names.</summary>
    public IReadOnlyList<string>? OptionalSymbols()
    {
        if (OptionalText("symbols") is not { } text) return null;
        try
        {
            var symbols = JsonSerializer.Deserialize<string[]>(text) ?? throw VenueException.Invalid("symbols");
            if (symbols.Length == 0 || symbols.Any(symbol => symbol is null || !SymbolPattern().IsMatch(symbol))) throw VenueException.Invalid("symbols");
            return symbols.Distinct(StringComparer.Ordinal).Count() == symbols.Length
                ? symbols
                : throw new VenueException(-1151, "Symbol is present multiple times in the list.");
        }
        catch (JsonException)
        {
            throw VenueException.Invalid("symbols");
        }
    }

    public bool Flag(string name, bool otherwise = false) => OptionalText(name)?.ToUpperInvariant() switch
    {
        null => otherwise,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw VenueException.Invalid(name),
    };

    /// <summary>Reads what has no meaning in a sandbox.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) OptionalText(name);
    }

    /// <summary>Refuses a parameter that does not belong here.</summary>
    public void Refuse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name)) throw VenueException.NotRequired(name);
        }
    }

    /// <summary>Call it before anything takes effect: a parameter that nobody asked for is refused.</summary>
    public void ThrowIfUnread()
    {
        if (_read.Count < _values.Count)
        {
            throw new VenueException(
                -1104, $"Not all sent parameters were read; read '{_read.Count}' parameter(s) but was sent '{_values.Count}'.");
        }
    }

    private string Present(string name) =>
        _values.TryGetValue(name, out var value) && value.Length > 0 ? name : throw VenueException.Missing(name);

    [GeneratedRegex(NumberRange)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(IntegerRange)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(SymbolRange)]
    private static partial Regex SymbolPattern();
}
