using System.Buffers.Binary;
using Google.Protobuf;
using PartnerGraph.EventStoreDb.Server.Protocol;
using PartnerGraph.EventStoreDb.Server.Protocol.Streams;
using PartnerGraph.EventStoreDb.Server.Store;

namespace PartnerGraph.EventStoreDb.Server.Services;

/// <summary>Between messages and what is stored.</summary>
internal static class Wire
{
    public static string Name(StreamIdentifier identifier) => identifier.StreamName.ToStringUtf8();

    public static StreamIdentifier Name(string stream) => new() { StreamName = ByteString.CopyFromUtf8(stream) };

    public static Guid Id(UUID id)
    {
        if (id.ValueCase == UUID.ValueOneofCase.String) return Guid.Parse(id.String);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id.Structured.MostSignificantBits);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], id.Structured.LeastSignificantBits);
        return new Guid(bytes, bigEndian: true);
    }

    public static UUID Id(Guid id, bool asText)
    {
        if (asText) return new() { String = id.ToString("D") };
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return new()
        {
            Structured = new() { MostSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes), LeastSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) },
        };
    }

    public static Expected Expected(ExpectedRevision options) => options.ExpectedStreamRevisionCase switch
    {
        ExpectedRevision.ExpectedStreamRevisionOneofCase.Revision => new(ExpectedKind.Revision, options.Revision),
        ExpectedRevision.ExpectedStreamRevisionOneofCase.NoStream => new(ExpectedKind.NoStream),
        ExpectedRevision.ExpectedStreamRevisionOneofCase.Any => new(ExpectedKind.Any),
        ExpectedRevision.ExpectedStreamRevisionOneofCase.StreamExists => new(ExpectedKind.StreamExists),
        _ => throw Refusals.Invalid("expected_stream_revision"),
    };

    public static Expected Expected(BatchAppendReq.Types.Options options) => options.ExpectedStreamPositionCase switch
    {
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamPosition => new(ExpectedKind.Revision, options.StreamPosition),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.NoStream => new(ExpectedKind.NoStream),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.Any => new(ExpectedKind.Any),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamExists => new(ExpectedKind.StreamExists),
        _ => throw Refusals.Invalid("expected_stream_position"),
    };

    public static ProposedRecord Proposed(ProposedMessage message) => message.Metadata.ContainsKey("type") && message.Metadata.ContainsKey("content-type")
        ? new(Id(message.Id), new Dictionary<string, string>(message.Metadata), message.CustomMetadata.ToByteArray(), message.Data.ToByteArray())
        : throw Refusals.Invalid("type and content-type");

    public static ReadResp Event(StoredRecord stored, bool idAsText, bool ofAll)
    {
        var recorded = new ReadResp.Types.RecordedEvent
        {
            Id = Id(stored.Id, idAsText),
            StreamIdentifier = Name(stored.Stream),
            StreamRevision = stored.Revision,
            PreparePosition = stored.Position,
            CommitPosition = stored.Position,
            CustomMetadata = UnsafeByteOperations.UnsafeWrap(stored.CustomMetadata),
            Data = UnsafeByteOperations.UnsafeWrap(stored.Data),
        };
        foreach (var (name, value) in stored.Metadata) recorded.Metadata[name] = value;
        // In ticks of 100 ns since 1970; nobody asks this server for the time.
        recorded.Metadata["created"] = "16000000000000000";
        var read = new ReadResp.Types.ReadEvent { Event = recorded, CommitPosition = stored.Position };
        if (!ofAll) read.NoPosition = new();
        return new() { Event = read };
    }
}
