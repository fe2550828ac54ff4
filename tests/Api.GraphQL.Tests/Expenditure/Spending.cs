using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Customers of a partner that spend: events of other capabilities as they are stored, lines through the mutation.</summary>
internal sealed class Spending(ApiServer server)
{
    public static readonly DateTimeOffset Joined = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Mutation = """
        mutation($input: RecordExpendituresInput!) {
          recordExpenditures(input: $input) { recorded repeated rejected outcomes errors { code ruleId path } position }
        }
        """;

    private long position;

    public async Task Customer(
        string id, string partnerId, AssociationModel model = AssociationModel.Reseller, string? manager = null, DateTimeOffset? since = null)
    {
        await Append($"customer-{id}", new CustomerRegistered(id, $"Name of {id}", CustomerSite.International, null, null, "SG", Joined));
        await Append($"association-{id}", new CustomerAssociated(id, partnerId, model, AssociationVia.Ticket, since ?? Joined));
        if (manager is not null) await Append($"customer-{id}", new CustomerAllocated(id, partnerId, manager, since ?? Joined));
    }

    public async Task Append(string stream, IDomainEvent @event, DateTimeOffset? at = null)
    {
        var metadata = new CommandContext("test", "test").Metadata(at ?? Joined, []).Encode();
        var stored = new NewEvent(
            Guid.NewGuid(), EventTypeRegistry.Domain.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event), metadata);
        position = (await server.Services.GetRequiredService<IEventStore>().Append(stream, ExpectedVersion.Any, [stored])).Position;
    }

    /// <summary>Records lines and gives the mutation's answer.</summary>
    public async Task<JsonNode> Record(params object[] lines) => await Send(new { source = "test", lines });

    public async Task<JsonNode> Send(object input)
    {
        var answer = (await server.Data(Mutation, server.Staff("operations_manager"), new { input }))["recordExpenditures"]!;
        position = Math.Max(position, long.Parse(answer["position"]!.GetValue<string>()));
        answer.AsObject().Remove("position");
        return answer;
    }

    public static object Line(
        string id, string customer, string amountDue, string at = "2024-11-01T04:00:00Z", string service = "ECS", string? billType = null,
        string? listPrice = null, string? tax = null, string? region = null, string? billingMode = null, string? coupons = null) => new
        {
            lineId = id, customerId = GlobalId.Of("Customer", customer), chargedFrom = at, chargedTo = at, serviceType = service, amountDue, billType,
            listPrice = listPrice ?? "0", tax, region, billingMode, cashCoupons = coupons,
        };

    /// <summary>The data of a query that sees everything stored so far.</summary>
    public async Task<string> Ask(string query, string token)
    {
        var (_, answer) = await server.Send(query, token, minPosition: position);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!.ToJsonString();
    }
}
