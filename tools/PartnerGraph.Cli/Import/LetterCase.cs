namespace PartnerGraph.Cli.Import;

/// <summary>Tells of new customers whose id a known one has in other letters: one account, written in two ways, would become two customers.</summary>
internal sealed class LetterCase(ILineTarget target)
{
    public async Task Compare(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        HashSet<string> named = new(customerIds, StringComparer.Ordinal);
        var existing = await target.Known(customerIds, cancellation);
        string[] added = [.. customerIds.Where(id => !existing.Contains(id))];
        if (added.Length == 0) return;
        // Of two that the files name themselves their survey tells.
        var known = (await target.Alike(added, cancellation)).Where(id => !named.Contains(id)).ToLookup(id => id, StringComparer.OrdinalIgnoreCase);
        foreach (var (id, spelling) in added.SelectMany(id => known[id].Select(spelling => (id, spelling))))
            Console.Error.WriteLine($"The customers {spelling}, which is known, and {id}, which is new, differ in letter case alone; they are two.");
    }
}
