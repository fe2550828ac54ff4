using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Customers;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>What a token opened ends with it, and whoever loses its rights loses them at once.</summary>
public sealed class TokenEndTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Theory, Trait("Rule", "CONV-7")]
    [InlineData(ActorDirectory.RoleClaim, "operations_manager")]
    [InlineData(ActorDirectory.CustomerClaim, "t1")]
    public async Task A_subscription_ends_with_the_token_of_whoever_it_is(string claim, string value)
    {
        var token = server.Services.GetRequiredService<LocalTokens>().Issue("somebody", new Dictionary<string, string> { [claim] = value }, TimeSpan.FromHours(30));
        using var subscriber = await Subscriber.Start(server, token, "{ accountStatusChanged { cursor } }");
        // The end of a token is later than a timer looks ahead, and clocks may differ by half a minute.
        server.Clock.Advance(TimeSpan.FromHours(25));
        server.Clock.Advance(TimeSpan.FromHours(5) + TimeSpan.FromSeconds(30));
        Assert.Equal(4403, await subscriber.Closed());
    }

    [Theory, Trait("Rule", "CONV-7"), Trait("Rule", "ORG-3"), Trait("Rule", "ACCT-4")]
    [InlineData(Role.PartnerAdministrator)]
    [InlineData(Role.AccountDirector)]
    [InlineData(Role.AccountManager)]
    [InlineData(Role.Operator)]
    [InlineData(Role.DistributorAdministrator)]
    [InlineData(Role.ResellerAdministrator)]
    public async Task A_members_subscription_ends_with_its_token_and_tells_nothing_after_its_role_was_taken(Role role)
    {
        var (partner, issue) = ($"te-{role}", server.Services.GetRequiredService<LocalTokens>());
        var subject = server.Members.Add(partner, role, "leaving", ["leaving"], [Permissions.ViewCustomers]);
        var selection = $$"""{ accountStatusChanged(after: "{{await Subscriber.Now(server)}}") { kind } }""";
        using var leaving = await Subscriber.Start(server, issue.Issue(subject, new Dictionary<string, string>(), TimeSpan.FromHours(30)), selection);
        using var staying = await Subscriber.Start(server, server.Member(partner, role, "staying", permissions: Permissions.ViewCustomers), selection);
        await server.Append("partner-status", partner, new PartnerRestricted(partner, RestrictionCause.Operations, "why", server.Clock.GetUtcNow()));
        Assert.Equal(["PARTNER_RESTRICTED"], await leaving.Next(1, "kind"));
        Assert.Equal(["PARTNER_RESTRICTED"], await staying.Next(1, "kind"));

        server.Members.Remove(subject);
        await server.Append("partner-status", partner, new PartnerUnrestricted(partner, RestrictionCause.Operations, server.Clock.GetUtcNow()));
        Assert.Equal(["PARTNER_UNRESTRICTED"], await staying.Next(1, "kind"));
        // Only the token's end is left to come.
        server.Clock.Advance(TimeSpan.FromHours(25));
        server.Clock.Advance(TimeSpan.FromHours(5) + TimeSpan.FromSeconds(30));
        Assert.Equal((4403, 0), await leaving.ClosedAfter());
    }
}

/// <summary>The same with the product's own organizations.</summary>
public sealed class RemovedMemberTests(RemovedMemberTests.Server server) : IClassFixture<RemovedMemberTests.Server>
{
    [Fact, Trait("Rule", "ORG-3")]
    public async Task A_removed_member_gets_no_further_request_through()
    {
        var partner = await server.Partner();
        var partnerId = Schema.GlobalId.Of("Partner", partner);
        await server.Data(Create, server.Staff("operations_manager"), new { input = new { kind = "MASTER", userName = "Ada", email = $"{partner}@ada.example", subject = $"ada-{partner}", partnerId } });
        var ada = server.Token($"ada-{partner}");
        for (var round = 0; round < 5; round++)
        {
            var subject = $"bob-{round}-{partner}";
            var created = await server.Data(Create, ada, new { input = new { userName = "Bob", email = $"{subject}@bob.example", subject } });
            var id = created["createMember"]!["member"]!["id"]!.GetValue<string>();
            await server.Data("""mutation($id: ID!) { assignRole(input: { memberId: $id, role: ADMINISTRATOR }) { errors { code } } }""", ada, new { id });
            await server.Data("{ members { totalCount } }", server.Token(subject));
            await server.Data("mutation($id: ID!) { removeMember(input: { memberId: $id }) { errors { code } } }", ada, new { id });
            Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ members { totalCount } }", server.Token(subject)));
        }
    }

    private const string Create = "mutation($input: CreateMemberInput!) { createMember(input: $input) { member { id } errors { code } } }";

    public sealed class Server : ApiServer
    {
        protected override bool RealMembers => true;
    }
}
