using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Customers.Projects;
using PartnerGraph.Write.Domain.Customers.Projects;

namespace PartnerGraph.Read.Projections.Tests.Customers;

public sealed class ProjectContractTests : ProjectionContract<ProjectProjection>
{
    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History =>
    [
        new("project-P-1", new ProjectBound("P-1", "c", At)), new("project-P-2", new ProjectBound("P-2", "c", At.AddHours(1))), new("project-P-3", new ProjectBound("P-3", "d", At.AddHours(2))),
    ];
}
