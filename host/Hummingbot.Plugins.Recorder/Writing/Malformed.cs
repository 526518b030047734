using System.Text.Json;

namespace Hummingbot.Plugins.Recorder;

/// <summary>Tells data that break the contract (a plugin may hand over <see langword="null"/>s) from a database that fails: the former are left
/// out, so that one plugin does not stop the recording of all.</summary>
internal static class Malformed
{
    public static bool IsWhy(Exception exception) =>
        exception is NullReferenceException or ArgumentException or JsonException or NotSupportedException or KeyNotFoundException
            or OverflowException;
}
