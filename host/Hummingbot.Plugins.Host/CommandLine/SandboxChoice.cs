namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>That exchanges are to be run against sandboxes, never against the venues: sandboxes of this process, or running ones.</summary>
/// <param name="Addresses">The control addresses of running sandboxes; empty to start one in this process for each exchange used.</param>
internal sealed record SandboxChoice(IReadOnlyList<Uri> Addresses)
{
    /// <summary>Whether sandboxes are started in this process and end with it.</summary>
    public bool IsOwn => Addresses.Count == 0;
}
