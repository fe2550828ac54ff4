namespace PartnerGraph.Read.Projections.Finder;

/// <summary>
/// The search index behind Partner Finder, whichever keeps it: the same documents, the same queries, the same answers. It always
/// answers from the generation that serves.
/// </summary>
public interface IFinderIndex
{
    /// <summary>Listed entries alone; what is not published, or hidden, is never found.</summary>
    Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation = default);

    /// <summary>Those of these partners' entries that exist, listed or not: the caller decides who may see them.</summary>
    Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation = default);

    /// <summary>
    /// For each of the words that no listed entry contains, the word closest to it that one does: fewest edits, at most two, then the
    /// most frequent. Words that are contained, or resemble none, are left out.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation = default);
}
