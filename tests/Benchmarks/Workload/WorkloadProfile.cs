using System.Text.Json;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>What was counted in real captures, ready to draw from.</summary>
internal sealed class WorkloadProfile
{
    private WorkloadProfile(JsonElement root)
    {
        string[] kinds = ["insert", "update", "delete", "absent"];
        Kinds = new([.. kinds.Select((name, kind) => (kind, root.GetProperty("kinds").GetProperty(name).GetInt32()))]);
        Ranks = [.. kinds.Select(name => new Frequencies<int>(
            [.. root.GetProperty("rank").GetProperty(name).EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32()))]))];
        FrameSizes = new([.. root.GetProperty("frame_sizes").EnumerateArray()
            .Select(row => ((Bids: row[0].GetInt32(), Asks: row[1].GetInt32()), row[2].GetInt32()))
            .Where(row => row.Item1.Bids + row.Item1.Asks > 0)]);
        Gaps = root.GetProperty("gap_median").EnumerateObject()
            .ToDictionary(member => int.Parse(member.Name, System.Globalization.CultureInfo.InvariantCulture), member => member.Value.GetDouble());
    }

    /// <summary>How often a level is inserted (0), updated (1), deleted (2), or deleted though it is absent (3).</summary>
    public Frequencies<int> Kinds { get; }

    /// <summary>By kind, the buckets of how far from the best the change is.</summary>
    public IReadOnlyList<Frequencies<int>> Ranks { get; }

    public Frequencies<(int Bids, int Asks)> FrameSizes { get; }

    /// <summary>By bucket, the ticks between two levels.</summary>
    public IReadOnlyDictionary<int, double> Gaps { get; }

    public static WorkloadProfile Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Layout.Workload("profile.json")));
        return new WorkloadProfile(file.RootElement);
    }

    /// <summary>Ranks below 16 are their own bucket; above, eight buckets to each doubling.</summary>
    public static int BucketOf(int rank)
    {
        if (rank < 16) return rank;
        var exponent = System.Numerics.BitOperations.Log2((uint)rank);
        return 16 + ((exponent - 4) * 8) + ((rank >> (exponent - 3)) & 7);
    }

    public static int DrawFrom(int bucket, Random random)
    {
        if (bucket < 16) return bucket;
        var exponent = ((bucket - 16) / 8) + 4;
        return (1 << exponent) + (((bucket - 16) % 8) << (exponent - 3)) + random.Next(1 << (exponent - 3));
    }

    /// <summary>Values and how often each was seen.</summary>
    internal sealed class Frequencies<T>
    {
        private readonly T[] _values;
        private readonly int[] _upTo;

        public Frequencies(IReadOnlyList<(T Value, int Count)> counts)
        {
            _values = [.. counts.Select(count => count.Value)];
            _upTo = new int[_values.Length];
            var total = 0;
            for (var i = 0; i < _upTo.Length; i++) _upTo[i] = total += counts[i].Count;
        }

        public T Draw(Random random)
        {
            var index = Array.BinarySearch(_upTo, random.Next(_upTo[^1]));
            return _values[index < 0 ? ~index : index + 1];
        }
    }
}
