namespace PartnerGraph.EventStoreDb.Server.Store;

/// <summary>An event as the server keeps it. Positions of the whole log rise, and are not dense.</summary>
internal sealed record StoredRecord(
    Guid Id, string Stream, ulong Revision, ulong Position, IReadOnlyDictionary<string, string> Metadata, ReadOnlyMemory<byte> CustomMetadata, ReadOnlyMemory<byte> Data)
{
    public string Type => Metadata.GetValueOrDefault("type", "");

    public int Size => Data.Length + CustomMetadata.Length + (2 * Type.Length);
}

/// <summary>An event that somebody wants to append.</summary>
internal sealed record ProposedRecord(Guid Id, IReadOnlyDictionary<string, string> Metadata, ReadOnlyMemory<byte> CustomMetadata, ReadOnlyMemory<byte> Data);
