using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>What partners owe and their reseller customers spend, to be shown.</summary>
public sealed class SpendingProjection : Projection
{
    private readonly BusinessTime time;

    public SpendingProjection(BusinessTime time)
    {
        this.time = time;
        On<CustomerAssociated>((_, _) => { });
        On<CustomerDisassociated>((_, _) => { });
        On<AssociationModelChanged>((_, _) => { });
        On<ExpenditureRecorded>((_, _) => { });
        On<BalanceToppedUp>((_, _) => { });
        On<CouponIssued>((_, _) => { });
        On<BillGenerated>((_, _) => { });
        On<RepaymentRecorded>((_, _) => { });
    }

    public override string Name => "partner-spending";

    public override void Map(ModelBuilder model) => SpendingTables.Map(model);

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var ledger = new SpendingLedger(db, time);
        await ledger.Load(batch, cancellation);
        foreach (var recorded in batch) ledger.Apply(recorded.Event);
    }
}
