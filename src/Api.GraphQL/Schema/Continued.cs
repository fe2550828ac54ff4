using GraphQL.DataLoader;

namespace PartnerGraph.Api.Schema;

/// <summary>What is made of a batched value once its batch has been read.</summary>
public sealed class Continued<TValue, TResult>(IDataLoaderResult<TValue> value, Func<TValue, TResult> then) : IDataLoaderResult<TResult>
{
    public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) => then(await value.GetResultAsync(cancellationToken));

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
}
