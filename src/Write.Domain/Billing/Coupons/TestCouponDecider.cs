using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

public abstract record TestCouponCommand(string PartnerId);

/// <summary>A partner asks for a test coupon, or its ecosystem manager does for it.</summary>
/// <param name="CustomerId">Null for all reseller customers.</param>
/// <param name="IsCustomer">Whether that one is a reseller customer of the partner.</param>
/// <param name="Amount">In USD.</param>
/// <param name="Tier">The name of the partner's tier; null when it has none.</param>
public sealed record RequestTestCoupon(
    string PartnerId, string RequestId, TestCouponChannel Channel, string? CustomerId, bool IsCustomer, TestPurpose Purpose, decimal Amount, bool OnBehalf,
    bool Additional, string? Tier, TestCouponPolicy Policy, BusinessTime Time, DateTimeOffset At) : TestCouponCommand(PartnerId);

/// <param name="Amount">What is granted, in USD; null for what was asked.</param>
/// <param name="ValidDays">How many days the coupon pays, today included; null for the duration asked for, or the policy's.</param>
public sealed record ApproveTestCoupon(
    string PartnerId, string RequestId, decimal? Amount, int? ValidDays, TestCouponPolicy Policy, BusinessTime Time, DateTimeOffset At) : TestCouponCommand(PartnerId);

public sealed record RejectTestCoupon(string PartnerId, string RequestId, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At)
    : TestCouponCommand(PartnerId);

/// <summary>Requests for test coupons: bounded by the tier's limit of the year, decided by the ecosystem manager.</summary>
public static class TestCouponDecider
{
    /// <summary>No test takes longer.</summary>
    public const int MostDays = 366;

    public static readonly Decider<TestCouponCommand, TestCoupons> Definition =
        new("test-coupons", command => command.PartnerId, TestCoupons.None, Decide, TestCoupons.Evolve);

    public static Decision Decide(TestCouponCommand command, TestCoupons state) => command switch
    {
        RequestTestCoupon request => Request(request, state),
        ApproveTestCoupon approve => Approve(approve, state),
        RejectTestCoupon reject => Reject(reject, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Request(RequestTestCoupon request, TestCoupons state)
    {
        if (state.Cases.ContainsKey(request.RequestId)) return Decision.Nothing;
        List<Rejection> refusals = [.. Missing(request)];
        if (request.Purpose.DurationDays is < 1 or > MostDays) refusals.Add(CouponRules.DaysInvalid.Refuse("durationDays"));
        if (request.CustomerId is not null && request.Channel == TestCouponChannel.Portal) refusals.Add(CouponRules.PortalServesAll.Refuse("customerId"));
        else if (request.CustomerId is not null && !request.IsCustomer) refusals.Add(CouponRules.ForACustomer.Refuse("customerId"));
        if (AmountRules.Positive(request.Amount, CouponRules.TestAmountInvalid, "amount") is { } refusal) refusals.Add(refusal);
        else if (!request.Additional && OverLimit(request, state) is { } over) refusals.Add(over);
        return Decision.RejectOr(refusals, () => Decision.Accept(new TestCouponRequested(
            request.PartnerId, request.RequestId, request.Channel, request.CustomerId, request.Purpose, new(request.Amount), request.OnBehalf, request.Additional,
            request.At)).By(CouponRules.WithinLimit));
    }

    private static IEnumerable<Rejection> Missing(RequestTestCoupon request)
    {
        var purpose = request.Purpose;
        if (request.Channel == TestCouponChannel.EcosystemManager && request.CustomerId is null) yield return CouponRules.ForACustomer.Refuse("customerId");
        if ((request.OnBehalf || request.Additional) && string.IsNullOrWhiteSpace(purpose.ProjectId))
            yield return (request.OnBehalf ? CouponRules.PurposeRequired : CouponRules.ProjectRequired).Refuse("projectId");
        if (!request.OnBehalf) yield break;
        if (string.IsNullOrWhiteSpace(purpose.Background)) yield return CouponRules.PurposeRequired.Refuse("background");
        if (string.IsNullOrWhiteSpace(purpose.Configuration)) yield return CouponRules.PurposeRequired.Refuse("configuration");
        if (purpose.DurationDays is null) yield return CouponRules.PurposeRequired.Refuse("durationDays");
        if (purpose.OrderOn is null) yield return CouponRules.PurposeRequired.Refuse("orderOn");
    }

    private static Rejection? OverLimit(RequestTestCoupon request, TestCoupons state)
    {
        var (limit, taken) = (request.Policy.LimitOf(request.Tier), state.Taken(request.Time.DayOf(request.At).Year, request.Time));
        return taken + new Money(request.Amount) > limit
            ? CouponRules.WithinLimit.Refuse("amount", $"The limit of the year is {limit}, {taken} of it is taken. The figure is this installation's configuration.")
            : null;
    }

    private static Decision Approve(ApproveTestCoupon approve, TestCoupons state)
    {
        if (state.Cases.GetValueOrDefault(approve.RequestId) is not { State: not TestCouponState.Rejected } of) return Decision.Reject(CouponRules.RequestNotOpen.Refuse("requestId"));
        var amount = approve.Amount ?? of.Asked.Amount.Amount;
        if (of.Approved is { } before) return Repeated(
            before.Amount.Amount != amount ? "amount" : approve.ValidDays is { } again && before.ValidFrom.AddDays(again - 1) != before.ValidTo ? "validDays" : null);
        List<Rejection> refusals = [];
        if (AmountRules.Positive(amount, CouponRules.TestAmountInvalid, "amount") is { } refusal) refusals.Add(refusal);
        else if (new Money(amount) > of.Asked.Amount) refusals.Add(CouponRules.NoMoreThanAsked.Refuse("amount"));
        if (approve.ValidDays is < 1 or > MostDays) refusals.Add(CouponRules.DaysInvalid.Refuse("validDays"));
        return Decision.RejectOr(refusals, () =>
        {
            var first = approve.Time.DayOf(approve.At);
            var days = approve.ValidDays ?? of.Asked.Purpose.DurationDays ?? approve.Policy.ValidDays;
            return Decision.Accept(new TestCouponApproved(
                approve.PartnerId, approve.RequestId, CouponOf(approve.RequestId), new(amount), first, first.AddDays(days - 1), approve.At)).By(CouponRules.ForACustomer);
        });
    }

    private static Decision Reject(RejectTestCoupon reject, TestCoupons state)
    {
        if (state.Cases.GetValueOrDefault(reject.RequestId) is not { State: not TestCouponState.Approved } of) return Decision.Reject(CouponRules.RequestNotOpen.Refuse("requestId"));
        if (of.Rejected is { } before) return Repeated(before.Reason != reject.Reason ? "reason" : null);
        return string.IsNullOrWhiteSpace(reject.Reason)
            ? Decision.Reject(CouponRules.ReasonRequired.Refuse("reason"))
            : Decision.Accept(new TestCouponRejected(reject.PartnerId, reject.RequestId, reject.Reason, reject.At)).By(CouponRules.ReasonRequired);
    }

    // The same answer again changes nothing; another one comes too late.
    private static Decision Repeated(string? differs) =>
        differs is null ? Decision.Nothing : Decision.Reject(CouponRules.RequestNotOpen.Refuse(differs));

    /// <summary>The coupon that a request becomes.</summary>
    public static string CouponOf(string requestId) => $"test-{requestId}";
}
