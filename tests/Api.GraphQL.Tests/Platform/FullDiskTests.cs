using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Tests.Expenditure;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>A store that cannot be written to for a while is nobody's mistake: clients are told to try again, and do so with success.</summary>
public sealed class FullDiskTests(FullDiskTests.FullServer server) : IClassFixture<FullDiskTests.FullServer>
{
    private const string Mutation = """
        mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded errors { code } } }
        """;

    [Theory]
    [InlineData(13)]
    [InlineData(10)]
    [InlineData(8)]
    [InlineData(5)]
    public async Task A_mutation_is_answered_with_503_and_a_code_and_succeeds_when_it_is_sent_again(int fault)
    {
        await new Spending(server).Customer($"c-{fault}", "p-1");
        var input = new { source = "test", idempotencyKey = $"key-{fault}", lines = new[] { Spending.Line($"line-{fault}", $"c-{fault}", "1") } };
        server.Fault = fault;
        var (status, answer) = await server.Send(Mutation, server.Staff("operations_manager"), new { input });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), (status, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>()));
        server.Fault = null;
        Assert.Equal(
            """{"recordExpenditures":{"recorded":1,"errors":[]}}""",
            (await server.Data(Mutation, server.Staff("operations_manager"), new { input })).ToJsonString());
    }

    [Fact]
    public async Task What_is_damaged_is_a_fault_of_the_server()
    {
        await new Spending(server).Customer("c-damaged", "p-1");
        server.Fault = 11;
        try
        {
            var input = new { source = "test", lines = new[] { Spending.Line("damaged", "c-damaged", "1") } };
            Assert.Equal("INTERNAL", await server.ErrorCode(Mutation, server.Staff("operations_manager"), new { input }));
        }
        finally
        {
            server.Fault = null;
        }
    }

    /// <summary>Its log refuses to be written to while a test says so, with a code of SQLite.</summary>
    public sealed class FullServer : ApiServer
    {
        public int? Fault { get; set; }

        protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IEventStore>(_ =>
            new Refusing(new SqliteEventStore(new() { DataDirectory = DataDirectory }, Clock), this)));
    }

    private sealed class Refusing(SqliteEventStore store, FullServer server) : IEventStore, IAsyncDisposable
    {
        public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            server.Fault is { } code ? throw new SqliteException("The store refuses.", code) : store.Append(stream, expected, events, cancellation);

        public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
            server.Fault is { } code ? throw new SqliteException("The store refuses.", code) : store.Append(streams, cancellation);

        public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
            store.ReadStream(stream, fromVersion, cancellation);

        public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            store.ReadAll(afterPosition, limit, types, cancellation);

        public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            store.WaitForEvents(afterPosition, types, cancellation);

        public Task<long> Head(CancellationToken cancellation = default) => store.Head(cancellation);

        public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => store.MarkAt(position, cancellation);

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
