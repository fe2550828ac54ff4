using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>What an index keeps, in memory.</summary>
internal sealed class NaiveContents
{
    public Dictionary<string, FinderEntry> Entries { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FinderDocument> Documents { get; } = new(StringComparer.Ordinal);

    public long Position { get; private set; }

    public void Apply(IReadOnlyList<Recorded> batch, long position)
    {
        foreach (var entry in FinderEvents.Fold(Entries, batch))
        {
            Entries[entry.PartnerId] = entry;
            Documents.Remove(entry.PartnerId);
            if (entry.IsListed) Documents[entry.PartnerId] = new(entry);
        }

        Position = position;
    }
}

/// <summary>
/// An index that looks at every document: the contract is proven to be satisfiable, and the ranking can be judged without an engine.
/// </summary>
internal sealed class NaiveFinderIndex(string place) : IReadModelStore, IFinderIndex
{
    private readonly NaiveFolder folder = NaiveFolder.At(place);
    private volatile NaiveGeneration? serving;

    public string Name => FinderEvents.ReadModelName;

    public bool IsReaction => false;

    public IReadOnlyCollection<Type> Events => FinderEvents.Followed;

    public string Fingerprint => "naive";

    public IReadModelLock Lock { get; } = new ReadModelLock(Path.Combine(place, "finder.lock"));

    public Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IReadModelGeneration>>(folder.NewestFirst());

    public Task<IReadModelGeneration> Next(CancellationToken cancellation) => Task.FromResult<IReadModelGeneration>(folder.Next());

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation)
    {
        serving = (NaiveGeneration)generation;
        return Task.CompletedTask;
    }

    public Task<bool> HasOthers(CancellationToken cancellation) => Task.FromResult(folder.NewestFirst().Any(generation => generation != serving));

    public Task DeleteOthers(CancellationToken cancellation) =>
        Task.WhenAll(folder.NewestFirst().Where(generation => generation != serving).Select(generation => generation.Delete()));

    public Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation) =>
        Task.FromResult(serving!.Read(contents => NaiveSearch.Of(search, contents.Documents.Values)));

    public Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, FinderEntry>>(serving!.Read(contents => contents.Entries.Where(entry => partnerIds.Contains(entry.Key)).ToDictionary()));

    public Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation)
    {
        var frequencies = serving!.Read(contents => contents.Documents.Values.SelectMany(document => document.Terms(FinderField.Word).SelectMany(terms => terms).Distinct())
            .CountBy(word => word, StringComparer.Ordinal).ToDictionary());
        return Task.FromResult<IReadOnlyDictionary<string, string>>((
            from word in words
            where !frequencies.ContainsKey(word) && word.EnumerateRunes().Count() >= 4
            let closest = frequencies.Select(known => (known.Key, known.Value, Edits: EditDistance.Of(known.Key, word, 2)))
                .Where(known => known.Edits <= 1 || (known.Edits == 2 && known.Key.EnumerateRunes().First() == word.EnumerateRunes().First()))
                .OrderBy(known => known.Edits).ThenByDescending(known => known.Value).Select(known => known.Key).FirstOrDefault()
            where closest is not null
            select (word, closest)).ToDictionary());
    }
}
