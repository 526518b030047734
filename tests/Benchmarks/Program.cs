using Hummingbot.Plugins.Benchmarks;

// Benchmarks [start] [replay] [orders] [--quick] [--json]: all of them without a name. Each runs beside a reference in the same rounds.
var names = args.Where(argument => !argument.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
var rounds = args.Contains("--quick") ? 3 : 7;
var rows = new List<BenchmarkRow>();
if (names.Count == 0 || names.Contains("start")) rows.AddRange(StartBenchmark.Run(rounds));
if (names.Count == 0 || names.Contains("replay")) rows.AddRange(await ReplayBenchmark.RunAsync(rounds));
if (names.Count == 0 || names.Contains("orders")) rows.AddRange(await OrderEventsBenchmark.RunAsync(args.Contains("--quick") ? 100_000 : 1_000_000));
if (rows.Count == 0)
{
    Console.Error.WriteLine("error: there is no such benchmark; name 'start', 'replay' or 'orders', or none for all.");
    return 2;
}

Console.WriteLine(args.Contains("--json") ? BenchmarkRow.ToJson(rows) : BenchmarkRow.ToTable(rows));
return 0;
