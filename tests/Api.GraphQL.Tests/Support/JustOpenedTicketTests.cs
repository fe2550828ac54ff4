using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Support.Tickets;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Support;

/// <summary>A ticket is answered before the read model holds it that says who may see it.</summary>
public sealed class JustOpenedTicketTests(JustOpenedTicketTests.AskedServer server) : IClassFixture<JustOpenedTicketTests.AskedServer>
{
    [Fact, Trait("Rule", "CSP-36")]
    public async Task A_ticket_can_be_answered_the_moment_after_it_was_opened()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        var token = server.Administrator(partner);
        await server.Settle();
        var store = (AskedStore)server.Services.GetRequiredService<IEventStore>();
        var held = await Hold();
        // Nothing of the ticket itself is asked for: that would wait.
        await server.Data(
            "mutation($input: CreateServiceTicketInput!) { createServiceTicket(input: $input) { errors { code } } }", server.Customer(customer),
            new { input = new { product = "CLOUD_SERVICES", category = "Login", description = "It does not start.", contact = new { email = "ann@post.example" }, agreementAccepted = true } });
        var id = GlobalId.Of("ServiceTicket", await Opened(store));
        var asked = store.NextHead();
        var answering = server.Data(
            "mutation($input: AnswerTicketInput!) { answerTicket(input: $input) { serviceTicket { status } errors { code } } }", token,
            new { input = new { ticketId = id, answer = "Try again." } });
        // The answer looks how far the log has come, and waits: only now may the read model go on.
        await Task.WhenAny(asked, answering);
        await held.DisposeAsync();
        Assert.Equal("""{"answerTicket":{"serviceTicket":{"status":"PENDING_CONFIRMATION"},"errors":[]}}""", (await answering).ToJsonString());
    }

    private static async Task<string> Opened(IEventStore store)
    {
        var page = await store.ReadAll(0, 10, [EventTypeRegistry.Domain.NameOf<TicketCreated>()]);
        return ((TicketCreated)EventTypeRegistry.Domain.Decode(page.Events[^1]).Event).TicketId;
    }

    /// <summary>Keeps the read model of tickets from writing, as a long transaction does.</summary>
    private async Task<SqliteConnection> Hold()
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "read"), $"{ServiceTicketProjection.ReadModelName}-*.db"));
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    public sealed class AskedServer : ApiServer
    {
        protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider =>
            new AskedStore(new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = DataDirectory }, provider.GetRequiredService<TimeProvider>()))));
    }

    /// <summary>A store that says when it is asked how far it has come.</summary>
    private sealed class AskedStore(SqliteEventStore inner) : IEventStore, IAsyncDisposable
    {
        private TaskCompletionSource asked = new();

        /// <summary>Ends when it is asked the next time.</summary>
        public Task NextHead()
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref asked, next);
            return next.Task;
        }

        public Task<long> Head(CancellationToken cancellation = default)
        {
            Volatile.Read(ref asked).TrySetResult();
            return inner.Head(cancellation);
        }

        public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            inner.Append(stream, expected, events, cancellation);

        public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) => inner.Append(streams, cancellation);

        public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
            inner.ReadStream(stream, fromVersion, cancellation);

        public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            inner.ReadAll(afterPosition, limit, types, cancellation);

        public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            inner.WaitForEvents(afterPosition, types, cancellation);

        public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
