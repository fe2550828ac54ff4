using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>Where a page ended, as an opaque text that belongs to one search: its words, filters, place and order.</summary>
internal sealed class FinderCursor(FinderRequest request)
{
    // The longest name of rare characters still fits.
    private const int Longest = 8_192;

    private readonly string search = Fingerprint(request);

    public string Write(FinderKey key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Written(search, key), EventJson.Options));

    /// <exception cref="PageRequestException">It is no cursor, or one of another search.</exception>
    public FinderKey Read(string cursor)
    {
        if (Parse(cursor) is not { Key: { Name: not null, PartnerId: not null } key } written || !double.IsFinite(key.Number))
            throw new PageRequestException("The cursor is not one of this connection.");
        return written.Search == search
            ? key
            : throw new PageRequestException("The cursor belongs to another search: page on with the same words, filters, place and order.");
    }

    private static Written? Parse(string cursor)
    {
        if (OpaqueText.Decode(cursor, Longest) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize<Written>(bytes, EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Fingerprint(FinderRequest request)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                request.Text, request.Near, request.Order,
                Filters = request.Filters.OrderBy(filter => filter.Facet).Select(filter => new { filter.Facet, Values = filter.Values.Order(StringComparer.Ordinal) }),
            },
            EventJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(asked))[..16];
    }

    private sealed record Written(string Search, FinderKey Key);
}
