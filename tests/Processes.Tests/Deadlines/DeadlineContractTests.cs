using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Quotas;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Processes.Tests.Deadlines;

/// <summary>The read model of every kind that the product declares.</summary>
public sealed class DeadlineContractTests : ProjectionContract<DeadlineProjection>
{
    private static readonly DateTimeOffset Due = Past.Day(7).AddSeconds(1);

    protected override IEnumerable<PastEvent> History =>
    [
        Invited("open", Past.Day(7)), Invited("link", null), Invited("taken", Past.Day(7)), Invited("over", Past.Day(7)), Invited("back", Past.Day(7)),
        Reserved("open"), Reserved("lapsed"), Reserved("converted"),
        Past.Budget("monthly", 100m), Past.Budget("package", 100m, BudgetKind.Package), Past.Budget("gone", 100m), Past.Budget("started", 100m),
        new("invitation-taken", new InvitationAccepted("taken", "p", "c", Past.Day(1))),
        new("invitation-over", new InvitationExpired("over", "p", Due)),
        new("invitation-back", new InvitationRevoked("back", "p", Past.Day(1))),
        new("pre-registration-lapsed", new PreRegistrationLapsed("lapsed", "p", Due)),
        new("pre-registration-converted", new PreRegistrationConverted("converted", "p", "c", Past.Day(1))),
        Past.Removed("gone", 100m), Past.Started("started", new(2024, 10), 100m, 30),
        new("deadline-1", new DeadlineSetAside("invitation-expiry", "open", Due, 1, "It broke.", Due.AddMinutes(1))),
        new("deadline-2", new DeadlineSetAside("invitation-expiry", "open", Due.AddDays(1), 9, "Of another instant.", Due)),
        new("deadline-3", new DeadlineSetAside("invitation-expiry", "gone", Due, 1, "Of nothing.", Due)),
        Past.Budget("passed", 100m), new("deadline-4", new DeadlinePassed("budget-month-start", "passed", Past.Day(30))),
        new("deadline-5", new DeadlinePassed("budget-month-start", "monthly", Past.Day(29))),
    ];

    protected override void Configure(IServiceCollection services) => services.AddSingleton(WorkingCalendar.Default)
        .AddSingleton(InvitationExpiry.Declared).AddSingleton(PreRegistrationExpiry.Declared).AddSingleton(BudgetMonthStart.Declared);

    [Fact, Trait("Rule", "ASSOC-36"), Trait("Rule", "ASSOC-38"), Trait("Rule", "BUDGET-7")]
    public async Task It_holds_what_is_not_met_at_the_first_instant_that_is_too_late()
    {
        await using var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-deadlines-").FullName, Types, services => Configure(services.AddDeadlines()));
        await run.Append(History);
        Assert.True((await run.CatchUp()).Reached);
        var page = await run.Services.GetRequiredService<DeadlineReads>().Page(
            new(null, null, null, null, null, null, Past.Day(0)), new(100, null, Backward: false), CancellationToken.None);
        Assert.Equal(
            [
                ("invitation-expiry:open", Due, Due.AddMinutes(1), "It broke."),
                ("pre-registration-expiry:open", Past.Day(15).AddSeconds(1), Past.Day(15).AddSeconds(1), null),
                ("budget-month-start:monthly", Past.Day(30), Past.Day(30), null),
                ("budget-month-start:started", Past.Day(61), Past.Day(61), null),
            ],
            page.Items.Select(row => (row.Id, row.DueAt, row.RunAt, row.Reason)));
    }

    private static PastEvent Invited(string id, DateTimeOffset? validTo) => new(
        $"invitation-{id}",
        new InvitationCreated(id, "p", validTo is null ? InvitationChannel.Link : InvitationChannel.Email, AssociationModel.Reseller, null, null, $"{id}.t", Past.Day(0), validTo));

    private static PastEvent Reserved(string id) => new(
        $"pre-registration-{id}", new CustomerPreRegistered(id, "p", $"{id}@example.com", "CL", Past.Day(0), Past.Day(15)));
}
