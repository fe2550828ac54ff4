using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>
/// Fills an empty store with a partner, its people, customers, spending with the bills and incentives of two months, a quota with a request for more, an
/// invitation, tickets and a budget, all through commands at their own time (ADR 66). Each step is idempotent, so that a load that was interrupted is completed by the next start.
/// </summary>
public sealed class DemoLoader(
    CommandRunner runner, PartnerWorkflow partners, CoreWorkflow core, MemberCreation memberCreation, MemberWorkflow members, CustomerWorkflow customers, AssociationWorkflow associations,
    InvitationWorkflow invitations, ExpenditureRecorder expenditures, ProfileWorkflow profiles, DemoSettlement settlement, DemoOrders orders, DemoTickets tickets,
    PastWalk walk, IEventStore store, BusinessTime time, TimeProvider clock)
{
    internal static readonly CommandContext As = new("system:demo", "demo");

    private static readonly (string Partner, string Subject, BuiltInRole Role, string? Custom)[] Members =
    [
        (DemoActors.PartnerId, "alice", BuiltInRole.Administrator, null),
        (DemoActors.PartnerId, "diana", BuiltInRole.AccountDirector, null),
        (DemoActors.PartnerId, "max", BuiltInRole.AccountManager, null),
        (DemoActors.PartnerId, "mia", BuiltInRole.AccountManager, null),
        (DemoActors.PartnerId, "otto", BuiltInRole.Operator, "demo-finance-viewer"),
        (DemoActors.DistributorId, "bora", BuiltInRole.Administrator, null),
        (DemoActors.ResellerId, "cora", BuiltInRole.Administrator, null),
    ];

    /// <summary>Whether the first step of the demo has been done.</summary>
    public async Task<bool> HasBegun(CancellationToken cancellation) =>
        (await runner.Load(PartnerDecider.Definition, DemoActors.PartnerId, cancellation)).State.Exists;

    /// <summary>Whether the last step of the demo has been done.</summary>
    public async Task<bool> IsLoaded(CancellationToken cancellation) =>
        (await runner.Load(BudgetDecider.Definition, DemoActors.Customers[0].Id, cancellation)).State.Amount is not null;

    /// <summary>
    /// Lets the clock stand where the demo begins, or where loading it was interrupted, when there is something to load.
    /// </summary>
    /// <returns>Whether there is.</returns>
    public async Task<bool> Begin(CancellationToken cancellation)
    {
        var head = await store.Head(cancellation);
        if (head > 0 && (!await HasBegun(cancellation) || await IsLoaded(cancellation))) return false;
        var months = await Months(cancellation);
        walk.Begin(head == 0 ? months.StartOf(months.First) : await OccurredAt(head - 1, cancellation));
        return true;
    }

    /// <summary>Does whatever has not been done yet, each step at its own time, and lets the clock go on.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        var months = await Months(cancellation);
        await LoadPartner(cancellation);
        var manager = await LoadMembers(DemoActors.PartnerId, cancellation);
        foreach (var customer in DemoActors.Customers)
            await LoadCustomer(customer, manager[customer.ManagerSubject], months.StartOf(months.First), cancellation);
        await settlement.Begin(months, cancellation);
        await walk.To(months.EveningOf(months.First), cancellation);
        await Record(DemoSpending.Lines(time, months.First.FirstDay, months.Last.FirstDay.AddDays(-1)), cancellation);
        await settlement.SettleFirst(months, cancellation);
        await walk.To(months.EveningOf(months.Last), cancellation);
        await Record(DemoSpending.Lines(time, months.Last.FirstDay, months.Running.FirstDay.AddDays(-1)), cancellation);
        await settlement.SettleLast(months, cancellation);
        await walk.To(walk.Present, cancellation);
        await LoadPresent(months, cancellation);
        // Not when it fails: the process ends, and what is due must wait for the one that goes on.
        walk.End();
    }

    private async Task LoadPresent(DemoMonths months, CancellationToken cancellation)
    {
        var today = time.DayOf(clock.GetUtcNow());
        await LoadOthers(cancellation);
        foreach (var profile in DemoProfiles.All) await LoadProfile(profile, cancellation);
        foreach (var partner in new[] { DemoActors.DistributorId, DemoActors.ResellerId }) await LoadMembers(partner, cancellation);
        await Record(DemoSpending.Lines(time, months.Running.FirstDay, today.AddDays(-1)), cancellation);
        await settlement.CloseLast(months, cancellation);
        await Record(DemoSpending.Late(months), cancellation);
        await Done(runner.Run(QuotaDecider.Definition, new GrantQuota(DemoActors.PartnerId, null, nameof(PartnerTier.Advanced), QuotaPolicy.Default), As, cancellation));
        await Done(runner.Run(
            QuotaDecider.Definition, new RequestQuotaIncrease(DemoActors.PartnerId, "demo-request", 5_000m, "Two more customers are about to join."), As, cancellation));
        await settlement.Ask(cancellation);
        await orders.Load(cancellation);
        await tickets.Load(cancellation);
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

    // What its first event says: one that is completed later is of the same months.
    private async Task<DemoMonths> Months(CancellationToken cancellation) => await store.Head(cancellation) == 0
        ? DemoMonths.BegunOn(time.DayOf(walk.Present), time)
        : new(time.MonthOf(await OccurredAt(0, cancellation)), time);

    private async Task<DateTimeOffset> OccurredAt(long afterPosition, CancellationToken cancellation) =>
        EventMetadata.Decode((await store.ReadAll(afterPosition, 1, null, cancellation)).Events[0].Metadata.Span).OccurredAt;

    private async Task Record(IEnumerable<ExpenditureLine> lines, CancellationToken cancellation)
    {
        foreach (var batch in lines.Chunk(ExpenditureRecorder.MaxLines))
        {
            var recorded = await expenditures.Record(batch, AmountPrecision.EightDecimals, BatchMode.AllOrNothing, As, cancellation);
            if (recorded.Count(LineOutcome.Rejected) > 0) throw new InvalidOperationException("A demo line was refused.");
        }
    }

    private async Task LoadPartner(CancellationToken cancellation)
    {
        await Done(partners.Register(DemoActors.PartnerId, new(PartnerKind.SolutionProvider, DemoActors.Country, "Aurora Cloud Partners", "office@aurora.example", "+6560000001"), As, cancellation));
        await Done(partners.GrantTier(DemoActors.PartnerId, PartnerTier.Advanced, "Demo", As, cancellation));
        await Done(partners.ApproveBusinessInformation(DemoActors.PartnerId, As, cancellation));
    }

    private async Task LoadOthers(CancellationToken cancellation)
    {
        await Done(partners.Register(DemoActors.DistributorId, new(PartnerKind.Distributor, DemoActors.Country, "Borealis Distribution", "office@borealis.example", "+6560000002"), As, cancellation));
        await Done(partners.Register(DemoActors.ResellerId, new(PartnerKind.Reseller, DemoActors.Country, "Comet Resale", "office@comet.example", "+6560000003", DemoActors.DistributorId), As, cancellation));
    }

    private async Task LoadProfile(DemoProfile profile, CancellationToken cancellation)
    {
        var id = profile.PartnerId;
        if (!(await runner.Load(PartnerDecider.Definition, id, cancellation)).State.Exists)
            await Done(partners.Register(id, new(profile.Kind, profile.Country, profile.NameEnglish, $"office@{id}.example", null), As, cancellation));
        await (profile.Tier == PartnerTier.Core ? BecomeCore(id, profile.Kind, cancellation) : Done(partners.GrantTier(id, profile.Tier, "Demo", As, cancellation)));
        await Done(partners.ApproveBusinessInformation(id, As, cancellation));
        await Done(profiles.Publish(id, profile.Content, As, cancellation));
    }

    private async Task BecomeCore(string id, PartnerKind kind, CancellationToken cancellation)
    {
        if ((await runner.Load(PartnerDecider.Definition, id, cancellation)).State.Tier == PartnerTier.Core) return;
        var route = kind == PartnerKind.Carrier ? CoreRoute.LeadingCarrier : CoreRoute.LeadingRegional;
        await Done(core.Invite(id, route, As, cancellation));
        await Done(core.Apply(id, new(route, new(1_500_000m, 5), true, 1, [SpecialCapability.LocalDataCentre], true, ["Managed clusters"], null), As, cancellation));
        await Done(core.Approve(id, As, cancellation));
    }

    private async Task<Dictionary<string, string>> LoadMembers(string ofPartner, CancellationToken cancellation)
    {
        Dictionary<string, string> ids = [];
        if (ofPartner == DemoActors.PartnerId)
            await Done(runner.Run(
                CustomRoleDecider.Definition,
                new DefineRole("demo-finance-viewer", ofPartner, "Finance viewer", ["budget.view", "quota.view", "expenditure.view", "bill.view"]), As, cancellation));
        foreach (var (partner, subject, role, custom) in Members.Where(member => member.Partner == ofPartner))
        {
            var (memberId, created) = await memberCreation.Create(partner, MemberKind.User, subject, $"{subject}@{partner}.example", subject, As, cancellation);
            await Done(Task.FromResult(created));
            await Done(members.AssignRole(partner, memberId, role, custom, As, cancellation));
            ids[subject] = memberId;
        }

        if (ofPartner == DemoActors.PartnerId) await Done(members.AssignManagers(ofPartner, ids["diana"], [ids["max"], ids["mia"]], As, cancellation));
        return ids;
    }

    private async Task LoadCustomer(DemoCustomer customer, string managerId, DateTimeOffset since, CancellationToken cancellation)
    {
        await Register(customer.Id, customer.Name, since, cancellation);
        await Done(associations.AssociateByTicket(customer.Id, DemoActors.PartnerId, customer.Model, "DEMO-1", null, since, As, cancellation));
        await Done(customers.Allocate(customer.Id, DemoActors.PartnerId, managerId, As, cancellation));
    }

    private async Task Register(string customerId, string name, DateTimeOffset? since, CancellationToken cancellation) => await Done(customers.Register(
        customerId, new(name, CustomerSite.International, EmailOf(customerId), "+6560001000", DemoActors.Country, since) { ContactVerified = true }, As, cancellation));

    private static string EmailOf(string customerId) => $"it@{customerId}.example";

    internal static async Task Done(Task<CommandResult> step)
    {
        if (await step is { IsAccepted: false } refused)
            throw new InvalidOperationException($"The demo was refused: {string.Join("; ", refused.Rejections.Select(rejection => $"{rejection.RuleId} {rejection.Message}"))}");
    }
}
