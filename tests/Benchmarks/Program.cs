using Hummingbot.Plugins.Benchmarks;

// The socket benchmarks start this program once more, as the venue.
if (args is ["serve", ..]) return await FrameServer.RunAsync(args);

// Benchmarks [name...] [--quick] [--json]: all of them without a name.
var names = args.Where(argument => !argument.StartsWith('-')).ToList();
var unknown = names.Where(name => Catalog.All.All(benchmark => benchmark.Name != name)).Concat(args.Where(argument => argument is ['-', ..] and not ("--quick" or "--json"))).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"error: there is no benchmark and no option '{unknown[0]}'. Usage: Benchmarks [name...] [--quick] [--json]");
    foreach (var benchmark in Catalog.All) Console.Error.WriteLine($"  {benchmark.Name,-10} {benchmark.Summary}");
    return 2;
}

var options = new BenchmarkOptions(args.Contains("--quick"));
var rows = new List<BenchmarkRow>();
foreach (var benchmark in Catalog.All.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name)))
{
    Console.Error.WriteLine($"{benchmark.Name}: {benchmark.Summary}");
    rows.AddRange(await benchmark.RunAsync(options));
}

Console.WriteLine(args.Contains("--json") ? BenchmarkReport.ToJson(rows) : BenchmarkReport.ToTable(rows));
return 0;
