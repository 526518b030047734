namespace Hummingbot.Plugins.Recorder;

/// <summary>A fact about the database itself.</summary>
internal sealed record RecordedMetadata
{
    public const string SchemaVersionKey = "schema_version";

    public required string Key { get; init; }

    public required string Value { get; init; }
}
