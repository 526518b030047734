using System.Buffers.Text;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;
using BenchmarkDotNet.Attributes;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Reading a price as venues send it, <c>64999.73000000"</c>: ours as a fixed-point integer, the framework as a decimal.</summary>
public class PriceTextOperations
{
    private const int Decimals = 8;
    private const int Texts = 64;
    private const int Room = 32; // the reader takes as many bytes at once
    private const string PriceText = "a price text";

    private readonly byte[] _bytes = new byte[Texts * Room];
    private readonly long[] _integers = new long[Texts];
    private readonly decimal[] _decimals = new decimal[Texts];
    private readonly PlainNumberReader _reader = new(Decimals);

    /// <summary>Writes the texts and refuses to measure unless they are all read alike.</summary>
    [GlobalSetup]
    public void Write()
    {
        for (var i = 0; i < Texts; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{64_999.73m + (i * 173.19m):0.00000000}\",");
            Encoding.ASCII.GetBytes(text, _bytes.AsSpan(i * Room));
        }

        ReadDecimals();
        ReadWithReader();
        Compare();
        ReadWithParser();
        Compare();
    }

    [Benchmark(Description = "Utf8Parser, decimal", Baseline = true, OperationsPerInvoke = Texts), BenchmarkCategory(PriceText)]
    public void ReadDecimals()
    {
        for (var i = 0; i < Texts; i++)
        {
            if (!Utf8Parser.TryParse(_bytes.AsSpan(i * Room, Room), out _decimals[i], out _)) throw new FormatException();
        }
    }

    [Benchmark(Description = nameof(PlainNumberReader), OperationsPerInvoke = Texts), BenchmarkCategory(PriceText)]
    public void ReadWithReader()
    {
        ref readonly var reader = ref _reader;
        for (var i = 0; i < Texts; i++)
        {
            (var length, _integers[i]) = reader.Read(Vector256.Create<byte>(_bytes.AsSpan(i * Room, Room)));
            if (length == 0) throw new FormatException();
        }
    }

    /// <summary>The parser is told where the text ends, so it has to be looked for.</summary>
    [Benchmark(Description = nameof(FixedPointParser), OperationsPerInvoke = Texts), BenchmarkCategory(PriceText)]
    public void ReadWithParser()
    {
        for (var i = 0; i < Texts; i++)
        {
            var text = _bytes.AsSpan(i * Room, Room);
            var result = FixedPointParser.TryParse(text[..text.IndexOf((byte)'"')], Decimals, out _integers[i]);
            if (result != NumberParseResult.Ok) throw new FormatException();
        }
    }

    private void Compare()
    {
        if (!_integers.Select(integer => FixedPoint.ToDecimal(integer, Decimals)).SequenceEqual(_decimals))
            throw new InvalidOperationException("The price texts are read otherwise.");
        Array.Clear(_integers);
    }
}
