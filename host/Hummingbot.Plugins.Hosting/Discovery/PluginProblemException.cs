namespace Hummingbot.Plugins.Hosting;

/// <summary>Carries a <see cref="PluginProblem"/> out of the depths of an inspection.</summary>
internal sealed class PluginProblemException(PluginProblem problem) : Exception(problem.Reason)
{
    public PluginProblem Problem { get; } = problem;
}
