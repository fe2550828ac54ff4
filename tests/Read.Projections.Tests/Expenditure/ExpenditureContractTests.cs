using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Quotas;
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
        Past.Associated("e"), Past.Granted(100m), Past.Budget("e", 50m), Past.Line("e1", "e", 60m, 95m, 1), Past.TopUp("t", 20m), Past.Coupon("k", 10m),
        Past.QuotaChanged(100m, 70m), Past.Bill(Past.September, 95m, 10m, 20m), Past.Repaid("r", 65m, 1m), Past.Adjusted("e", 50m, 200m, ratios: 0.2m),
        Past.Line("e2", "e", 41m, 1m, 31, recorded: 31), Past.Started("e", Past.September.Next, 200m, 31), Past.Line("e3", "e", -20m, -1m, 1),
        Past.Removed("e", 200m), Past.Budget("e", 10m, BudgetKind.Package), Past.Line("e4", "e", 5m, 5m, 70), Past.Left("e", 60),
    ];

    protected override void Configure(IServiceCollection services) => services.AddSingleton(QuotaPolicy.Default);
}
