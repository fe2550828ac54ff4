using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>The events of a test, with versions and positions as a store gives them, and what an index must make of them.</summary>
public sealed class FinderLog
{
    // Events that the index does not follow lie between.
    private const int Step = 2;

    private static readonly EventMetadata Metadata = new(FinderSamples.Start, "tester", "test");

    private readonly List<Recorded> events = [];
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private IReadOnlyList<FinderDocument>? listed;

    public FinderLog(params IEnumerable<IDomainEvent> happened) => Add(happened);

    public IReadOnlyList<Recorded> Events => events;

    /// <summary>The position of the last event; 0 without any.</summary>
    public long Head => events.Count == 0 ? 0 : events[^1].Position;

    /// <summary>Every entry, listed or not.</summary>
    public IReadOnlyCollection<FinderEntry> Entries => FinderEvents.Fold(new Dictionary<string, FinderEntry>(), events);

    /// <summary>What searches may find.</summary>
    public IReadOnlyList<FinderDocument> Listed => listed ??= [.. Entries.Where(entry => entry.IsListed).Select(entry => new FinderDocument(entry))];

    public FinderLog Add(params IEnumerable<IDomainEvent> happened)
    {
        foreach (var @event in happened)
        {
            var place = @event is ProfilePublished or ProfileUpdated or ProfileUnpublished ? "profile" : "partner";
            var stream = $"{place}-{PartnerOf(@event)}";
            var version = versions[stream] = versions.GetValueOrDefault(stream, -1) + 1;
            events.Add(new(@event, Metadata, Guid.CreateVersion7(), stream, version, Head + Step));
        }

        listed = null;
        return this;
    }

    private static string PartnerOf(IDomainEvent @event) => FinderEvents.PartnersOf([new(@event, Metadata, Guid.Empty, "", 0, 0)]).Single();
}
