using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Quotas;
using PartnerGraph.EventStore.Tests.Sqlite;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.EventStore.Tests.Quotas;

public sealed class BudgetWorkflowTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("tester", "test");

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task Budgets_of_a_reseller_stay_within_the_grant()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Grant(runner, 1_000m);

        Assert.True((await workflow.Set(Budget("a", 600m), isReseller: true, Context)).IsAccepted);
        var refused = await workflow.Set(Budget("b", 400.00000001m) with { Association = null }, isReseller: true, Context);
        Assert.Equal(["BUDGET_ABOVE_GRANT", "NOT_A_RESELLER_CUSTOMER"], refused.Rejections.Select(rejection => rejection.Code));
        Assert.True((await workflow.Set(Budget("b", 400m), isReseller: true, Context)).IsAccepted);
        Assert.Equal(new Money(1_000m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-5")]
    public async Task A_lower_budget_and_a_removed_one_give_their_part_back()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Grant(runner, 1_000m);
        await workflow.Set(Budget("a", 600m), isReseller: true, Context);
        await workflow.Set(Budget("a", 250m), isReseller: true, Context);
        Assert.Equal(new Money(250m), await Allocated(runner));
        await workflow.Remove(new("a", "p"), isReseller: true, Context);
        Assert.Equal(Money.Zero, await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task A_budget_refused_after_its_part_was_taken_gives_it_back()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Grant(runner, 1_000m);
        await workflow.Set(Budget("a", 600m), isReseller: true, Context);
        var stale = await workflow.Set(Budget("a", 700m), isReseller: true, Context with { ExpectedVersion = 5 });
        Assert.Equal(["CONFLICT"], stale.Rejections.Select(rejection => rejection.Code));
        Assert.Equal(new Money(600m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task Two_budgets_set_at_once_never_exceed_the_grant()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await Grant(runner, 1_000m);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => workflow.Set(Budget($"c{i}", 300m), isReseller: true, Context))));
        Assert.Equal(3, answers.Count(answer => answer.IsAccepted));
        Assert.Equal(new Money(900m), await Allocated(runner));
    }

    [Fact, Trait("Rule", "BUDGET-8")]
    public async Task The_quota_bounds_no_budget_and_stays_as_it_is()
    {
        await using var store = Open();
        var (runner, workflow) = Start(store);
        await runner.Run(QuotaDecider.Definition, new GrantQuota("p", 500m, null, QuotaPolicy.Default), Context);
        Assert.True((await workflow.Set(Budget("a", 10_000m), isReseller: false, Context)).IsAccepted);
        var quota = await runner.Load(QuotaDecider.Definition, "p");
        Assert.Equal((new Money(500m), 0L), (quota.State.Total!.Value, quota.Version));
    }

    private (CommandRunner, BudgetWorkflow) Start(IEventStore store)
    {
        var runner = new CommandRunner(store, EventTypeRegistry.Domain, Clock);
        return (runner, new BudgetWorkflow(runner));
    }

    private static Task<CommandResult> Grant(CommandRunner runner, decimal amount) =>
        runner.Run(ResellerBudgetDecider.Definition, new GrantResellerBudget("p", "d", amount, true), Context);

    private static async Task<Money> Allocated(CommandRunner runner) =>
        (await runner.Load(ResellerBudgetDecider.Definition, "p")).State.Allocated;

    private static SetCustomerBudget Budget(string customerId, decimal amount) => new(
        customerId, "p", BudgetKind.Monthly, amount, BudgetPolicy.Default.AlertRatios, BudgetExceededAction.Manual,
        AssociationModel.Reseller, new(2024, 11));
}
