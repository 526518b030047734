using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Values by name, in the ordinal order of the names. Immutable.</summary>
/// <remarks>The sorted collections of .NET keep pairs in nodes; for these the runtime compiles some thirty methods at every start.</remarks>
internal sealed class NameMap<T> : IReadOnlyDictionary<string, T> where T : class
{
    private readonly string[] _names;
    private readonly T[] _values;

    /// <summary>Takes over both arrays.</summary>
    /// <param name="names">The names, sorted and without repetition.</param>
    /// <param name="values">The value of each.</param>
    public NameMap(string[] names, T[] values)
    {
        _names = names;
        _values = values;
    }

    public static NameMap<T> Empty { get; } = new([], []);

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<T> Values => _values;

    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    /// <summary>The same names with other values.</summary>
    public NameMap<TOther> Select<TOther>(Func<T, TOther> select) where TOther : class =>
        new(_names, Array.ConvertAll(_values, value => select(value)));

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : null;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < _names.Length; i++) yield return new(_names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name)
    {
        var (low, high) = (0, _names.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_names[middle], name);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
