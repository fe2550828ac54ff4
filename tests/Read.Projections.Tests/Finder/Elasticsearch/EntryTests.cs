using System.Text.Json;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class EntryTests
{
    [Fact]
    public void A_stored_entry_is_read_as_it_was()
    {
        var held = Aurora.Entry.Apply(Aurora.At(5, new PartnerRestricted(Aurora.Id, RestrictionCause.Operations, "audit", Aurora.Then)));
        foreach (var entry in new[] { Aurora.Entry, held, new FinderEntry { PartnerId = "p-9" } })
        {
            var read = IndexedEntry.Read(JsonSerializer.SerializeToElement(IndexedEntry.Of(entry)[FinderFields.Entry]));
            // Sets compare by reference: what is stored of them is what counts.
            Assert.Equal(JsonSerializer.Serialize(entry, EventJson.Options), JsonSerializer.Serialize(read, EventJson.Options));
        }
    }

    [Fact]
    public void Of_an_unlisted_entry_nothing_is_indexed() =>
        Assert.Equal([FinderFields.Listed, FinderFields.Entry], IndexedEntry.Of(new FinderEntry { PartnerId = "p-9" }).Select(field => field.Key));
}
