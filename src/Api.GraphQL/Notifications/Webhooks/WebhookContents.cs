using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Processes.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Notifications.Webhooks;

/// <summary>
/// Bodies as subscriptions tell the same events: every field of the notice that is its own, by its name in the schema and as its scalar writes it. What
/// leads to other objects is asked for by their ids.
/// </summary>
internal sealed class WebhookContents(ISchema schema, IEnumerable<Topic> topics) : IWebhookContents
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Topic[] topics = [.. topics];
    private readonly InstantScalar instants = new();

    public string Of(Recorded recorded)
    {
        var (type, data) = recorded.Event is WebhookTested ? ("test", []) : Told(recorded);
        return new JsonObject { ["type"] = type, ["timestamp"] = Json(instants.Serialize(recorded.Metadata.OccurredAt)), ["data"] = data }.ToJsonString(Options);
    }

    private (string Type, JsonObject Data) Told(Recorded recorded)
    {
        var topic = WebhookTopics.Of(recorded.Event)?.Topic ?? throw new InvalidOperationException($"No webhook tells {recorded.Event.GetType().Name}.");
        var notice = topics.Single(topic => topic.Events.Contains(recorded.Event.GetType())).Of(recorded).Told;
        schema.Initialize();
        return (JsonNamingPolicy.CamelCase.ConvertName(topic.ToString()), Write((IObjectGraphType)schema.AllTypes[SchemaNames.Of(notice.GetType())]!, notice));
    }

    private static JsonObject Write(IObjectGraphType type, object told)
    {
        var written = new JsonObject();
        foreach (var field in type.Fields)
        {
            // A field that is no property leads elsewhere, by whoever asks.
            if (told.GetType().GetProperty(char.ToUpperInvariant(field.Name[0]) + field.Name[1..]) is not { } own) continue;
            written[field.Name] = own.GetValue(told) is { } value ? Write(field.ResolvedType!, value) : null;
        }

        return written;
    }

    private static JsonNode? Write(IGraphType type, object value) => type switch
    {
        NonNullGraphType required => Write(required.ResolvedType!, value),
        ListGraphType list => new JsonArray([.. ((System.Collections.IEnumerable)value).Cast<object>().Select(item => Write(list.ResolvedType!, item))]),
        ScalarGraphType scalar => Json(scalar.Serialize(value)),
        IObjectGraphType below => Write(below, value),
        _ => throw new InvalidOperationException($"{type} is not told."),
    };

    private static JsonNode? Json(object? serialized) => JsonSerializer.SerializeToNode(serialized, Options);
}
