using System.Buffers;
using System.Text.Json;

namespace PartnerGraph.Api.GraphQL.Transport.Json;

/// <summary>Names the property that an object gives twice, for a message; asked only once that is known to be so.</summary>
internal static class RepeatedProperty
{
    private const int Shown = 64;

    public static string In(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !open.Peek().Add(name))
                return $"'{(name.Length > Shown ? name[..Shown] + "..." : name)}'";
        }

        return "of one name";
    }
}
