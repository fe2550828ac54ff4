using System.Text.Json;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>The parts of a client's message; whatever breaks the protocol closes the socket with 4400.</summary>
internal static class SocketMessage
{
    // Every answer repeats it.
    private const int MaxIdCharacters = 128;

    public static string? TypeOf(JsonElement message) => Text(message, "type");

    public static string IdOf(JsonElement message) =>
        Text(message, "id") is { Length: > 0 and <= MaxIdCharacters } id ? id
        : throw new ProtocolBreach(SocketClose.BadMessage($"Message needs an id of at most {MaxIdCharacters} characters"));

    /// <summary>The credentials in the payload of <c>connection_init</c>, under either spelling, with or without a <c>headers</c> map around them.</summary>
    public static string? AuthorizationOf(JsonElement? payload)
    {
        if (payload is not { } map) return null;
        if (map.ValueKind != JsonValueKind.Object) throw new ProtocolBreach(SocketClose.BadMessage("Payload must be an object"));
        return Text(map, "Authorization") ?? Text(map, "authorization")
            ?? (map.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object ? AuthorizationOf(headers) : null);
    }

    public static OperationRequest RequestOf(JsonElement? payload, OperationRequestReader reader)
    {
        try
        {
            return reader.FromElement(payload ?? throw RefusedRequest.Bad("Payload is missing"));
        }
        catch (RefusedRequest malformed)
        {
            throw new ProtocolBreach(SocketClose.BadMessage(malformed.Message));
        }
    }

    private static string? Text(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
