using GraphQL.DataLoader;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>What is made of a batched value once its batch has been read.</summary>
public sealed class Continued<TValue, TResult>(IDataLoaderResult<TValue> value, Func<TValue, TResult> then) : IDataLoaderResult<TResult>
{
    public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) => then(await value.GetResultAsync(cancellationToken));

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
}

public static class LoadedThen
{
    /// <summary>What follows from a batched value once it is read.</summary>
    public static IDataLoaderResult<TResult> Then<TValue, TResult>(this IDataLoaderResult<TValue> loaded, Func<TValue, TResult> map) =>
        new Continued<TValue, TResult>(loaded, map);
}
