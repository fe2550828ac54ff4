using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Write.Domain.Policies;

/// <param name="Version">Counts the applications from 1; what is computed by the policies keeps it.</param>
[EventType("policies.policies-applied")]
public sealed record PoliciesApplied(int Version, ImmutableArray<PolicyChange> Changes, string Reason, DateTimeOffset AppliedAt) : IDomainEvent;

/// <summary>A tax that is withheld from payouts.</summary>
/// <param name="Kind">Such as <c>WHT</c>.</param>
/// <param name="Rate">A part of the amount before tax.</param>
public sealed record WithholdingTax(string Kind, decimal Rate);

/// <summary>
/// The vendor's commercial policies as they are known now. A row is looked up by a day and by the partner's country of registration: a row of
/// the country goes before one of its market, and that before one for everywhere; then a row of the subject before one for all. Where the vendor
/// has laid nothing down the defaults of the catalogue hold (<see cref="PolicyDefaults"/>).
/// </summary>
/// <param name="Version">0 before anything was applied.</param>
public sealed record PolicyBook(int Version, ImmutableArray<PolicyRow> Rows)
{
    /// <summary>There is one book.</summary>
    public const string Key = "vendor";

    public static readonly PolicyBook Empty = new(0, []);

    // Statements ask for thousands of days and products.
    private readonly Lazy<ILookup<PolicySeries, PolicyRow>> bySeries = new(() => Rows.ToLookup(row => row.Series));

    public static PolicyBook Evolve(PolicyBook state, IDomainEvent @event) => @event switch
    {
        PoliciesApplied e => new(e.Version, e.Changes.Aggregate(state.Rows, (rows, change) =>
            change.Before is { } before ? rows.Replace(before, change.Row) : rows.Add(change.Row))),
        _ => throw new UnknownEventException(state, @event),
    };

    public decimal SettlementDiscount(string country, string product, DateOnly day) =>
        Find(PolicyKind.SettlementDiscount, country, product, day)?.Value ?? PolicyDefaults.SettlementDiscount;

    /// <summary>At what the vendor settles with partners of the country, rounded once, half away from zero, to eight decimals (CSP-33).</summary>
    public Money SettlementPrice(string country, string product, Money listPrice, DateOnly day) =>
        Proportion.Of(listPrice, SettlementDiscount(country, product, day));

    public decimal Rebate(string country, RebateType type, DateOnly day) =>
        Find(PolicyKind.Rebate, country, type.ToString(), day)?.Value ?? PolicyDefaults.Rebate;

    public Money RebateThreshold(string country, DateOnly day) =>
        Find(PolicyKind.RebateThreshold, country, null, day) is { Value: { } amount } ? new(amount) : PolicyDefaults.RebateThreshold;

    public decimal ResellerRebate(string country, DateOnly day) => Find(PolicyKind.ResellerRebate, country, null, day)?.Value ?? PolicyDefaults.ResellerRebate;

    public IncentivePeriod PeriodOf(AssociationModel model, string country, DateOnly day) =>
        Find(PolicyKind.IncentivePeriod, country, model.ToString(), day) is { Choice: { } period } ? Enum.Parse<IncentivePeriod>(period)
            : PolicyDefaults.PeriodOf(model);

    /// <summary>Null while the policies lay none down for the tier.</summary>
    public Money? TierQuota(PartnerTier tier, DateOnly day) => Find(PolicyKind.TierQuota, null, tier.ToString(), day) is { Value: { } amount } ? new Money(amount) : null;

    public decimal PayoutTax(string country, DateOnly day) => Find(PolicyKind.PayoutTax, country, null, day)?.Value ?? PolicyDefaults.PayoutTax;

