using Lucene.Net.Search;
using Lucene.Net.Util;
using Number = J2N.Numerics;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>The orders of results in the classes of Lucene, and the keys by which pages go on.</summary>
internal static class LuceneOrders
{
    private static readonly SortField Name = new(LuceneFields.SortName, SortFieldType.STRING), Id = new(LuceneFields.Id, SortFieldType.STRING);

    private static readonly SortField Tier = new(LuceneFields.Tier, SortFieldType.INT32, reverse: true);

    private static readonly SortField Newest = new(LuceneFields.PublishedAt, SortFieldType.INT64, reverse: true);

    public static Sort Of(FinderSearch search) => search.Order switch
    {
        FinderOrder.Relevance => new(SortField.FIELD_SCORE, Tier, Name, Id),
        FinderOrder.Name => new(Name, Tier, Id),
        FinderOrder.Tier => new(Tier, Name, Id),
        FinderOrder.Distance => new(new SortField(LuceneFields.Points, new ByDistance(Point(search))), Tier, Name, Id),
        FinderOrder.Newest => new(Newest, Tier, Name, Id),
        _ => throw new ArgumentOutOfRangeException(nameof(search)),
    };

    /// <summary>Stands behind every document with this key.</summary>
    public static FieldDoc After(FinderOrder order, FinderKey key) => new(int.MaxValue, float.NaN, order switch
    {
        FinderOrder.Relevance => [Number.Single.GetInstance((float)key.Number), Number.Int32.GetInstance(key.Tier), new BytesRef(key.Name), new BytesRef(key.PartnerId)],
        FinderOrder.Name => [new BytesRef(key.Name), Number.Int32.GetInstance(key.Tier), new BytesRef(key.PartnerId)],
        FinderOrder.Tier => [Number.Int32.GetInstance(key.Tier), new BytesRef(key.Name), new BytesRef(key.PartnerId)],
        FinderOrder.Distance => [Number.Double.GetInstance(key.Number), Number.Int32.GetInstance(key.Tier), new BytesRef(key.Name), new BytesRef(key.PartnerId)],
        FinderOrder.Newest => [Number.Int64.GetInstance((long)key.Number), Number.Int32.GetInstance(key.Tier), new BytesRef(key.Name), new BytesRef(key.PartnerId)],
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    });

    /// <summary>The point that distances are measured from.</summary>
    public static GeoPoint Point(FinderSearch search) =>
        search.Near?.Point ?? throw new ArgumentException("An order by distance needs a point.", nameof(search));
}
