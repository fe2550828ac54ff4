using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>How large the applying company is.</summary>
public enum EnterpriseSize { Small, Medium, Large }

/// <summary>By what a partner reaches the tier Core (REF-2).</summary>
public enum CoreRoute
{
    LeadingCarrier,

    LeadingRegional,

    /// <summary>The local organization of a partner that the vendor has certified worldwide.</summary>
    GlobalLocalOrganization,
}

/// <summary>What a leading regional partner has that others have not (PROG-27).</summary>
public enum SpecialCapability { LocalDataCentre, Bandwidth, OperatingLicence, Other }

/// <summary>What the employees that a partner pledged have to pass, lowest first (GAP-107).</summary>
public enum CertificationLevel { Associate, Professional, Expert }

/// <summary>What a partner undertakes for a tier that comes ahead of its revenue.</summary>
/// <param name="AnnualRevenue">Committed to in writing, in USD a year.</param>
/// <param name="Employees">Pledged to work full time with the vendor's cloud.</param>
[GivenTexts]
public sealed record TierPledge(decimal AnnualRevenue, int Employees);

/// <summary>The least that a tier or a route asks for.</summary>
public sealed record PledgeFloor(Money AnnualRevenue, int Employees)
{
    /// <summary>What commitment and headcount lack, each by the rule that asks for it.</summary>
    public IEnumerable<RuleCheck> Checks(TierPledge pledge, Rule commitment, Rule headcount)
    {
        yield return RuleCheck.Of(commitment, AmountRules.NotNegative(pledge.AnnualRevenue, commitment, TierFields.Commitment)
            ?? (pledge.AnnualRevenue >= AnnualRevenue.Amount ? null : commitment.Refuse(TierFields.Commitment)));
        yield return RuleCheck.Of(headcount, pledge.Employees < Employees ? headcount.Refuse(TierFields.Employees)
            : pledge.Employees > TierPledges.MostEmployees ? TierRules.TooManyEmployees.Refuse(TierFields.Employees) : null);
    }
}

/// <summary>The fields of the applications, as refusals name them.</summary>
internal static class TierFields
{
    public const string Commitment = "application.annualRevenueCommitment", Employees = "application.employeesPledged";
}

public static class TierPledges
{
    /// <summary>As many as are told one by one when they pass (PROG-10).</summary>
    public const int MostEmployees = 1_000;

    /// <summary>By when the pledged employees are certified: the end of the same day six months later in the business zone (PROG-10, PROG-40).</summary>
    public static DateTimeOffset CertifyBy(DateTimeOffset grantedAt, WorkingCalendar calendar) => calendar.MonthsAfter(grantedAt, 6);
}
