using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>Entries as documents of an index, and back.</summary>
internal static class LuceneDocuments
{
    private static readonly FinderField[] InOrder = [FinderField.Name, FinderField.Label, FinderField.Text];

    private static readonly FieldType Sequence = Frozen(new FieldType
    {
        IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    public static Term IdOf(string partnerId) => new(LuceneFields.Id, partnerId);

    /// <summary>An entry that is not listed has nothing that a search could find.</summary>
    public static Document Of(FinderEntry entry)
    {
        var document = new Document
        {
            new StringField(LuceneFields.Id, entry.PartnerId, Field.Store.NO),
            new StoredField(LuceneFields.Entry, JsonSerializer.SerializeToUtf8Bytes(entry, EventJson.Options)),
        };
        if (entry.IsListed) AddSearchable(document, new FinderDocument(entry));
        return document;
    }

    public static FinderEntry EntryOf(Document document)
    {
        var json = document.GetBinaryValue(LuceneFields.Entry);
        return JsonSerializer.Deserialize<FinderEntry>(json.Bytes.AsSpan(json.Offset, json.Length), EventJson.Options)!;
    }

    /// <summary>Those of the entries that the index has, listed or not.</summary>
    public static IReadOnlyDictionary<string, FinderEntry> Read(IndexSearcher searcher, IReadOnlyCollection<string> partnerIds)
    {
        Dictionary<string, FinderEntry> entries = [];
        foreach (var partnerId in partnerIds)
        {
            var found = searcher.Search(new TermQuery(IdOf(partnerId)), 1);
            if (found.TotalHits > 0) entries[partnerId] = EntryOf(searcher.Doc(found.ScoreDocs[0].Doc));
        }

        return entries;
    }

    private static void AddSearchable(Document document, FinderDocument searchable)
    {
        document.Add(new StringField(LuceneFields.Listed, "1", Field.Store.NO));
        foreach (var field in Enum.GetValues<FinderField>())
        {
            var values = searchable.Terms(field);
            if (InOrder.Contains(field)) document.Add(new Field(field.ToString(), new GivenTerms(values), Sequence));
            else foreach (var value in values) document.Add(new StringField(field.ToString(), value[0], Field.Store.NO));
        }

        foreach (var (facet, values) in searchable.Facets)
        {
            foreach (var value in values)
            {
                document.Add(new StringField(LuceneFields.Of(facet), value, Field.Store.NO));
                document.Add(new SortedSetDocValuesField(LuceneFields.Of(facet), new BytesRef(value)));
            }
        }

        document.Add(new SortedDocValuesField(LuceneFields.Id, new BytesRef(searchable.Entry.PartnerId)));
        document.Add(new SortedDocValuesField(LuceneFields.SortName, new BytesRef(searchable.SortName)));
        document.Add(new NumericDocValuesField(LuceneFields.Tier, searchable.TierRank));
        document.Add(new NumericDocValuesField(LuceneFields.PublishedAt, searchable.Entry.PublishedAt!.Value.ToUnixTimeMilliseconds()));
        document.Add(new BinaryDocValuesField(LuceneFields.Points, new BytesRef(PackedPoints.Pack(searchable.Points))));
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
