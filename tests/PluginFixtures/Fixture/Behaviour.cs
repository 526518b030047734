namespace Hummingbot.Plugins.Fixtures;

/// <summary>Lines of <c>what=how</c> from the file beside the assembly.</summary>
public sealed class Behaviour : IDisposable
{
    private readonly Dictionary<string, string> _lines = [];

    public static Behaviour Read()
    {
        var behaviour = new Behaviour();
        var folder = Path.GetDirectoryName(typeof(Behaviour).Assembly.Location)!;
        var file = Path.Combine(folder, "behaviour.txt");
        if (!File.Exists(file)) return behaviour;
        foreach (var line in File.ReadAllLines(file))
        {
            var parts = line.Split('=', 2);
            behaviour._lines[parts[0]] = parts[1];
        }

        return behaviour;
    }

    public string Of(string what) => _lines.GetValueOrDefault(what, string.Empty);

    /// <summary>Throws or hangs where the file says so.</summary>
    public void At(string what)
    {
        switch (Of(what))
        {
            case "throw":
                throw new FixtureException($"the {what} fails on purpose");
            case "tell and hang":
                Tell(what);
                goto case "hang";
            case "hang":
                // Until the process ends: the host has to live with it.
                new ManualResetEventSlim().Wait(CancellationToken.None);
                break;
        }
    }

    /// <summary>Leaves word that it has come so far, for a test to see: a file of this name.</summary>
    public static void Tell(string what) =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(typeof(Behaviour).Assembly.Location)!, $"{what}.reached"), string.Empty);

    public void Dispose() => At("dispose");
}
