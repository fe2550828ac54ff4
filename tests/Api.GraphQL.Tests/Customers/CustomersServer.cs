using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A server with the partners A, B and D (a distributor) of Chile, and ways to make customers of them.</summary>
public sealed class CustomersServer : ApiServer, IAsyncLifetime
{
    public const string Register = "mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id } errors { code } } }";

    public const string Invite = "mutation($input: CreateInvitationInput!) { createInvitation(input: $input) { invitation { id token } errors { code ruleId } position } }";

    public const string Accept = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { customer { id } errors { code ruleId } position } }";

    private static readonly CommandContext Seeding = new("test", "seed");

    public string Operations => Staff("operations_manager");

    public string A => Member("a", Role.PartnerAdministrator, "admin");

    public string B => Member("b", Role.PartnerAdministrator, "admin");

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var partners = ActivatorUtilities.CreateInstance<PartnerWorkflow>(Services);
        foreach (var (id, kind) in new[] { ("a", PartnerKind.SolutionProvider), ("b", PartnerKind.SolutionProvider), ("d", PartnerKind.Distributor) })
        {
            var details = new PartnerDetails(kind, "CL", $"Partner {id}", $"{id}@example.com");
            var registered = await partners.Register(id, details, Seeding);
            Assert.Empty(registered.Rejections);
        }
    }

    /// <summary>The id of a new customer with its own address, <c>key@example.com</c>.</summary>
    public async Task<string> NewCustomer(string key, string country = "CL", string? registeredAt = null)
    {
        var input = new { name = $"Customer {key}", country, email = $"{key}@example.com", phone = "+56 2 2345 6789", key, registeredAt, contactVerified = true };
        var answer = await Data(Register, Operations, new { input });
        Assert.Equal($$$"""{"registerCustomer":{"customer":{"id":"{{{Customers(key)}}}"},"errors":[]}}""", answer.ToJsonString());
        return Customers(key);
    }

    /// <summary>The token of a new link of a partner.</summary>
    public async Task<string> NewLink(string administrator, string model = "RESELLER")
    {
        var answer = await Data(Invite, administrator, new { input = new { channel = "LINK", model } });
        Assert.Empty(answer["createInvitation"]!["errors"]!.AsArray());
        return answer["createInvitation"]!["invitation"]!["token"]!.GetValue<string>();
    }

    public Task<JsonNode> AcceptAs(string key, string token) => Data(Accept, Customer(key), new { input = new { token } });

    /// <summary>A new customer, associated with the administrator's partner.</summary>
    public async Task<string> NewAssociated(string key, string administrator, string model = "RESELLER")
    {
        var id = await NewCustomer(key);
        var answer = await AcceptAs(key, await NewLink(administrator, model));
        Assert.Empty(answer["acceptInvitation"]!["errors"]!.AsArray());
        return id;
    }

    public static string Customers(string key) => GlobalId.Of("Customer", key);

    public static string Partners(string key) => GlobalId.Of("Partner", key);
}
