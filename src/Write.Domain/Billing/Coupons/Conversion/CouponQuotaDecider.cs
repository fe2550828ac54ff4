using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

public abstract record CouponQuotaCommand(string PartnerId);

/// <param name="Amount">In USD.</param>
public sealed record GrantCouponQuota(string PartnerId, string ReferenceId, decimal Amount, DateTimeOffset At) : CouponQuotaCommand(PartnerId);

/// <summary>A customer is given a coupon now, or it is recorded that it was.</summary>
/// <param name="IsCustomer">Whether it is a customer of the partner.</param>
/// <param name="Amount">In USD.</param>
/// <param name="IssuedAt">When it was given.</param>
/// <param name="CutOverFrom">The first day on which the partner could not issue any more.</param>
/// <param name="EndedBy">The rule that says so.</param>
public sealed record IssueHistoricCoupon(
    string PartnerId, string CustomerId, bool IsCustomer, string CouponId, CustomerCouponOrigin Origin, decimal Amount, ImmutableArray<string> Products,
    ImmutableArray<CombinableDiscount> Excludes, DateTimeOffset IssuedAt, DateOnly CutOverFrom, Rule EndedBy, BusinessTime Time, DateTimeOffset At)
    : CouponQuotaCommand(PartnerId);

/// <summary>Turns what is left of the quota, and the coupons of reseller customers, into coupons of the partner.</summary>
/// <param name="ResellerCustomers">Which of those who have coupons are reseller customers of the partner now.</param>
public sealed record ConvertCoupons(string PartnerId, ImmutableHashSet<string> ResellerCustomers, DateTimeOffset At) : CouponQuotaCommand(PartnerId);

/// <summary>The coupons of the time before they were the partner's, and their conversion.</summary>
public static class CouponQuotaDecider
{
    public static readonly Decider<CouponQuotaCommand, CouponQuota> Definition =
        new("coupon-quota", command => command.PartnerId, CouponQuota.None, Decide, CouponQuota.Evolve);

    public static Decision Decide(CouponQuotaCommand command, CouponQuota state) => command switch
    {
        GrantCouponQuota grant => Grant(grant, state),
        IssueHistoricCoupon issue => Issue(issue, state),
        ConvertCoupons convert => Convert(convert, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Grant(GrantCouponQuota grant, CouponQuota state)
    {
        if (state.Grants.TryGetValue(grant.ReferenceId, out var before))
            return before.Amount == grant.Amount ? Decision.Nothing : Decision.Reject(ConversionRules.RecordedOtherwise.Refuse("referenceId"));
        return (AmountRules.Positive(grant.Amount, ConversionRules.AmountInvalid, "amount") ?? AmountRules.Sum(state.Left + new Money(grant.Amount), "amount")) is { } refusal
            ? Decision.Reject(refusal)
            : Decision.Accept(new CouponQuotaGranted(grant.PartnerId, grant.ReferenceId, new(grant.Amount), grant.At));
    }

    private static Decision Issue(IssueHistoricCoupon issue, CouponQuota state)
    {
        // What is not the partner's customer is refused by that alone.
        if (!issue.IsCustomer) return Decision.Reject(ConversionRules.NotACustomer.Refuse("customerId"));
        if (state.Given.TryGetValue(issue.CouponId, out var before)) return IsSame(before, issue)
            ? Decision.Nothing
            : Decision.Reject(ConversionRules.RecordedOtherwise.Refuse("couponId"));
        List<Rejection> refusals = [];
        var byPartner = issue.Origin == CustomerCouponOrigin.Partner;
        if (byPartner && issue.Time.DayOf(issue.IssuedAt) >= issue.CutOverFrom) refusals.Add(issue.EndedBy.Refuse());
        if (issue.IssuedAt > issue.At) refusals.Add(ConversionRules.NotInTheFuture.Refuse("issuedAt"));
        if (AmountRules.Positive(issue.Amount, ConversionRules.AmountInvalid, "amount") is { } refusal) refusals.Add(refusal);
        else if (byPartner && new Money(issue.Amount) > state.Left) refusals.Add(ConversionRules.QuotaInsufficient.Refuse("amount"));
        else if (AmountRules.Sum(state.GivenInAll + new Money(issue.Amount), "amount") is { } sum) refusals.Add(sum);
        return Decision.RejectOr(refusals, () => Decision.Accept(new HistoricCouponIssued(
            issue.PartnerId, issue.CustomerId, issue.CouponId, issue.Origin, new(issue.Amount), issue.Products, issue.Excludes, issue.IssuedAt)).By(ConversionRules.ScopeOfIssue));
    }

    private static Decision Convert(ConvertCoupons convert, CouponQuota state)
    {
        List<IDomainEvent> events = [];
        List<Rule> rules = [];
        if (state.Left > Money.Zero)
        {
            events.Add(new CouponQuotaConverted(convert.PartnerId, $"quota-{state.Conversions + 1}", state.Left, convert.At));
            rules.Add(ConversionRules.QuotaConverts);
        }

        foreach (var coupon in state.Open.Select(id => state.Given[id]))
        {
            var converts = convert.ResellerCustomers.Contains(coupon.CustomerId);
            events.Add(converts
                ? new CustomerCouponConverted(
                    convert.PartnerId, coupon.CustomerId, coupon.CouponId, $"customer-{coupon.CouponId}", coupon.Origin, coupon.Amount, convert.At)
                : new CustomerCouponKept(convert.PartnerId, coupon.CustomerId, coupon.CouponId, convert.At));
            if (converts) rules.Add(coupon.Origin == CustomerCouponOrigin.Partner ? ConversionRules.PartnersCouponsConvert : ConversionRules.VendorsCouponsConvert);
        }

        return Decision.Accept(events).By(rules);
    }

    private static bool IsSame(HistoricCouponIssued before, IssueHistoricCoupon again) =>
        before.CustomerId == again.CustomerId && before.Origin == again.Origin && before.Amount.Amount == again.Amount && before.Products.SequenceEqual(again.Products)
        && before.Excludes.SequenceEqual(again.Excludes);

    /// <summary>The coupon of the partner that something became; null for an event by which nothing did.</summary>
    public static IssueCoupon? Became(IDomainEvent @event, CouponQuota state) => @event switch
    {
        CouponQuotaConverted e => new(e.PartnerId, e.CouponId, e.Amount.Amount, CouponTerms.Unrestricted with { Origin = CouponOrigin.Converted }),
        CustomerCouponConverted e => new(e.PartnerId, e.PartnerCouponId, e.Amount.Amount, CouponTerms.Unrestricted with
        {
            Origin = CouponOrigin.Converted,
            CustomerIds = [e.CustomerId],
            Products = state.Given[e.CouponId].Products,
            Excludes = state.Given[e.CouponId].Excludes,
        }),
        _ => null,
    };
}
