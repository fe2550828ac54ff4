using System.Buffers;
using System.Text.Json;
using GraphQL;

namespace PartnerGraph.Api.Transport;

/// <summary>Reads a request from JSON or from a query string; every malformed part is refused with its name.</summary>
public sealed class OperationRequestReader(IGraphQLSerializer serializer)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public OperationRequest FromJson(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) throw RefusedRequest.Bad("The request has no body.");
        using var json = Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? throw RefusedRequest.Bad("Batched requests are not supported; send one operation a request.")
            : FromElement(json.RootElement);
    }

    public OperationRequest FromElement(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object) throw RefusedRequest.Bad("The request must be a JSON object.");
        return new(Text(request, "query"), Text(request, "operationName"), Map(request, "variables"), Map(request, "extensions"));
    }

    public OperationRequest FromQueryString(IQueryCollection query) =>
        new(One(query, "query"), One(query, "operationName"), Map(query, "variables"), Map(query, "extensions"));

    private static JsonDocument Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (JsonException malformed)
        {
            throw RefusedRequest.Bad(
                $"The body is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}).");
        }
    }

    private static string? Text(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? Unescaped(value, name)
        : throw RefusedRequest.Bad($"'{name}' must be a string.");

    private static string? Unescaped(JsonElement value, string name)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw RefusedRequest.Bad($"'{name}' is not valid Unicode.");
        }
    }

    private Inputs? Map(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Object ? Inputs(value, name)
        : throw RefusedRequest.Bad($"'{name}' must be a map.");

    private Inputs? Map(IQueryCollection query, string name)
    {
        var text = One(query, name);
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => Inputs(json.RootElement, name),
                _ => throw RefusedRequest.Bad($"'{name}' must be a map."),
            };
        }
        catch (JsonException)
        {
            throw RefusedRequest.Bad($"'{name}' is not valid JSON.");
        }
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
