using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Quarantining;

/// <summary>
/// Whom an event concerns, as its stored text says: it may be an event that cannot be decoded. Every id of a partner or customer counts,
/// wherever it stands in the payload; one too many warns somebody in vain, one too few would let somebody trust a wrong sum.
/// </summary>
internal static class TenantIds
{
    // Beyond it, everybody is taken to be concerned.
    private const int Most = 1_000;

    private static readonly FrozenSet<string> Members = new[]
    {
        "partnerId", "actingPartnerId", "formerPartnerId", "customerId", "resellerId", "distributorId", "masterId", "holderId", "recipientId",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Of(StoredEvent stored)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        try
        {
            Collect(stored.Data.Span, found);
        }
        catch (JsonException)
        {
            // What stands before the damage still counts.
        }

        return [.. found];
    }

    /// <summary>Of both together; empty, which stands for everybody, when they are too many to name.</summary>
    public static IReadOnlyList<string> Union(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        if (some.Count == 0 || others.All(some.Contains)) return some;
        string[] both = [.. some.Union(others, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return both.Length <= Most ? both : [];
    }

    private static void Collect(ReadOnlySpan<byte> json, SortedSet<string> found)
    {
        var reader = new Utf8JsonReader(json);
        var isId = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) isId = Members.Contains(Encoding.UTF8.GetString(reader.ValueSpan));
            else if (isId && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } id) found.Add(id);
        }
    }
}
