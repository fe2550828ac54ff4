using System.ComponentModel;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

[Description("A route to Core, and what it asks (REF-2).")]
public sealed record CoreRouteTerms(
    CoreRoute Route,
    [property: Description("The least that is committed to, a year.")] Money AnnualRevenueCommitment,
    [property: Description("The least number of employees that is pledged; they are certified within six months.")] int EmployeesPledged,
    [property: Description("How many partners of a country are Core by the route at a time; null for any number (GAP-91).")] int? PlacesPerCountry)
{
    internal static CoreRouteTerms Of(CoreRoute route, PledgeFloor floor, int? places) => new(route, floor.AnnualRevenue, floor.Employees, places);
}

[Description("A tier that is given in advance, and what it asks (REF-1).")]
public sealed record InAdvanceTerms(
    PartnerTier Tier,
    [property: Description("The least that is committed to in writing, a year.")] Money AnnualRevenueCommitment,
    [property: Description("The least number of employees that is pledged; they are certified within six months.")] int EmployeesPledged)
{
    internal static InAdvanceTerms Of(PartnerTier tier, PledgeFloor floor) => new(tier, floor.AnnualRevenue, floor.Employees);
}

[Description("At which tier a partner starts that was won back (REF-3).")]
public sealed record WonBackMapping(
    [property: Description("From which it was won back.")] Competitor Competitor,
    [property: Description("What it was there.")] CompetitorTier CompetitorTier,
    [property: Description("Its tier here.")] PartnerTier Tier,
    [property: Description("The rule that says so.")] string RuleId, DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static WonBackMapping Of(ReferenceRow<WonBackTier> row) =>
        new(row.Content.Standing.Competitor, row.Content.Standing.Tier, row.Content.Tier, row.Content.RuleId, row.From, row.Until);
}

/// <summary>As the source writes them, A1 and not A_1.</summary>
public sealed class CompetitorEnum : EnumerationGraphType<Competitor>
{
    public CompetitorEnum() => Name = nameof(Competitor);

    protected override string ChangeEnumCase(string val) => val;
}
