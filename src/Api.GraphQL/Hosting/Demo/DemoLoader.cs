using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>
/// Fills an empty store with a partner, its people, customers, spending with the bills of two months, a quota with a request for more, an
/// invitation and a budget, all through commands. Each step is idempotent, so that a load that was interrupted is completed by the next start.
/// </summary>
public sealed class DemoLoader(
    CommandRunner runner, PartnerWorkflow partners, MemberCreation memberCreation, MemberWorkflow members, CustomerWorkflow customers, AssociationWorkflow associations,
    InvitationWorkflow invitations, ExpenditureRecorder expenditures, ProfileWorkflow profiles, DemoSettlement settlement, DemoOrders orders, BusinessTime time, TimeProvider clock)
{
    internal static readonly CommandContext As = new("system:demo", "demo");

    /// <summary>Whether the first step of the demo has been done.</summary>
    public async Task<bool> HasBegun(CancellationToken cancellation) =>
        (await runner.Load(PartnerDecider.Definition, DemoActors.PartnerId, cancellation)).State.Exists;

    /// <summary>Whether the last step of the demo has been done.</summary>
    public async Task<bool> IsLoaded(CancellationToken cancellation) =>
        (await runner.Load(BudgetDecider.Definition, DemoActors.Customers[0].Id, cancellation)).State.Amount is not null;

    public async Task Load(CancellationToken cancellation)
    {
        var today = time.DayOf(clock.GetUtcNow());
        var first = BillingMonth.Of(BillingMonth.Of(today).FirstDay.AddMonths(-2));
        await LoadPartners(cancellation);
        foreach (var profile in DemoProfiles.All) await LoadProfile(profile, cancellation);
        var manager = await LoadMembers(cancellation);
        foreach (var customer in DemoActors.Customers) await LoadCustomer(customer, manager[customer.ManagerSubject], time.StartOf(first.FirstDay), cancellation);
        foreach (var batch in DemoSpending.Lines(time, first.FirstDay, today.AddDays(-1)).Chunk(ExpenditureRecorder.MaxLines))
        {
            var recorded = await expenditures.Record(batch, AmountPrecision.EightDecimals, BatchMode.AllOrNothing, As, cancellation);
            if (recorded.Count(LineOutcome.Rejected) > 0) throw new InvalidOperationException("A demo line was refused.");
        }

        await settlement.Bill(first, cancellation);
        await Done(runner.Run(QuotaDecider.Definition, new GrantQuota(DemoActors.PartnerId, null, nameof(PartnerTier.Advanced), QuotaPolicy.Default), As, cancellation));
        await Done(runner.Run(
            QuotaDecider.Definition, new RequestQuotaIncrease(DemoActors.PartnerId, "demo-request", 5_000m, "Two more customers are about to join."), As, cancellation));
        await settlement.Ask(cancellation);
        await orders.Load(cancellation);
        foreach (var prospect in DemoActors.Prospects) await Register(prospect.Id, prospect.Name, since: null, cancellation);
        var (invited, _) = await invitations.Create(
            DemoActors.PartnerId, new(InvitationChannel.Email, AssociationModel.Reseller, EmailOf(DemoActors.Prospects[0].Id), null, null), As, cancellation);
        await Done(Task.FromResult(invited));
        await Done(runner.Run(BudgetDecider.Definition,
            new SetCustomerBudget(
                DemoActors.Customers[0].Id, DemoActors.PartnerId, BudgetKind.Monthly, 1_000m, [0.75m, 0.90m, 1.00m], BudgetExceededAction.Manual,
                AssociationModel.Reseller, BillingMonth.Of(today), BillingMonth.Of(today)),
            As, cancellation));
    }

    private async Task LoadPartners(CancellationToken cancellation)
    {
        await Done(partners.Register(DemoActors.PartnerId, new(PartnerKind.SolutionProvider, "SG", "Aurora Cloud Partners", "office@aurora.example", "+6560000001"), As, cancellation));
        await Done(partners.GrantTier(DemoActors.PartnerId, PartnerTier.Advanced, "Demo", As, cancellation));
        await Done(partners.ApproveBusinessInformation(DemoActors.PartnerId, As, cancellation));
        await Done(partners.Register(DemoActors.DistributorId, new(PartnerKind.Distributor, "SG", "Borealis Distribution", "office@borealis.example", "+6560000002"), As, cancellation));
        await Done(partners.Register(DemoActors.ResellerId, new(PartnerKind.Reseller, "SG", "Comet Resale", "office@comet.example", "+6560000003", DemoActors.DistributorId), As, cancellation));
    }

    private async Task LoadProfile(DemoProfile profile, CancellationToken cancellation)
    {
        var id = profile.PartnerId;
        if (!(await runner.Load(PartnerDecider.Definition, id, cancellation)).State.Exists)
            await Done(partners.Register(id, new(profile.Kind, profile.Country, profile.NameEnglish, $"office@{id}.example", null), As, cancellation));
        await Done(partners.GrantTier(id, profile.Tier, "Demo", As, cancellation));
        await Done(partners.ApproveBusinessInformation(id, As, cancellation));
        await Done(profiles.Publish(id, profile.Content, As, cancellation));
    }

    private async Task<Dictionary<string, string>> LoadMembers(CancellationToken cancellation)
    {
        Dictionary<string, string> ids = [];
        await Done(runner.Run(
            CustomRoleDecider.Definition,
            new DefineRole("demo-finance-viewer", DemoActors.PartnerId, "Finance viewer", ["budget.view", "quota.view", "expenditure.view", "bill.view"]), As, cancellation));
        foreach (var (partner, subject, role, custom) in new (string, string, BuiltInRole, string?)[]
        {
            (DemoActors.PartnerId, "alice", BuiltInRole.Administrator, null),
            (DemoActors.PartnerId, "diana", BuiltInRole.AccountDirector, null),
            (DemoActors.PartnerId, "max", BuiltInRole.AccountManager, null),
            (DemoActors.PartnerId, "mia", BuiltInRole.AccountManager, null),
            (DemoActors.PartnerId, "otto", BuiltInRole.Operator, "demo-finance-viewer"),
            (DemoActors.DistributorId, "bora", BuiltInRole.Administrator, null),
            (DemoActors.ResellerId, "cora", BuiltInRole.Administrator, null),
        })
        {
            var (memberId, created) = await memberCreation.Create(partner, MemberKind.User, subject, $"{subject}@{partner}.example", subject, As, cancellation);
            await Done(Task.FromResult(created));
            await Done(members.AssignRole(partner, memberId, role, custom, As, cancellation));
            ids[subject] = memberId;
        }

        await Done(members.AssignManagers(DemoActors.PartnerId, ids["diana"], [ids["max"], ids["mia"]], As, cancellation));
        return ids;
    }

    private async Task LoadCustomer(DemoCustomer customer, string managerId, DateTimeOffset since, CancellationToken cancellation)
    {
        await Register(customer.Id, customer.Name, since, cancellation);
        await Done(associations.AssociateByTicket(customer.Id, DemoActors.PartnerId, customer.Model, "DEMO-1", null, since, As, cancellation));
        await Done(customers.Allocate(customer.Id, DemoActors.PartnerId, managerId, As, cancellation));
    }

    private async Task Register(string customerId, string name, DateTimeOffset? since, CancellationToken cancellation) => await Done(customers.Register(
        customerId, new(name, CustomerSite.International, EmailOf(customerId), "+6560001000", "SG", since) { ContactVerified = true }, As, cancellation));

    private static string EmailOf(string customerId) => $"it@{customerId}.example";

    internal static async Task Done(Task<CommandResult> step)
    {
        if (await step is { IsAccepted: false } refused)
            throw new InvalidOperationException($"The demo was refused: {string.Join("; ", refused.Rejections.Select(rejection => $"{rejection.RuleId} {rejection.Message}"))}");
    }
}