    /// <summary>By kind; taxes with a rate of 0 are left out.</summary>
    public ImmutableArray<WithholdingTax> Withholding(string country, DateOnly day) =>
    [
        .. Rows.Where(row => row.Kind == PolicyKind.WithholdingTax).Select(row => row.Subject!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(kind => new WithholdingTax(kind, Find(PolicyKind.WithholdingTax, country, kind, day)?.Value ?? 0)).Where(tax => tax.Rate > 0),
    ];

    /// <summary>Units of the currency for one USD; null where none is laid down.</summary>
    public decimal? ExchangeRate(string currency, DateOnly day) => currency == Money.Usd ? 1 : Find(PolicyKind.ExchangeRate, null, currency, day)?.Value;

    /// <summary>In USD; the payout has to be more.</summary>
    public Money BankTransferMinimum(DateOnly day) =>
        Find(PolicyKind.BankTransferMinimum, null, null, day) is { Value: { } amount } ? new(amount) : PolicyDefaults.BankTransferMinimum;

    public RevenueCategory CategoryOf(string product, DateOnly day) =>
        Find(PolicyKind.ProductRevenue, null, product, day) is { Choice: { } category } ? Enum.Parse<RevenueCategory>(category) : RevenueCategory.NonSpecific;

    /// <summary>Whether a product counts as revenue on a day (CSP-28); each answer is kept, since bills ask for the same few thousands of times.</summary>
    public Func<string, DateOnly, bool> CountsAsRevenue()
    {
        var known = new Dictionary<(string, DateOnly), bool>();
        return (product, day) => known.TryGetValue((product, day), out var counts)
            ? counts
            : known[(product, day)] = CategoryOf(product, day) != RevenueCategory.NoRevenue;
    }

    /// <summary>A year's revenue from which on a tier is kept or reached.</summary>
    public Money TierRevenue(PartnerTier tier, DateOnly day) =>
        Find(PolicyKind.TierRevenue, null, tier.ToString(), day) is { Value: { } amount } ? new(amount) : PolicyDefaults.TierRevenue(tier);

    /// <summary>What is pledged for a tier in advance by partners of a country, or everywhere where none is given.</summary>
    public PledgeFloor Advance(PartnerTier tier, string? country, DateOnly day) => new(
        Find(PolicyKind.AdvanceCommitment, country, tier.ToString(), day) is { Value: { } amount } ? new(amount) : PolicyDefaults.TierRevenue(tier),
        (int)(Find(PolicyKind.AdvanceEmployees, country, tier.ToString(), day)?.Value ?? PolicyDefaults.AdvanceEmployees(tier)));

    /// <summary>What is pledged for Core by partners of a country, or everywhere where none is given.</summary>
    public PledgeFloor Core(CoreRoute route, string? country, DateOnly day) => new(
        Find(PolicyKind.CoreCommitment, country, route.ToString(), day) is { Value: { } amount } ? new(amount) : PolicyDefaults.CoreCommitment(route),
        (int)(Find(PolicyKind.CoreEmployees, country, route.ToString(), day)?.Value ?? PolicyDefaults.CoreEmployees));

    /// <summary>How many partners of the country are Core by the route at a time; null for any number.</summary>
    public int? CorePlaces(CoreRoute route, string? country, DateOnly day) =>
        Find(PolicyKind.CorePlaces, country, route.ToString(), day) is { Value: { } places } ? (int)places : PolicyDefaults.CorePlaces(route);

    /// <summary>The row that holds on a day for a partner registered in a country, or for everybody where no country is given.</summary>
    public PolicyRow? Find(PolicyKind kind, string? country, string? subject, DateOnly day)
    {
        string?[] regions = country is null ? [null] : [country.ToUpperInvariant(), PolicyRegions.MarketOf(country), null];
        string?[] subjects = subject is null ? [null] : [subject, null];
        foreach (var region in regions)
        {
            foreach (var about in subjects)
                if (HoldingOn(day, new(kind, region, about)) is { } row) return row;
        }

        return null;
    }

    /// <summary>The last day on which a row holds; null while no end is known.</summary>
    public DateOnly? LastDayOf(PolicyRow row)
    {
        var next = bySeries.Value[row.Series].Where(other => other.From > row.From).Select(other => (DateOnly?)other.From).Min();
        return row.Until ?? next?.AddDays(-1);
    }

    private PolicyRow? HoldingOn(DateOnly day, PolicySeries series) =>
        bySeries.Value[series].Where(row => row.From <= day).MaxBy(row => row.From) is { } latest && (latest.Until is null || day <= latest.Until) ? latest : null;
}
