using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>The terms of an index that a misspelt one may mean, the nearest first.</summary>
internal static class NearTerms
{
    private static readonly FinderField[] Asked =
        [FinderField.Key, FinderField.OtherKey, FinderField.Name, FinderField.NameStart, FinderField.Label, FinderField.Text, FinderField.Word];

    // A segment never changes, and takes its tries with it when it goes.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<FinderField, Lazy<TermTrie>>> Tries = [];

    /// <param name="most">A bound for a word that resembles thousands.</param>
    public static IReadOnlyList<string> Of(IndexReader reader, FinderQuery.Fuzzy fuzzy, int most)
    {
        int[] value = [.. fuzzy.Value.EnumerateRunes().Select(rune => rune.Value)];
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
            Trie(leaf.AtomicReader, fuzzy.Field).Near(value, fuzzy.Edits, fuzzy.Prefix, (term, distance) => found[term] = distance);
        return [.. found.OrderBy(near => near.Value).ThenBy(near => near.Key, StringComparer.Ordinal).Take(most).Select(near => near.Key)];
    }

    /// <summary>Gets a segment ready, so that no search waits for it.</summary>
    public static void Warm(AtomicReader segment)
    {
        foreach (var field in Asked) Trie(segment, field);
    }

    private static TermTrie Trie(AtomicReader segment, FinderField field) => Tries.GetOrCreateValue(segment.CoreCacheKey)
        .GetOrAdd(field, static (name, reader) => new Lazy<TermTrie>(() => new TermTrie(reader, name.ToString()), LazyThreadSafetyMode.PublicationOnly), segment).Value;
}
