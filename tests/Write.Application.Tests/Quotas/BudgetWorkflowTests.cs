using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Quotas;

public sealed class BudgetWorkflowTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("tester", "test");

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task Budgets_of_a_reseller_stay_within_the_grant()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Reseller(store, "p");
        await Grant(runner, 1_000m);

        Assert.True((await workflow.Set(Budget("a", 600m), Context)).IsAccepted);
        var refused = await workflow.Set(Budget("nobody's", 400.00000001m), Context);
        Assert.Equal(["BUDGET_ABOVE_GRANT", "NOT_A_RESELLER_CUSTOMER"], refused.Rejections.Select(rejection => rejection.Code));
        Assert.True((await workflow.Set(Budget("b", 400m), Context)).IsAccepted);
        Assert.Equal(new Money(1_000m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-5")]
    public async Task A_lower_budget_and_a_removed_one_give_their_part_back()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Reseller(store, "p");
        await Grant(runner, 1_000m);
        await workflow.Set(Budget("a", 600m), Context);
        await workflow.Set(Budget("a", 250m), Context);
        Assert.Equal(new Money(250m), await Allocated(runner));
        await workflow.Remove(new("a", "p"), Context);
        Assert.Equal(Money.Zero, await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task A_refused_budget_takes_no_part_of_the_grant()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Reseller(store, "p");
        await Grant(runner, 1_000m);
        await workflow.Set(Budget("a", 600m), Context);
        var stale = await workflow.Set(Budget("a", 700m), Context with { ExpectedVersion = 5 });
        Assert.Equal(["CONFLICT"], stale.Rejections.Select(rejection => rejection.Code));
        Assert.Equal(new Money(600m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task Two_budgets_set_at_once_never_exceed_the_grant()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Reseller(store, "p");
        await Grant(runner, 1_000m);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => workflow.Set(Budget($"c{i}", 300m), Context))));
        Assert.Equal(3, answers.Count(answer => answer.IsAccepted));
        Assert.Equal(new Money(900m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-8")]
    public async Task The_quota_bounds_no_budget_and_stays_as_it_is()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Associated(store, "a");
        await runner.Run(QuotaDecider.Definition, new GrantQuota("p", 500m, null, QuotaPolicy.Default), Context);
        Assert.True((await workflow.Set(Budget("a", 10_000m), Context)).IsAccepted);
        var quota = await runner.Load(QuotaDecider.Definition, "p");
        Assert.Equal((new Money(500m), 0L), (quota.State.Total!.Value, quota.Version));
    }

    private (CommandRunner, BudgetWorkflow) Start(IEventStore store)
    {
        var runner = new CommandRunner(store, EventTypeRegistry.Domain, Clock);
        return (runner, new BudgetWorkflow(runner));
    }

    /// <summary>A reseller of a distributor, with customers.</summary>
    private async Task Reseller(SqliteEventStore store, string partnerId)
    {
        await Seed(store, $"partner-{partnerId}", new PartnerRegistered(
            partnerId, PartnerKind.Reseller, "CL", "Acme", "a@acme.example", null, "d", Clock.GetUtcNow()));
        foreach (var customer in (string[])["a", "b", .. Enumerable.Range(0, 8).Select(n => $"c{n}")]) await Associated(store, customer);
    }

    private Task Associated(SqliteEventStore store, string customerId) => Seed(store, $"association-{customerId}",
        new CustomerAssociated(customerId, "p", AssociationModel.Reseller, AssociationVia.Ticket, Clock.GetUtcNow()));

    private async Task Seed(SqliteEventStore store, string stream, IDomainEvent @event) => await store.Append(stream, ExpectedVersion.NoStream,
    [
        new(Guid.NewGuid(), EventTypeRegistry.Domain.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event),
            Context.Metadata(Clock.GetUtcNow(), []).Encode()),
    ]);

    private static Task<CommandResult> Grant(CommandRunner runner, decimal amount) =>
        runner.Run(ResellerBudgetDecider.Definition, new GrantResellerBudget("p", "d", amount, true), Context);

    private static async Task<Money> Allocated(CommandRunner runner) =>
        (await runner.Load(ResellerBudgetDecider.Definition, "p")).State.Allocated;

    private static SetCustomerBudget Budget(string customerId, decimal amount) => new(
        customerId, "p", BudgetKind.Monthly, amount, BudgetPolicy.Default.AlertRatios, BudgetExceededAction.Manual,
        AssociationModel.Reseller, new(2024, 11), new(2024, 11));
}
