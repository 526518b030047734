namespace Hummingbot.Plugins.Hosting;

/// <summary>What came of a start: a plugin, or the problem and the fault behind it if there was one.</summary>
internal sealed record StartOutcome(StartedPlugin? Plugin, PluginProblem? Problem, PluginFault? Fault);
