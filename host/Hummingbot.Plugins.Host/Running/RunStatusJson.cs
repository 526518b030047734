using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>How a <see cref="RunStatus"/> is read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunStatus))]
internal sealed partial class RunStatusJson : JsonSerializerContext;
