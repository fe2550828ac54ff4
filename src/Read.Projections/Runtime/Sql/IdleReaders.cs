using System.Collections.Concurrent;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>
/// Contexts of readers that are done, with their connections open, by file: making a context and opening a connection costs several times
/// what a small read does.
/// </summary>
internal sealed class IdleReaders<TContext> where TContext : ReadModelContext
{
    // As many as read one model at once on a busy machine; the others are closed.
    private const int Most = 8;

    private readonly ConcurrentDictionary<string, ConcurrentBag<TContext>> idle = [];

    public TContext? Take(string file) => idle.TryGetValue(file, out var bag) && bag.TryTake(out var context) ? context : null;

    /// <summary>Keeps one for the next reader; false when there are enough.</summary>
    public bool Keep(string file, TContext context)
    {
        var bag = idle.GetOrAdd(file, static _ => []);
        if (bag.Count >= Most) return false;
        bag.Add(context);
        return true;
    }

    /// <summary>Closes those of a file that nobody reads any more.</summary>
    public void Close(string file)
    {
        if (!idle.TryRemove(file, out var bag)) return;
        foreach (var context in bag) context.Close();
    }

    public void CloseAll()
    {
        foreach (var file in idle.Keys) Close(file);
    }
}
