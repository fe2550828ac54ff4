using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Tests.Customers;
using PartnerGraph.Projections.Tests.Quotas;

namespace PartnerGraph.Projections.Tests.Expenditure;

/// <summary>Lines before, within and after what says whose they are, so that much of it is attributed anew.</summary>
public sealed class ExpenditureContractTests : ProjectionContract<ExpenditureProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Past.Line("early", "c", 10m, 9m, 1), Happened.Registered(), Past.Line("before", "c", 20m, 19m, 0.5), Happened.Associated(), Happened.Allocated("m", 1),
        Past.Line("managed", "c", 30.00000001m, 29m, 1.5), Past.Line("refund", "c", -5m, -4m, 2),
        Happened.Association(new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "ticket", Happened.Start.AddDays(2))),
        Past.Line("referral", "c", 40m, 40m, 3), Past.Line("late", "c", 1m, 1m, 1.2),
        Happened.Registered("d"), Happened.Customer(new EnterpriseJoined("d", "c", EnterpriseAccountKind.ResourceAccount, EnterpriseAccounting.Unified), "d"),
        Past.Line("member", "d", 7m, 6m, 2.5), Happened.Customer(new EnterpriseLeft("d", "c"), "d"), Past.Line("alone", "d", 8m, 7m, 3.5),
        Past.Line("after", "c", 50m, 49m, 6), Happened.Left(5), Happened.Associated(partner: "q", days: 7), Past.Line("again", "c", 60m, 59m, 8),
        Happened.Allocated("n", 8, "q"), Happened.Allocated(null, 9, "q"),
    ];
}
