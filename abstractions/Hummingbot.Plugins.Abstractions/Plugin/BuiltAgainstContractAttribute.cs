namespace Hummingbot.Plugins;

/// <summary>
/// Says against which contract version a plugin assembly was compiled. The build stamps it (from the properties file that comes
/// with the contract package); nobody writes it by hand. The host reads it from metadata, before any plugin code runs.
/// </summary>
/// <param name="version">The contract version as <c>MAJOR.MINOR</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class BuiltAgainstContractAttribute(string version) : Attribute
{
    /// <summary>The contract version as <c>MAJOR.MINOR</c>.</summary>
    public string Version { get; } = version;
}
