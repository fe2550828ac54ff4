using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Api.GraphQL.Tests.Organization;

/// <summary>A process whose queries have filled EF Core's cache knows its members all the same.</summary>
public sealed class ManyQueriesTests
{
    private const int Whole = 10_240;

    [Fact]
    public async Task Members_are_known_when_nothing_more_is_taken_into_the_cache()
    {
        // The cache of every context of SQLite in this process, full before the server starts.
        await using var any = new DbContext(new DbContextOptionsBuilder().UseSqlite("Data Source=:memory:").Options);
        using (new Filled(any.GetService<IMemoryCache>()))
        {
            await using var server = new Disposing();
            await ((IAsyncLifetime)server).InitializeAsync();
            await IsAnswered(server);
            // Keeps the reader that has answered, so that the next request opens another.
            await using var reader = await server.Services.GetRequiredService<IDbContextFactory<ReadModel<OrganizationProjection>>>().CreateDbContextAsync();
            await IsAnswered(server);
        }
    }

    private static async Task IsAnswered(ApiServer server)
    {
        var (status, answer) = await server.Send("{ accessDiagnosis { reason } }", server.Token($"{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.OK, null), (status, answer["errors"]?.ToJsonString()));
    }

    /// <summary>Takes up what room there is, and gives it back at the end.</summary>
    private sealed class Filled : IDisposable
    {
        private readonly IMemoryCache cache;
        private readonly List<object> kept = [];

        public Filled(IMemoryCache cache)
        {
            this.cache = cache;
            // What is refused makes the cache let go of others, some time later: until nothing comes free any more.
            for (var refused = 0; refused < 1_000;)
            {
                var isTaken = false;
                for (var size = Whole; size > 0; size /= 2) isTaken |= Take(size);
                refused = isTaken ? 0 : refused + 1;
                Thread.Yield();
            }
        }

        private bool Take(int size)
        {
            object key = new();
            cache.Set(key, key, new MemoryCacheEntryOptions { Size = size, Priority = CacheItemPriority.NeverRemove });
            if (!cache.TryGetValue(key, out _)) return false;
            kept.Add(key);
            return true;
        }

        public void Dispose() => kept.ForEach(cache.Remove);
    }

    private sealed class Disposing : OrganizationServer, IAsyncDisposable
    {
        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}
