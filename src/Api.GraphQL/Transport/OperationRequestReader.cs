using System.Buffers;
using System.Text.Json;
using GraphQL;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Json;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Reads a request from JSON or from a query string; every malformed part is refused with its name.</summary>
public sealed class OperationRequestReader(IGraphQLSerializer serializer, IOptions<GraphQLTransportOptions> options)
{
    public OperationRequest FromJson(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) throw RefusedRequest.Bad("The request has no body.");
        using var json = BoundedJson.Parse(body, options.Value);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? throw RefusedRequest.Bad("Batched requests are not supported; send one operation a request.")
            : FromElement(json.RootElement);
    }

    public OperationRequest FromElement(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object) throw RefusedRequest.Bad("The request must be a JSON object.");
        return new(Text(request, "query"), Text(request, "operationName"), Map(request, "variables"), Map(request, "extensions"), Text(request, "documentId"));
    }

    public OperationRequest FromQueryString(IQueryCollection query) =>
        new(One(query, "query"), One(query, "operationName"), Map(query, "variables"), Map(query, "extensions"), One(query, "documentId"));

    private static string? Text(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw RefusedRequest.Bad($"'{name}' must be a string.");

    private Inputs? Map(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Object ? Inputs(value, name)
        : throw RefusedRequest.Bad($"'{name}' must be a map.");

    private Inputs? Map(IQueryCollection query, string name)
    {
        var text = One(query, name);
        if (string.IsNullOrEmpty(text)) return null;
        using var json = BoundedJson.Parse(text, options.Value);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => Inputs(json.RootElement, name),
            _ => throw RefusedRequest.Bad($"'{name}' must be a map."),
        };
    }

    private Inputs Inputs(JsonElement map, string name)
    {
        try
        {
            return serializer.ReadNode<Inputs>(map)!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw RefusedRequest.Bad($"'{name}' holds a value that cannot be read.");
        }
    }

    private static string? One(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one[0],
        _ => throw RefusedRequest.Bad($"'{name}' may be given once."),
    };
}
