using GraphQL.DataLoader;

namespace PartnerGraph.Api.Schema;

public static class LoadedThen
{
    /// <summary>What follows from a batched value once it is read.</summary>
    public static IDataLoaderResult<TResult> Then<TValue, TResult>(this IDataLoaderResult<TValue> loaded, Func<TValue, TResult> map) =>
        new Mapped<TValue, TResult>(loaded, map);

    private sealed class Mapped<TValue, TResult>(IDataLoaderResult<TValue> loaded, Func<TValue, TResult> map) : IDataLoaderResult<TResult>
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) => map(await loaded.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
