namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>A number's text taken apart by JSON's grammar: its sign and the range of its significant digits.</summary>
internal readonly ref struct NumberText
{
    /// <summary>Exponents are cut off here on both sides: far outside what any caller accepts, far inside <see cref="int"/>.</summary>
    private const int ExponentLimit = 1_000_000_000;

    private readonly ReadOnlySpan<byte> _whole;
    private readonly ReadOnlySpan<byte> _fraction;
    private readonly int _exponent;

    private NumberText(bool isNegative, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int exponent)
    {
        IsNegative = isNegative;
        _whole = whole;
        _fraction = fraction;
        _exponent = exponent;

        var first = 0;
        var digits = whole.Length + fraction.Length;
        while (first < digits && Digit(first) == 0) first++;
        var last = digits - 1;
        while (last > first && Digit(last) == 0) last--;
        IsZero = first == digits;
        FirstExponent = Exponent(first);
        LastExponent = Exponent(last);
    }

    public bool IsNegative { get; }

    public bool IsZero { get; }

    /// <summary>The power of ten of the first digit that is not zero.</summary>
    public int FirstExponent { get; }

    /// <summary>The power of ten of the last digit that is not zero.</summary>
    public int LastExponent { get; }

    /// <summary>The digit at a power of ten between <see cref="LastExponent"/> and <see cref="FirstExponent"/>.</summary>
    public uint DigitAt(int exponent) => Digit(_whole.Length - 1 + _exponent - exponent);

    public static bool TrySplit(ReadOnlySpan<byte> text, out NumberText number)
    {
        number = default;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var rest = isNegative ? text[1..] : text;

        var whole = TakeDigits(ref rest);
        if (whole.IsEmpty || (whole.Length > 1 && whole[0] == '0')) return false;

        var fraction = ReadOnlySpan<byte>.Empty;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty) return false;
        }

        var exponent = 0;
        if (!rest.IsEmpty && (rest[0] | 0x20) == 'e')
        {
            rest = rest[1..];
            var isDown = !rest.IsEmpty && rest[0] == '-';
            if (isDown || (!rest.IsEmpty && rest[0] == '+')) rest = rest[1..];
            var digits = TakeDigits(ref rest);
            if (digits.IsEmpty) return false;
            foreach (var digit in digits) exponent = (int)Math.Min(exponent * 10L + (digit - '0'), ExponentLimit);
            if (isDown) exponent = -exponent;
        }

        if (!rest.IsEmpty) return false;
        number = new NumberText(isNegative, whole, fraction, exponent);
        return true;
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }

    private uint Digit(int index) => (uint)(index < _whole.Length ? _whole[index] : _fraction[index - _whole.Length]) - '0';

    private int Exponent(int index) =>
        (int)Math.Clamp((long)_whole.Length - 1 + _exponent - index, -ExponentLimit, ExponentLimit);
}
