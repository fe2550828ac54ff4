using System.Collections.Concurrent;
using GraphQL;
using GraphQL.DataLoader;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>
/// Gathers what sibling fields ask for and reads it once, so that the number of SQL commands does not grow with the
/// number of rows.
/// </summary>
public static class Batching
{
    private const string ContextKey = "batches";

    /// <param name="name">Names the batch: the same name in one request is the same batch.</param>
    /// <param name="read">Reads all keys at once; keys without a value may be left out.</param>
    public static IDataLoaderResult<TValue?> Load<TKey, TValue>(
        this IResolveFieldContext context, string name, TKey key,
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> read)
        where TKey : notnull
    {
        var batches = (ConcurrentDictionary<string, object>)context.UserContext[ContextKey]!;
        return ((Batch<TKey, TValue>)batches.GetOrAdd(name, _ => new Batch<TKey, TValue>(read))).Add(key);
    }

    /// <summary>Gives a request its own batches; nothing is shared between requests or subscription events.</summary>
    public static void Begin(IDictionary<string, object?> userContext) =>
        userContext[ContextKey] = new ConcurrentDictionary<string, object>(concurrencyLevel: 1, capacity: 3);

    private sealed class Batch<TKey, TValue>(
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> read)
        where TKey : notnull
    {
        private readonly Lock gate = new();
        private Round? open;

        public Pending Add(TKey key)
        {
            lock (gate)
            {
                open ??= new Round();
                open.Keys.Add(key);
                return new Pending(this, open, key);
            }
        }

        private Task<IReadOnlyDictionary<TKey, TValue>> Run(Round round, CancellationToken cancellation)
        {
            lock (gate)
            {
                if (open == round) open = null;
                return round.Result ??= read(round.Keys, cancellation);
            }
        }

        public sealed class Round
        {
            public HashSet<TKey> Keys { get; } = [];

            public Task<IReadOnlyDictionary<TKey, TValue>>? Result { get; set; }
        }

        public sealed class Pending(Batch<TKey, TValue> batch, Round round, TKey key) : IDataLoaderResult<TValue?>
        {
            public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
                (await batch.Run(round, cancellationToken)).GetValueOrDefault(key);

            async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
        }
    }
}
