using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure.Readings;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Read.Projections.Tests.Expenditure;

public sealed class ExpenditureReadingContractTests : ProjectionContract<ExpenditureReadingProjection>
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History =>
    [
        new("expenditure-readings-p", new ExpenditureRead("p", "ann", [new("expenditureDetails", "c", new(2024, 11, 1), new(2024, 11, 30))], Now)),
        new("expenditure-readings", new ExpenditureRead(null, "ann", [new("expenditureDashboard", null, null, null)], Now)),
        new("expenditure-readings-p", new ExpenditureRead("p", "bob", [new("reconciliation", null, null, null)], Now.AddSeconds(1))),
    ];
}
