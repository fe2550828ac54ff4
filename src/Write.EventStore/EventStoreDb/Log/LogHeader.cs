using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>The event at revision 0 of the server's stream, so that positions begin with 1: which log it is.</summary>
internal sealed record LogHeader([property: JsonRequired] Guid Log, [property: JsonRequired] int Layout)
{
    public const int KnownLayout = 1;

    public const string Type = "partnergraph.log";

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Names);

    /// <exception cref="StoreDamagedException">It is none: the stream is something else's.</exception>
    public static LogHeader Read(string type, ReadOnlySpan<byte> data)
    {
        try
        {
            if (type == Type && JsonSerializer.Deserialize<LogHeader>(data, Names) is { } header) return header;
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new StoreDamagedException("The stream that the event log is to be in holds something else.");
    }
}
