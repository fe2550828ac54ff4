using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PartnerGraph.Api.GraphQL.Transport.Json;

/// <summary>
/// The one way from bytes of strangers to JSON. Every token is measured before anything converts it, because a conversion may be
/// dearer than reading: a number of 200,000 digits took a core for seconds. The walk itself is linear.
/// </summary>
internal static class BoundedJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="RefusedRequest">BAD_REQUEST: no JSON; REQUEST_TOO_COMPLEX: a limit of its tokens is passed.</exception>
    public static JsonDocument Parse(ReadOnlySequence<byte> json, GraphQLTransportOptions limits)
    {
        try
        {
            Measure(json, limits);
        }
        catch (JsonException malformed)
        {
            throw RefusedRequest.Bad($"The request is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}).");
        }

        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException)
        {
            // The walk above accepted it, and knows nothing of names that come twice.
            throw RefusedRequest.Bad($"The request gives the property {RepeatedProperty.In(json)} twice in one object; which one is meant cannot be known. Send it once.");
        }
    }

    public static JsonDocument Parse(string json, GraphQLTransportOptions limits) => Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), limits);

    private static void Measure(ReadOnlySequence<byte> json, GraphQLTransportOptions limits)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        var scratch = ArrayPool<char>.Shared.Rent(Math.Max(limits.MaxJsonStringBytes, limits.MaxPropertyNameBytes));
        try
        {
            for (var tokens = 1; reader.Read(); tokens++)
            {
                if (tokens > limits.MaxJsonTokens) throw TooComplex($"The request has more than {limits.MaxJsonTokens} JSON tokens.");
                var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
                switch (reader.TokenType)
                {
                    case JsonTokenType.Number when length > limits.MaxNumberCharacters:
                        throw TooComplex($"A number has more than {limits.MaxNumberCharacters} characters.");
                    case JsonTokenType.PropertyName when length > limits.MaxPropertyNameBytes:
                        throw TooComplex($"The name of a property has more than {limits.MaxPropertyNameBytes} bytes.");
                    case JsonTokenType.String when length > limits.MaxJsonStringBytes:
                        throw TooComplex($"A text has more than {limits.MaxJsonStringBytes} bytes.");
                    case JsonTokenType.String or JsonTokenType.PropertyName:
                        CheckText(ref reader, scratch);
                        break;
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(scratch);
        }
    }

    // Reading defers what a text holds until somebody asks for it, far from where a refusal would be understood.
    private static void CheckText(ref Utf8JsonReader reader, char[] scratch)
    {
        try
        {
            reader.CopyString(scratch);
        }
        catch (InvalidOperationException)
        {
            throw RefusedRequest.Bad("A text of the request is not valid Unicode.");
        }
    }

    private static RefusedRequest TooComplex(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.RequestTooComplex, message);
}
