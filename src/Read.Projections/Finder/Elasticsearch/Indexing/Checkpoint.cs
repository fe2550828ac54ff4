using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>How far a generation has come: a document of its own in the index, which no search finds.</summary>
/// <param name="Ready">Whether the generation may serve.</param>
/// <param name="Quarantine">The streams that it lacks, as JSON; null when it lacks none.</param>
/// <param name="Log">The mark of the log that it follows; null before the first event.</param>
internal sealed record Checkpoint(long Position, bool Ready, string? Quarantine = null, string? Log = null)
{
    public const string PositionField = "position", ReadyField = "ready", QuarantineField = "quarantine", LogField = "log";

    // No partner's id begins like this.
    private const string Id = "~checkpoint";

    public IReadOnlyList<QuarantinedStream> Streams => Quarantine is null ? [] : JsonSerializer.Deserialize<QuarantinedStream[]>(Quarantine)!;

    public LogMark? Mark => LogMark.TryParse(Log, out var mark) ? mark : null;

    public Checkpoint With(QuarantineChange change) => change.IsNothing
        ? this
        : this with { Quarantine = change.All.Count == 0 ? null : JsonSerializer.Serialize(change.All) };

    /// <summary>Null when the index or the checkpoint is missing.</summary>
    public static async Task<Checkpoint?> Read(ElasticsearchConnection client, string index, CancellationToken cancellation)
    {
        var answer = await client.Ask(ElasticsearchRequest.Get($"{index}/_doc/{Id}"), cancellation);
        return answer.IsMissing ? null : answer.As<Found>().Checkpoint;
    }

    /// <summary>False when another process has stored a later one: a checkpoint never goes back.</summary>
    public async Task<bool> Write(ElasticsearchConnection client, string index, CancellationToken cancellation)
    {
        var source = new JsonObject { [FinderFields.Listed] = false, [PositionField] = Position, [ReadyField] = Ready };
        if (Quarantine is not null) source[QuarantineField] = Quarantine;
        if (Log is not null) source[LogField] = Log;
        var answer = await client.Ask(ElasticsearchRequest.Put($"{index}/_doc/{Id}?version={Position}&version_type=external_gte", source), cancellation);
        if (answer.IsConflict) return false;
        answer.Require();
        return true;
    }

    private sealed record Found([property: JsonPropertyName("_source")] JsonElement Source)
    {
        public Checkpoint Checkpoint => Source.Deserialize<Checkpoint>(ElasticsearchJson.Options)!;
    }
}
