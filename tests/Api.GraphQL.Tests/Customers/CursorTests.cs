using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A subscriber learns how far it has come also where nothing was for it.</summary>
public sealed class CursorTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact]
    public async Task A_subscriber_whose_connections_die_at_once_advances_through_what_is_not_for_it()
    {
        var start = Cursor.Parse(await Present());
        await Foreign(600);
        var end = await server.Services.GetRequiredService<IEventStore>().Head();
        var cursor = Cursor.Of(start);
        // As one would that lives for the first two keep-alives only: where it began, and a page further.
        for (var connections = 0; Cursor.Parse(cursor) < end; connections++)
        {
            Assert.InRange(connections, 0, 3);
            using var socket = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{cursor}}") { cursor customerId } }""");
            Assert.Equal(cursor, await socket.NextCursor());
            server.Clock.Advance(TimeSpan.FromSeconds(30));
            var next = await socket.NextCursor();
            Assert.InRange(Cursor.Parse(next), Cursor.Parse(cursor) + 1, end);
            cursor = next;
        }

        var customer = await server.NewAssociated("behind-600", server.A);
        using var last = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{cursor}}") { cursor customerId } }""");
        Assert.Equal(customer, (await last.Next())["customerId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cursor_never_overtakes_an_event_that_the_client_has_not_been_sent()
    {
        var cursor = await Present();
        var expected = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            expected.Add(await server.NewAssociated($"paced-{i}", server.A));
            await Foreign(3);
        }

        using var socket = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{cursor}}") { cursor customerId } }""");
        foreach (var customer in expected)
        {
            var next = await socket.Next();
            Assert.Equal(customer, next["customerId"]!.GetValue<string>());
            Assert.All(socket.Cursors, told => Assert.True(Cursor.Parse(told) < Cursor.Parse(next["cursor"]!.GetValue<string>())));
        }
    }

    [Fact]
    public async Task The_present_cursor_can_be_asked_for_and_misses_nothing_from_then_on()
    {
        await server.NewAssociated("earlier", server.A);
        var cursor = (await server.Data("{ eventCursor }", server.A))["eventCursor"]!.GetValue<string>();
        var later = await server.NewAssociated("later", server.A);
        using var socket = await Subscriber.Start(server, server.A, $$"""{ customerAssociated(after: "{{cursor}}") { customerId } }""");
        Assert.Equal(later, (await socket.Next())["customerId"]!.GetValue<string>());
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ eventCursor }"));
    }

    private static int foreign;

    private async Task Foreign(int count)
    {
        var events = server.Services.GetRequiredService<IEventStore>();
        var metadata = new CommandContext("test", "test").Metadata(server.Clock.GetUtcNow(), []).Encode();
        foreach (var id in Enumerable.Range(0, count).Select(_ => $"foreign-{Interlocked.Increment(ref foreign)}"))
        {
            var associated = new CustomerAssociated(id, "p-foreign", AssociationModel.Reseller, AssociationVia.Ticket, server.Clock.GetUtcNow());
            await events.Append($"association-{id}", ExpectedVersion.Any,
                [new(Guid.NewGuid(), EventTypeRegistry.Domain.NameOf<CustomerAssociated>(), EventTypeRegistry.Serialize(associated), metadata)]);
        }
    }

    private Task<string> Present() => Subscriber.Now(server);
}
