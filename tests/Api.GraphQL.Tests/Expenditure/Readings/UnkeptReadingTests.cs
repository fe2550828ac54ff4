using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure.Readings;

/// <summary>A log that takes no readings, as when its disk is full.</summary>
public sealed class ReadingsRefused : ApiServer
{
    protected override void Configure(IServiceCollection services)
    {
        var stored = services.Single(service => service.ServiceType == typeof(IEventStore));
        services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider => new Refusing((IEventStore)stored.ImplementationFactory!(provider))));
    }

    private sealed class Refusing(IEventStore store) : IEventStore, IAsyncDisposable
    {
        public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            store.Append(stream, expected, events, cancellation);

        public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
            streams.Any(stream => stream.Stream.StartsWith("expenditure-readings", StringComparison.Ordinal))
                ? Task.FromException<IReadOnlyList<AppendResult>>(new SqliteException("database or disk is full", 13))
                : store.Append(streams, cancellation);

        public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
            store.ReadStream(stream, fromVersion, cancellation);

        public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            store.ReadAll(afterPosition, limit, types, cancellation);

        public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            store.WaitForEvents(afterPosition, types, cancellation);

        public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => store.MarkAt(position, cancellation);

        public Task<long> Head(CancellationToken cancellation = default) => store.Head(cancellation);

        public ValueTask DisposeAsync() => ((IAsyncDisposable)store).DisposeAsync();
    }
}

public sealed class UnkeptReadingTests(ReadingsRefused server) : IClassFixture<ReadingsRefused>
{
    [Fact]
    public async Task What_cannot_be_kept_is_not_answered()
    {
        var (status, answer) = await server.Send("{ expenditureDashboard { exact { lines } } me { subject } }", server.Staff("operations_manager"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Null(answer["data"]);
        Assert.Equal("STORE_UNAVAILABLE", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Whoever_is_no_staff_is_answered_all_the_same() =>
        await server.Data("{ expenditureDashboard { exact { lines } } }", server.Customer("c"));
}
