using System.ComponentModel;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

[Description("What a partner says of itself when it applies for a tier in advance (REF-1).")]
public sealed record InAdvanceApplicationInput(
    [property: Description("ADVANCED or PREMIER (PROG-3).")] PartnerTier Tier,
    [property: Description("How large the company is; at least MEDIUM (PROG-4).")] EnterpriseSize EnterpriseSize,
    [property: Scalar<UsdAmountScalar>, Description("Committed to in writing, in USD a year (PROG-5, PROG-6).")] decimal AnnualRevenueCommitment,
    [property: Description("Full-time employees who are going to be certified within six months, at most 1,000 (PROG-8, PROG-9).")] int EmployeesPledged,
    [property: Description("What the detailed annual business plan on file is called, at most 256 characters; left out for none (PROG-7).")] string? BusinessPlan,
    [property: Description("Whether it has customers in the local market (PROG-82).")] bool CustomerBase,
    [property: Description("Whether it has professional ability in the local market (PROG-83).")] bool ProfessionalCapability)
{
    internal InAdvanceAnswers Answers => new(EnterpriseSize, new(AnnualRevenueCommitment, EmployeesPledged), BusinessPlan, CustomerBase, ProfessionalCapability);
}

[Description("What a partner says of itself when it applies for Core; what its route does not ask is left out (REF-2).")]
public sealed record CoreApplicationInput(
    [property: Description("The route of the invitation (PROG-18).")] CoreRoute Route,
    [property: Scalar<UsdAmountScalar>, Description("Committed to in writing, in USD a year; of a local organization in its region (PROG-20, PROG-26, PROG-36).")] decimal AnnualRevenueCommitment,
    [property: Description("Full-time employees who are going to be certified within six months, at most 1,000 (PROG-21, PROG-28, PROG-37).")] int EmployeesPledged,
    [property: Description("Whether a carrier has business customers in its local market; false when omitted (PROG-22).")] bool? B2bBasis,
    [property: Description("The place of a carrier among those of its home country; the first is 1 (PROG-23).")] int? CarrierRank,
    [property: Description("What a leading regional partner has that others have not (PROG-27).")] IReadOnlyList<SpecialCapability>? SpecialCapabilities,
    [property: Description("Whether it runs services of its own on the vendor's cloud; false when omitted (PROG-29, PROG-38).")] bool? OwnUse,
    [property: Description("The solutions that it builds on the vendor's cloud, at most 100 (PROG-30, PROG-39).")] IReadOnlyList<string>? NewSolutions,
    [property: Description("The name of the certified global partner whose local organization it is (PROG-33).")] string? GlobalPartner)
{
    internal CoreAnswers Answers => new(
        Route, new(AnnualRevenueCommitment, EmployeesPledged), B2bBasis ?? false, CarrierRank, [.. SpecialCapabilities ?? []], OwnUse ?? false, [.. NewSolutions ?? []], GlobalPartner);
}

[Description("Whether an application for a tier would be accepted now, and what every rule says, by the code that decides.")]
public sealed class TierEligibility(IReadOnlyList<RuleCheck> checks)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("All conditions, kept or not.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. checks.Select(RuleCheckView.Of)];
}
