using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>An opaque id that is unique over all types (Relay): Base64Url of <c>Type:key</c>.</summary>
public static class GlobalId
{
    private const int Longest = 512;

    public static string Of(string type, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>The type and key of a global id; null when the text is none.</summary>
    public static (string Type, string Key)? Parse(string id)
    {
        if (OpaqueText.Decode(id, Longest) is not { } bytes || !Utf8.IsValid(bytes)) return null;
        var text = Encoding.UTF8.GetString(bytes);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 ? (text[..colon], text[(colon + 1)..]) : null;
    }

    /// <summary>The key of a global id that must name an entity of the type.</summary>
    /// <exception cref="InvalidIdException">It does not.</exception>
    public static string KeyOf(string type, string id) =>
        Parse(id) is { } parsed && parsed.Type == type ? parsed.Key : throw new InvalidIdException(type, id);
}
