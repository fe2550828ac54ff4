using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Projections.Finder;

/// <summary>Where a page ended, as an opaque text that belongs to one search: its words, filters, place and order.</summary>
internal static class FinderCursor
{
    private const int Longest = 2_048;

    public static string Write(FinderRequest request, FinderKey key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Written(Fingerprint(request), key), EventJson.Options));

    /// <exception cref="PageRequestException">It is no cursor, or one of another search.</exception>
    public static FinderKey Read(FinderRequest request, string cursor)
    {
        if (Parse(cursor) is not { Key: { Name: not null, PartnerId: not null } key } written)
            throw new PageRequestException("The cursor is not one of this connection.");
        return written.Search == Fingerprint(request)
            ? key
            : throw new PageRequestException("The cursor belongs to another search: page on with the same words, filters, place and order.");
    }

    private static Written? Parse(string cursor)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor)) return null;
        try
        {
            return JsonSerializer.Deserialize<Written>(Base64Url.DecodeFromChars(cursor), EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Fingerprint(FinderRequest request)
    {
        var search = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                request.Text, request.Near, request.Order,
                Filters = request.Filters.OrderBy(filter => filter.Facet).Select(filter => new { filter.Facet, Values = filter.Values.Order(StringComparer.Ordinal) }),
            },
            EventJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(search))[..16];
    }

    private sealed record Written(string Search, FinderKey Key);
}
