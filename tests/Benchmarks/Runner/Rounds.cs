namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Contestants in turn, round by round, so that whatever else the machine does falls on all of them. Round 0 warms up and does not count.
/// </summary>
internal static class Rounds
{
    /// <summary>Runs them.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="contestants">Each returns its figure of one round.</param>
    /// <returns>The figures: one list a contestant, in the order of the contestants.</returns>
    public static double[][] Run(int rounds, params ReadOnlySpan<Func<double>> contestants)
    {
        var figures = new double[contestants.Length][];
        for (var i = 0; i < figures.Length; i++) figures[i] = new double[rounds];
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var figure = contestants[i]();
                if (round >= 0) figures[i][round] = figure;
            }
        }

        return figures;
    }

    /// <summary><see cref="Run"/> for contestants that wait for something.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="contestants">Each returns its figure of one round.</param>
    /// <returns>The figures: one list a contestant, in the order of the contestants.</returns>
    public static async Task<double[][]> RunAsync(int rounds, params Func<Task<double>>[] contestants)
    {
        var figures = contestants.Select(_ => new double[rounds]).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var figure = await contestants[i]();
                if (round >= 0) figures[i][round] = figure;
            }
        }

        return figures;
    }
}
