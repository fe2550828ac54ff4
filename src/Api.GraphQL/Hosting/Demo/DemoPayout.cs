using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>What the demo's partner earned first is on its way to its account: applied for, and invoiced; the vendor has to receive the invoice.</summary>
public sealed class DemoPayout(CommandRunner runner, PayoutWorkflow payouts, PastWalk walk, BusinessTime time, TimeProvider clock)
{
    private const string InvoiceNumber = "AURORA-0001";

    /// <summary>Applies for what a statement earns on the morning after nobody objected to it; not at all where configuration lets partners object for longer.</summary>
    /// <param name="before">What is done next.</param>
    public async Task Apply(string statementId, DateTimeOffset before, CancellationToken cancellation)
    {
        var deadline = (await runner.Load(IncentiveLedgerDecider.Definition, StatementIds.LedgerOf(DemoActors.PartnerId, AssociationModel.Referral), cancellation))
            .State.Statements[statementId].DeadlineAt!.Value;
        var morning = BusinessTime.FirstLateSecond(deadline).AddHours(9);
        if (morning >= before) return;
        await walk.To(morning, cancellation);
        var (applied, payoutId) = await payouts.Apply(DemoActors.PartnerId, PayoutMethod.TopUp, [statementId], DemoLoader.As, cancellation);
        await DemoLoader.Done(Task.FromResult(applied));
        var gross = (await runner.Load(PayoutDecider.Definition, DemoActors.PartnerId, cancellation)).State.Payouts[payoutId].Applied.Gross;
        var entity = InvoiceDecisions.EntityOf(DemoActors.Country, time.DayOf(clock.GetUtcNow()));
        await DemoLoader.Done(payouts.RegisterInvoice(
            DemoActors.PartnerId, payoutId, InvoiceNumber, new(entity.Code, entity.TaxNumber, gross.Amount), DemoLoader.As, cancellation));
    }
}
