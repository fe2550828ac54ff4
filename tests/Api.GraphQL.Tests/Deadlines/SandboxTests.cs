using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Deadlines;

/// <summary>A month of a partner in seconds, over HTTP.</summary>
public sealed class SandboxTests : IDisposable
{
    private const string Show = "{ preRegistrations { nodes { status } } invitations { nodes { status } } }";

    private readonly string data = Directory.CreateTempSubdirectory("partnergraph-sandbox-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact, Trait("Rule", "CONV-9"), Trait("Rule", "ASSOC-36"), Trait("Rule", "ASSOC-38"), Trait("Rule", "BUDGET-7")]
    public async Task A_pre_registration_an_invitation_and_a_budget_live_through_their_time_with_a_restart_in_between()
    {
        string customer;
        await using (var first = new Started(data))
        {
            var server = await first.Begin();
            customer = await Arrange(server);
            Assert.Equal(
                [
                    "invitation-expiry 2024-11-11T02:00:01+00:00 WAITING", "pre-registration-expiry 2024-11-19T02:00:01+00:00 WAITING",
                    "budget-month-start 2024-11-30T16:00:00+00:00 WAITING", "incentive-generation 2024-11-30T16:00:00+00:00 WAITING",
                    "bill-run 2024-12-04T16:00:00+00:00 WAITING", "annual-tier-review 2025-01-30T16:00:00+00:00 WAITING",
                ],
                await server.Deadlines());
            // One second before the invitation runs out, everything stands.
            Assert.Equal("2024-11-11T02:00:00+00:00", await server.MoveTo("2024-11-11T02:00:00Z"));
            Assert.Equal(
                """{"preRegistrations":{"nodes":[{"status":"ACTIVE"}]},"invitations":{"nodes":[{"status":"OPEN"}]}}""", await Shown(server));
        }

        await using var second = new Started(data);
        var again = await second.Begin();
        Assert.Equal(("2024-11-11T02:00:00+00:00", true), await again.ClockTold());
        Assert.Equal("2024-12-01T00:00:00+00:00", await again.MoveTo("2024-12-01T00:00:00Z"));
        Assert.Equal(
            ["2024-11-11T02:00:01Z InvitationExpired", "2024-11-19T02:00:01Z PreRegistrationLapsed", "2024-11-30T16:00:00Z BudgetPeriodStarted"],
            await Told(again));
        Assert.Equal("""{"preRegistrations":{"nodes":[{"status":"LAPSED"}]},"invitations":{"nodes":[{"status":"EXPIRED"}]}}""", await Shown(again));
        var budget = await again.Data($"{{ customerBudget(customerId: \"{customer}\") {{ dueAt }} }}", again.Administrator("p"));
        Assert.Equal("2024-12-31T16:00:00+00:00", budget["customerBudget"]!["dueAt"]!.GetValue<string>());
        Assert.Equal(["bill-run 2024-12-04T16:00:00+00:00 WAITING", "budget-month-start 2024-12-31T16:00:00+00:00 WAITING", "incentive-generation 2024-12-31T16:00:00+00:00 WAITING", "annual-tier-review 2025-01-30T16:00:00+00:00 WAITING"], await again.Deadlines());
    }

    [Fact, Trait("Rule", "CONV-9"), Trait("Rule", "BUDGET-7")]
    public async Task A_budget_starts_every_month_on_the_way_each_at_its_own_instant()
    {
        await using var started = new Started(data);
        var server = await started.Begin();
        await Budget(server);
        await server.MoveTo("2025-02-01T00:00:00Z");
        Assert.Equal(
            ["2024-11-30T16:00:00Z BudgetPeriodStarted", "2024-12-31T16:00:00Z BudgetPeriodStarted", "2025-01-31T16:00:00Z BudgetPeriodStarted"], await Told(server));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task The_clock_moves_forward_within_ten_years_and_once_a_key()
    {
        await using var started = new Started(data);
        var server = await started.Begin();
        Assert.Equal("2024-12-01T00:00:00+00:00", await server.MoveTo("2024-12-01T00:00:00Z", "one"));
        Assert.Equal("2025-01-01T00:00:00+00:00", await server.MoveTo("2025-01-01T00:00:00Z"));
        // The first answer again: the clock does not move for it, forward or back.
        Assert.Equal("2025-01-01T00:00:00+00:00", await server.MoveTo("2024-12-01T00:00:00Z", "one"));
        Assert.Equal("CLOCK_NOT_FORWARD", await server.MoveTo("2024-12-31T23:59:59Z"));
        Assert.Equal("CLOCK_TOO_FAR", await server.MoveTo("2034-11-04T02:00:01Z"));
        Assert.Equal("2034-11-04T02:00:00+00:00", await server.MoveTo("2034-11-04T02:00:00Z"));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task Tokens_go_by_the_machines_time()
    {
        await using var started = new Started(data);
        var server = await started.Begin();
        await server.MoveTo("2025-01-01T00:00:00Z");
        var token = server.Services.GetRequiredService<LocalTokens>().Issue("ann", new Dictionary<string, string> { [ActorDirectory.RoleClaim] = "finance" }, TimeSpan.FromHours(1));
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("""{"me":{"role":"FINANCE"}}""", (await server.Data("{ me { role } }", token)).ToJsonString());
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ me { role } }", token));
    }

    [Fact, Trait("Rule", "CONV-9")]
    public async Task Outside_of_a_sandbox_it_is_refused_and_the_log_of_a_sandbox_is_not_opened()
    {
        await using (var plain = new Started(data, isSandbox: false))
        {
            var server = await plain.Begin();
            Assert.Equal("NOT_A_SANDBOX", await server.MoveTo("2024-12-01T00:00:00Z"));
            Assert.Equal("FORBIDDEN", await server.ErrorCode(SandboxServer.Advance, server.Staff("finance"), new { input = new { to = "2024-12-01T00:00:00Z" } }));
            Assert.Equal(("2024-11-04T02:00:00+00:00", false), await server.ClockTold());
        }

        await using (var sandbox = new Started(data)) await (await sandbox.Begin()).MoveTo("2024-12-01T00:00:00Z");
        await using var wrong = new Started(data, isSandbox: false);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(wrong.Begin);
        Assert.Contains("PartnerGraph__Sandbox=true", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Arrange(SandboxServer server)
    {
        var administrator = server.Administrator("p");
        await server.Append("partner", "p", new Write.Domain.Partners.PartnerRegistered(
            "p", Write.Domain.Partners.PartnerKind.SolutionProvider, "CL", "Acme", "post@acme.example", null, null, server.Clock.GetUtcNow()));
        await server.Settle();
        await server.Data("""mutation { preRegisterCustomer(input: { email: "l@example.com", country: "CL" }) { errors { code } } }""", administrator);
        await server.Data("""mutation { createInvitation(input: { channel: EMAIL, model: RESELLER, email: "l@example.com" }) { errors { code } } }""", administrator);
        return await Budget(server);
    }

    private static async Task<string> Budget(SandboxServer server)
    {
        var customer = GlobalId.Of("Customer", await server.CustomerOf("p"));
        var set = await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", server.Administrator("p"),
            new { input = new { customerId = customer, amount = "1000" } });
        Assert.Equal("""{"setCustomerBudget":{"errors":[]}}""", set.ToJsonString());
        await server.Settle();
        return customer;
    }

    private static async Task<string> Shown(SandboxServer server) => (await server.Data(Show, server.Administrator("p"))).ToJsonString();

    /// <summary>What happened by itself, in the order of the log, with the clock that it was stored by.</summary>
    private static async Task<string[]> Told(SandboxServer server)
    {
        var types = EventTypeRegistry.Domain;
        string[] ends = [types.NameOf<InvitationExpired>(), types.NameOf<PreRegistrationLapsed>(), types.NameOf<BudgetPeriodStarted>()];
        var page = await server.Services.GetRequiredService<IEventStore>().ReadAll(0, 1_000, ends);
        return [.. page.Events.Select(types.Decode).Select(told => $"{told.Metadata.OccurredAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'} {told.Event.GetType().Name}")];
    }

    /// <summary>A server over the data of the test that another one goes on with.</summary>
    private sealed class Started(string data, bool isSandbox = true) : IAsyncDisposable
    {
        private readonly SandboxServer server = new() { DataDirectory = data, KeepsData = true, IsSandbox = isSandbox };

        public async Task<SandboxServer> Begin()
        {
            await server.InitializeAsync();
            return server;
        }

        public async ValueTask DisposeAsync() => await server.DisposeAsync();
    }
}
