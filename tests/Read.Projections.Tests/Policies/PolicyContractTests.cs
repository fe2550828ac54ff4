using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Policies;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Read.Projections.Tests.Policies;

public sealed class PolicyContractTests : ProjectionContract<PolicyProjection>
{
    private static readonly PolicyRow Rebate = new(PolicyKind.Rebate, "CL", "ListPriceProducts", 0.2m, null, new(2024, 1, 1), null);

    private static readonly PolicyRow Period = new(PolicyKind.IncentivePeriod, null, "Referral", null, "Quarter", new(2024, 1, 1), new(2024, 12, 31));

    protected override IEnumerable<PastEvent> History =>
    [
        Applied(1, new PolicyChange(Rebate, null), new PolicyChange(Period, null)),
        Applied(2, new PolicyChange(Rebate with { Value = 0.25m, Until = new(2024, 6, 30) }, Rebate)),
        Applied(3, new PolicyChange(Rebate with { From = new(2024, 7, 1), Region = null }, null), new PolicyChange(Period with { Choice = "Month" }, Period)),
    ];

    private static PastEvent Applied(int number, params PolicyChange[] changes) =>
        new($"policies-{PolicyBook.Key}", new PoliciesApplied(number, [.. changes], $"for {number}", new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero)));
}
