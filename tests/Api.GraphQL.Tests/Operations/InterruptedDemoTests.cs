using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>A process that ends while it loads the demo.</summary>
public sealed class InterruptedDemoTests
{
    // Long after the day by which the partner may reject its last statement: the next process must not let time confirm it first.
    private const string Now = "2024-11-20T02:00:00Z";

    [Theory]
    [InlineData("incentives.incentive-statement-rejected")]
    [InlineData("incentives.payout-applied")]
    public async Task The_next_one_goes_on_where_it_ended(string atEvent)
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-demo-").FullName;
        await using (var broken = new Interrupted { DataDirectory = directory, KeepsData = true, EndsAt = atEvent, Clock = At(Now) })
            await Assert.ThrowsAsync<SqliteException>(broken.InitializeAsync);
        await using var server = new Interrupted { DataDirectory = directory, Clock = At(Now) };
        await ((IAsyncLifetime)server).InitializeAsync();
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"period":"2024-10","state":"REJECTED"},{"period":"2024-09","state":"CONFIRMED"}]},"payouts":{"nodes":[{"state":"INVOICE_REGISTERED"}]},"partnerBills":{"nodes":[{"month":"2024-10","state":"GENERATED"},{"month":"2024-09","state":"PAID"}]}}""",
            (await server.Data(
                "{ incentiveStatements(filter: { model: REFERRAL }) { nodes { period state } } payouts { nodes { state } } partnerBills { nodes { month state } } }",
                server.TokenOf("alice"))).ToJsonString());
    }

    private static FakeTimeProvider At(string now) => new(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

    private sealed class Interrupted : DemoServer, IAsyncDisposable
    {
        /// <summary>The event with which the process ends; null for one that does not.</summary>
        public string? EndsAt { get; init; }

        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            if (EndsAt is { } type)
                services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider => new EndingAt(
                    type, new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = DataDirectory }, provider.GetRequiredService<TimeProvider>()))));
        }

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }

    private sealed class EndingAt : FaultyStore, IAsyncDisposable
    {
        // A disk that does not answer.
        private const int InputOutput = 10;

        private readonly SqliteEventStore kept;

        public EndingAt(string type, SqliteEventStore store) : base(store)
        {
            kept = store;
            Fault = streams => streams.Any(append => append.Events.Any(appended => appended.Type.StartsWith(type, StringComparison.Ordinal)))
                ? new SqliteException("The process ended here.", InputOutput)
                : null;
        }

        public ValueTask DisposeAsync() => kept.DisposeAsync();
    }
}
