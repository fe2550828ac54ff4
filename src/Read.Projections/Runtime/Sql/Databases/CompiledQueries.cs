using Microsoft.Extensions.Caching.Memory;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

/// <summary>What EF Core has made of mappings and queries, for all read models of one kind of database.</summary>
internal static class CompiledQueries
{
    // EF Core's own holds 10,240, of which a mapping takes 200 and a query 10: some fifty read models fill it, and then every query is compiled each time it is asked.
    private const long Limit = 200 * 200 + 10 * 10_000;

    /// <summary>Bounded, since a list's filters and order are composed as they are asked for.</summary>
    public static MemoryCache Cache() => new(new MemoryCacheOptions { SizeLimit = Limit });
}
