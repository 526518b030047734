namespace Hummingbot.Plugins;

/// <summary>
/// Marks the one class of an assembly that is its exchange plugin, and names the exchange. The host reads the name from metadata,
/// so that it can list, select and refuse plugins without running their code.
/// </summary>
/// <remarks>
/// The class must be public, not abstract, not generic, implement <see cref="IExchangePlugin"/> and have a public constructor without
/// parameters. An assembly with none or with two such classes is refused.
/// </remarks>
/// <param name="name">
/// The exchange name: lower-case letters, digits and underscores, starting with a letter, at most 40 characters. It must equal
/// <see cref="ExchangeDescriptor.Name"/>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExchangePluginAttribute(string name) : Attribute
{
    /// <summary>The exchange name.</summary>
    public string Name { get; } = name;
}
