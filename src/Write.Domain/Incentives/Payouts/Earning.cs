using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <param name="EarningId">Of the statement that it comes from: one statement is one earning.</param>
/// <param name="Net">Before any tax, above 0, in USD.</param>
/// <param name="NotifiedAt">When the partner was told, and its year begins.</param>
/// <param name="ValidTo">The last day of the business zone on which it can be applied for.</param>
[EventType("incentives.earning-notified")]
public sealed record EarningNotified(
    string PartnerId, string EarningId, AssociationModel Model, Money Net, DateTimeOffset NotifiedAt, DateOnly ValidTo) : IDomainEvent;

/// <summary>The year is over, and nobody applied.</summary>
/// <param name="Left">What is lost.</param>
[EventType("incentives.earning-expired")]
public sealed record EarningExpired(string PartnerId, string EarningId, Money Left, DateTimeOffset ExpiredAt) : IObservation;

/// <summary>Five working days after its reconciliation nobody has applied for an earning, so that it was not paid out in coupons either (INCENT-5, GAP-17).</summary>
/// <param name="DueAt">The last second in which it would have been in time.</param>
[EventType("incentives.coupons-overdue")]
public sealed record CouponsOverdue(string PartnerId, string EarningId, Money Left, DateTimeOffset DueAt) : IObservation;

/// <summary>The vendor wants back what an earlier payout was too high by; the earnings to come pay it.</summary>
/// <param name="ClaimId">The same claim counts once.</param>
[EventType("incentives.claim-raised")]
public sealed record ClaimRaised(string PartnerId, string ClaimId, Money Amount, string Reason, DateTimeOffset RaisedAt) : IDomainEvent;

/// <summary>An earning pays a claim, as far as it reaches.</summary>
[EventType("incentives.claim-settled")]
public sealed record ClaimSettled(string PartnerId, string ClaimId, string EarningId, Money Amount) : IDomainEvent;

public enum EarningState
{
    /// <summary>It can be applied for.</summary>
    Open,

    /// <summary>Claims of the vendor took all of it.</summary>
    Claimed,

    /// <summary>A payout holds it.</summary>
    Applied,

    Expired,
}

/// <summary>An earning as decisions need it.</summary>
/// <param name="Left">Of its net after claims.</param>
public sealed record Earning(string EarningId, AssociationModel Model, Money Left, DateTimeOffset NotifiedAt, DateOnly ValidTo, EarningState State)
{
    /// <summary>Whether its being late was told.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The last second in which it is paid out in coupons in time (INCENT-5).</summary>
    public static DateTimeOffset CouponsDueAt(DateTimeOffset notifiedAt, WorkingCalendar calendar) => calendar.WorkingDaysAfter(
        notifiedAt, PayoutTerms.Of(PayoutMethod.CashCoupons, calendar.Zone.DayOf(notifiedAt)).Within.Days);
}

/// <summary>A claim that is not paid.</summary>
public sealed record OpenClaim(string ClaimId, Money Left);
