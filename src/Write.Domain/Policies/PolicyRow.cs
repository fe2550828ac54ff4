using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What the vendor's commercial policies lay down, each in rows of its own with the days on which they hold.</summary>
public enum PolicyKind
{
    /// <summary>The part of the list price at which a product is settled (CSP-33).</summary>
    SettlementDiscount,

    /// <summary>The part of the list price that a type of rebate gives before the customer's discount is taken off (INCENT-15).</summary>
    Rebate,

    /// <summary>The performance of a quarter in USD from which on the reseller model gives a rebate (INCENT-13).</summary>
    RebateThreshold,

    /// <summary>The part of a quarter's performance that the reseller model gives (INCENT-13).</summary>
    ResellerRebate,

    /// <summary>By which period a model's incentives are reckoned (INCENT-1, INCENT-10, INCENT-11).</summary>
    IncentivePeriod,

    /// <summary>The quota in USD that comes with a tier (QUOTA-1).</summary>
    TierQuota,

    /// <summary>The tax that comes on top of a payout, as a part of it (INCENT-24).</summary>
    PayoutTax,

    /// <summary>A tax that is withheld, as a part of the amount before tax (INCENT-40).</summary>
    WithholdingTax,

    /// <summary>Units of a currency for one USD (INCENT-48).</summary>
    ExchangeRate,

    /// <summary>What a payout by bank transfer has to exceed, in USD (INCENT-46).</summary>
    BankTransferMinimum,

    /// <summary>The revenue of a year in USD from which on a tier is kept or reached (PROG-41).</summary>
    TierRevenue,

    /// <summary>The revenue a year in USD to which a partner commits for a tier in advance (PROG-5, PROG-6).</summary>
    AdvanceCommitment,

    /// <summary>The employees that a partner pledges for a tier in advance (PROG-8, PROG-9).</summary>
    AdvanceEmployees,

    /// <summary>The revenue a year in USD to which a partner commits for Core (PROG-20, PROG-26, PROG-36).</summary>
    CoreCommitment,

    /// <summary>The employees that a partner pledges for Core (PROG-21, PROG-28, PROG-37).</summary>
    CoreEmployees,

    /// <summary>How many partners of a country are Core by a route at a time (PROG-24, PROG-31).</summary>
    CorePlaces,

    /// <summary>Whether a product counts as revenue and earns a rebate (CSP-28).</summary>
    ProductRevenue,
}

/// <summary>By which period incentives are reckoned.</summary>
public enum IncentivePeriod { Month, Quarter, Year }

/// <summary>What a product's sales are worth to the partner.</summary>
public enum RevenueCategory
{
    /// <summary>Revenue, and a rebate.</summary>
    NonSpecific,

    /// <summary>Revenue, and a rebate by a policy of its own.</summary>
    Specific,

    /// <summary>Neither revenue nor a rebate.</summary>
    NoRevenue,

    /// <summary>Revenue without a rebate.</summary>
    NoRebate,
}

/// <summary>One figure of the policies.</summary>
/// <param name="Region">ISO 3166-1 alpha-2 of the partner's registration, or the name of a market (<see cref="PartnerPolicyKind"/>); null for everywhere.</param>
/// <param name="Subject">What the kind speaks of (<see cref="PolicyShape"/>); null for all of it.</param>
/// <param name="Value">A part, an amount in USD or a rate; null where the kind asks for a choice.</param>
/// <param name="Choice">The name of a value of the kind's list; null where the kind asks for a figure.</param>
/// <param name="From">The first day in the business zone.</param>
/// <param name="Until">The last day; null until another row takes its place.</param>
[GivenTexts]
public sealed record PolicyRow(PolicyKind Kind, string? Region, string? Subject, decimal? Value, string? Choice, DateOnly From, DateOnly? Until)
{
    internal PolicySeries Series => new(Kind, Region, Subject);
}

/// <summary>Rows that follow each other.</summary>
internal readonly record struct PolicySeries(PolicyKind Kind, string? Region, string? Subject);

/// <param name="Before">The row of the same series and first day that it takes the place of; null for a new one.</param>
public sealed record PolicyChange(PolicyRow Row, PolicyRow? Before);
