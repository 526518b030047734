using System.Globalization;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Draws a stream of level updates from a profile. Best bid stays below best ask after every frame.</summary>
internal sealed class WorkloadGenerator(WorkloadProfile profile, int updates)
{
    private const long Scale = 100_000_000;
    private const long Tick = Scale / 100;
    private const long Lot = Scale / 100_000;
    private const int Middle = 65_000 * 100;
    private const int Levels = 1_000;
    private const int MostLevels = Levels + (Levels / 20);
    private const int LeastLevels = Levels - (Levels / 20);
    private const int Insert = 0, Update = 1, Delete = 2;

    private readonly Random _random = new(20_240_817);

    // By side, the ticks, best first: those of bids negative, so that both rise.
    private readonly List<int>[] _ticks = [[], []];
    private readonly Dictionary<int, long>[] _amounts = [[], []];

    public void Write(string folder)
    {
        foreach (var side in (int[])[0, 1]) Fill(side);
        using (var levels = File.Create(Path.Combine(folder, "levels.bin"), 1 << 20))
        using (var frames = new StreamWriter(Path.Combine(folder, "frames.ndjson"), false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" })
        {
            LevelFile.Write(levels, default(LevelHeader));
            WriteSnapshot(folder, levels);
            var (written, frameCount) = WriteFrames(levels, frames);
            levels.Position = 0;
            LevelFile.Write(levels, LevelFile.HeaderOf(Levels, Levels, written, frameCount, Scale));
        }

        // Last, so that an interrupted run leaves no folder that looks finished.
        ulong digest = 0;
        foreach (var side in (int[])[0, 1])
        {
            foreach (var tick in _ticks[side]) digest += (ulong)(PriceOf(side, tick) ^ _amounts[side][tick]);
        }

        File.WriteAllText(Path.Combine(folder, "check.json"), string.Create(CultureInfo.InvariantCulture, $$"""{"updates": {{updates}}, "digest": {{digest}}}"""));
    }

    private void Fill(int side)
    {
        var tick = side == 0 ? 1 - Middle : Middle;
        for (var i = 0; i < Levels; i++)
        {
            _ticks[side].Add(tick);
            _amounts[side][tick] = Amount();
            var gap = profile.Gaps.GetValueOrDefault(WorkloadProfile.BucketOf(i + 1), 20);
            tick += gap > 1 ? Math.Max(1, (int)(0.5 - (Math.Log(1 - _random.NextDouble()) * gap))) : _random.Next(5) < 4 ? 1 : 2;
        }
    }

    private void WriteSnapshot(string folder, Stream levels)
    {
        var sides = new[] { new StringBuilder(), new StringBuilder() };
        foreach (var side in (int[])[0, 1])
        {
            for (var i = 0; i < Levels; i++)
            {
                var (price, amount) = (PriceOf(side, _ticks[side][i]), _amounts[side][_ticks[side][i]]);
                LevelFile.Write(levels, new LevelRecord(price, amount, 0, (byte)side, Insert, (ushort)i));
                AppendLevel(sides[side], price, amount);
            }
        }

        File.WriteAllText(Path.Combine(folder, "snapshot.json"), $$"""{"lastUpdateId":10000000000,"bids":[{{sides[0]}}],"asks":[{{sides[1]}}]}""");
    }

    private (int Updates, int Frames) WriteFrames(Stream levels, TextWriter frames)
    {
        var (written, frame, updateId, time) = (0, 0, 10_000_000_000L, 1_700_000_000_000L);
        var changes = new[] { new List<Change>(), new List<Change>() };
        var text = new[] { new StringBuilder(), new StringBuilder() };
        while (written < updates)
        {
            var (bids, asks) = profile.FrameSizes.Draw(_random);
            foreach (var (side, count) in ((int, int)[])[(0, bids), (1, asks)])
            {
                changes[side].Clear();
                for (var i = 0; i < count && written + changes[0].Count + (side * changes[1].Count) < updates; i++) AddChange(side, changes[side]);
                changes[side].Sort((left, right) => left.Tick.CompareTo(right.Tick));
                text[side].Clear();
                foreach (var change in changes[side])
                {
                    var price = PriceOf(side, change.Tick);
                    LevelFile.Write(levels, new LevelRecord(price, change.Amount, (uint)frame, (byte)side, (byte)change.Kind, (ushort)Math.Min(change.Rank, ushort.MaxValue)));
                    AppendLevel(text[side], price, change.Amount);
                }
            }

            var total = changes[0].Count + changes[1].Count;
            if (total == 0) continue;
            var first = updateId + 1;
            updateId += total + _random.Next(3);
            time += 100;
            frames.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"e":"depthUpdate","E":{{time}},"s":"BTCUSDT","U":{{first}},"u":{{updateId}},"b":[{{text[0]}}],"a":[{{text[1]}}]}"""));
            written += total;
            frame++;
        }

        return (written, frame);
    }

    /// <summary>One change of a side at a tick that the frame has not touched yet; none when eight tries find none.</summary>
    private void AddChange(int side, List<Change> changes)
    {
        var ticks = _ticks[side];
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var kind = profile.Kinds.Draw(_random);
            if (kind == Insert && ticks.Count > MostLevels) kind = Delete;
            else if (kind == Delete && ticks.Count < LeastLevels) kind = Insert;
            var rank = Math.Min(WorkloadProfile.DrawFrom(profile.Ranks[kind].Draw(_random), _random), ticks.Count - 1);
            if (kind == Delete && rank < 3 && Spread > 12) kind = Update;
            var tick = kind is Update or Delete ? ticks[rank] : FreeTick(ticks, ref rank);
            if (changes.Exists(change => change.Tick == tick)) continue;
            var amount = kind is Insert or Update ? Amount() : 0;
            if (kind == Insert) ticks.Insert(rank, tick);
            if (kind == Delete) ticks.RemoveAt(rank);
            if (amount > 0) _amounts[side][tick] = amount;
            else _amounts[side].Remove(tick);
            changes.Add(new Change(tick, amount, kind, rank));
            return;
        }
    }

    private int Spread => _ticks[1][0] + _ticks[0][0];

    /// <summary>A tick without a level, at the rank or the first one after it that has room before it.</summary>
    private int FreeTick(List<int> ticks, ref int rank)
    {
        if (rank == 0 && Spread > 1) return ticks[0] - 1 - _random.Next((Spread - 1) / 2 == 0 ? 1 : (Spread - 1) / 2);
        rank = Math.Max(rank, 1);
        while (rank < ticks.Count && ticks[rank] - ticks[rank - 1] == 1) rank++;
        return rank < ticks.Count
            ? ticks[rank - 1] + 1 + _random.Next(ticks[rank] - ticks[rank - 1] - 1)
            : ticks[^1] + 1 + _random.Next(20);
    }

    // Log-normal, as amounts are.
    private long Amount()
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Min((long)(Math.Exp((1.6 * normal) - 1.5) * 100_000) + 1, Scale) * Lot;
    }

    private static long PriceOf(int side, int tick) => (side == 0 ? -tick : tick) * Tick;

    private static void AppendLevel(StringBuilder text, long price, long amount) => text.Append(
        CultureInfo.InvariantCulture,
        $"{(text.Length == 0 ? "" : ",")}[\"{price / Scale}.{price % Scale:00000000}\",\"{amount / Scale}.{amount % Scale:00000000}\"]");

    private readonly record struct Change(int Tick, long Amount, int Kind, int Rank);
}
