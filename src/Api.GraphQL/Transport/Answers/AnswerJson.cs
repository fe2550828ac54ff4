using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using PartnerGraph.Api.GraphQL.Transport.Kept;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>The parts of an answer as JSON.</summary>
internal sealed class AnswerJson(IGraphQLTextSerializer serializer, IErrorInfoProvider errors)
{
    /// <summary>Errors that one answer lists: a document of a thousand wrong fields is understood from the first hundred.</summary>
    private const int MaxErrors = 100;

    // Letters stay as they are: an answer is JSON in UTF-8 by its media type, never a part of a page.
    private static readonly JavaScriptEncoder Letters = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The parts come in an order that is right by construction.</summary>
    public static readonly JsonWriterOptions Raw = new() { Encoder = Letters, SkipValidation = true };

    public void Write(Utf8JsonWriter json, ExecutionErrors list)
    {
        json.WriteStartArray("errors");
        foreach (var error in list.Take(MaxErrors)) Write(json, error);
        json.WriteEndArray();
    }

    public void Write(Utf8JsonWriter json, ExecutionError error)
    {
        var info = errors.GetInfo(error);
        json.WriteStartObject();
        Write(json, "message", info.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            json.WriteStartArray("locations");
            foreach (var location in locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line", location.Line);
                json.WriteNumber("column", location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is { } path) Write(json, "path", path);
        if (info.Extensions is { Count: > 0 } extensions) Write(json, "extensions", extensions);
        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    public void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: WriteText(json, text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case DateTimeOffset instant: json.WriteStringValue(instant); break;
            case KeptData kept: json.WriteRawValue(kept.Json.Span, skipInputValidation: true); break;
            case JsonElement element: element.WriteTo(json); break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(json, map); break;
            case IDictionary<string, object?> map: WriteMap(json, map); break;
            case IEnumerable<object?> list: WriteList(json, list); break;
            default: json.WriteRawValue(serializer.Serialize(value), skipInputValidation: true); break;
        }
    }

    private void WriteMap(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map) Write(json, name, value);
        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, IEnumerable<object?> list)
    {
        json.WriteStartArray();
        foreach (var value in list) WriteValue(json, value);
        json.WriteEndArray();
    }

    // The writer escapes what lies beyond 16 bits, and refuses half a surrogate pair, which must not cost the whole answer.
    private static void WriteText(Utf8JsonWriter json, string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            json.WriteStringValue(text);
            return;
        }

        var raw = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes()) raw.Append(rune.IsBmp ? Letters.Encode(rune.ToString()) : rune.ToString());
        json.WriteRawValue(raw.Append('"').ToString(), skipInputValidation: true);
    }
}
