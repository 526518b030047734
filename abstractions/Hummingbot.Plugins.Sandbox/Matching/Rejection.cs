namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>A refusal.</summary>
/// <param name="Reason">Why, for programs.</param>
/// <param name="Message">Why, for people: the rule and the value. Not in the words of any venue.</param>
public sealed record Rejection(RejectReason Reason, string Message);
