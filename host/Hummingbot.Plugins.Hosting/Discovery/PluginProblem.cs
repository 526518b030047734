namespace Hummingbot.Plugins.Hosting;

/// <summary>Why a plugin cannot be used: one reason and one remedy.</summary>
internal sealed record PluginProblem(PluginState State, PluginReason Code, string Reason, string Remedy)
{
    public static PluginProblem Rejected(PluginReason code, string reason, string remedy) =>
        new(PluginState.Rejected, code, reason, remedy);

    public static PluginProblem Incompatible(PluginReason code, string reason, string remedy) =>
        new(PluginState.Incompatible, code, reason, remedy);

    public static PluginProblem Faulted(PluginReason code, string reason, string remedy) =>
        new(PluginState.Faulted, code, reason, remedy);
}
