using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Whose alerts reach whom. That something does not come is seen by what comes next instead.</summary>
public sealed class AlertTenancyTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "CONV-7"), Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task Another_partner_hears_of_its_own_alone()
    {
        var (mine, theirs) = (await AlertWorld.Start(server, 1_000m), await AlertWorld.Start(server, 1_000m));
        await mine.SetBudget(100m, "1.00");
        await theirs.SetBudget(100m, "1.00");
        var after = await Subscriber.Now(server);
        using var quotas = await theirs.Listen($$"""{ quotaAlertRaised(after: "{{after}}") { partnerId } }""");
        using var budgets = await theirs.Listen($$"""{ budgetAlertRaised(after: "{{after}}") { customerId } }""");
        using var reminders = await theirs.Listen($$"""{ paymentReminderSent(after: "{{after}}") { partnerId } }""");
        await mine.Spend("1000", "101");
        await theirs.Spend("1000", "101");
        Assert.Equal([QuotaWorld.Partner(theirs.Partner)], await quotas.Next(1, "partnerId"));
        Assert.Equal([QuotaWorld.Customer(theirs.Customer)], await budgets.Next(1, "customerId"));
        Assert.Equal([QuotaWorld.Partner(theirs.Partner)], await reminders.Next(1, "partnerId"));
    }

    [Fact, Trait("Rule", "CONV-7"), Trait("Rule", "BUDGET-4")]
    public async Task A_manager_hears_of_its_own_customers_as_they_are_now()
    {
        var world = await AlertWorld.Start(server, manager: "anna");
        var other = world with { Customer = await server.CustomerOf(world.Partner, manager: "ben") };
        await world.SetBudget(100m, "1.00");
        await other.SetBudget(100m, "1.00", "2.00");
        using var ben = await world.Listen(
            $$"""{ budgetAlertRaised(after: "{{await Subscriber.Now(server)}}") { customerId } }""", server.Member(world.Partner, Role.AccountManager, "ben"));
        using var anna = await world.Listen(
            $$"""{ budgetAlertRaised(after: "{{await Subscriber.Now(server)}}") { customerId } }""", server.Member(world.Partner, Role.AccountManager, "anna"));
        await world.Spend("1", "101");
        await other.Spend("1", "101");
        Assert.Equal([QuotaWorld.Customer(other.Customer)], await ben.Next(1, "customerId"));
        Assert.Equal([QuotaWorld.Customer(world.Customer)], await anna.Next(1, "customerId"));
        await server.Append(
            $"customer-{other.Customer}", [new Write.Domain.Customers.Accounts.CustomerAllocated(other.Customer, world.Partner, "anna", server.Clock.GetUtcNow())]);
        await other.Spend("1", "100");
        Assert.Equal([QuotaWorld.Customer(other.Customer)], await anna.Next(1, "customerId"));
    }

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("quotaAlertRaised")]
    [InlineData("budgetAlertRaised")]
    [InlineData("paymentReminderSent")]
    public async Task Customers_are_refused_and_so_is_whoever_has_no_token_or_no_role(string field)
    {
        var world = await AlertWorld.Start(server);
        foreach (var (token, code) in new[] { (server.Customer(world.Customer), "FORBIDDEN"), ("", "UNAUTHENTICATED"), (server.Token("stranger"), "UNAUTHENTICATED") })
        {
            using var refused = await world.Listen($$"""{ {{field}} { cursor } }""", token);
            Assert.Equal(code, await refused.Refusal());
        }
    }

    [Theory, Trait("Rule", "CONV-7"), Trait("Rule", "QUOTA-8")]
    [InlineData("quotaAlertRaised")]
    [InlineData("paymentReminderSent")]
    public async Task Account_managers_do_not_hear_of_the_credit_of_their_company(string field)
    {
        using var refused = await Subscriber.Start(server, server.Member("p", Role.AccountManager, "anna"), $$"""{ {{field}} { cursor } }""");
        Assert.Equal("FORBIDDEN", await refused.Refusal());
    }

    [Fact, Trait("Rule", "CONV-7"), Trait("Rule", "ORG-3")]
    public async Task Whoever_loses_its_role_hears_no_more_until_it_has_one_again()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        using var quotas = await world.Listen($$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level } }""");
        await world.Spend("800");
        Assert.Equal(["WARNING"], await quotas.Next(1, "level"));
        server.Members.Remove($"{Role.PartnerAdministrator}:admin-{world.Partner}@{world.Partner}");
        // Somebody who still has a role has heard it, so that it has passed the one who has none.
        using var colleague = await world.Listen(
            $$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level } }""", server.Member(world.Partner, Role.PartnerAdministrator, "colleague"));
        await world.Spend("200");
        Assert.Equal(["USED_UP"], await colleague.Next(1, "level"));
        using var refused = await world.Listen("{ quotaAlertRaised { level } }");
        Assert.Equal("UNAUTHENTICATED", await refused.Refusal());
        server.Administrator(world.Partner);
        await world.Spend("1");
        Assert.Equal(["EXCEEDED"], await quotas.Next(1, "level"));
    }

    [Fact, Trait("Rule", "CONV-7"), Trait("Rule", "ORG-7")]
    public async Task An_operator_hears_what_its_custom_role_grants_at_the_time()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        var token = server.Member(world.Partner, Role.Operator, "op", permissions: "quota.view");
        using var quotas = await world.Listen($$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level } }""", token);
        await world.Spend("800");
        Assert.Equal(["WARNING"], await quotas.Next(1, "level"));
        server.Member(world.Partner, Role.Operator, "op", permissions: "customer.view");
        using var colleague = await world.Listen($$"""{ quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level } }""");
        await world.Spend("200");
        Assert.Equal(["USED_UP"], await colleague.Next(1, "level"));
        using var refused = await world.Listen("{ quotaAlertRaised { level } }", token);
        Assert.Equal("FORBIDDEN", await refused.Refusal());
        server.Member(world.Partner, Role.Operator, "op", permissions: "quota.view");
        await world.Spend("1");
        Assert.Equal(["EXCEEDED"], await quotas.Next(1, "level"));
    }
}
