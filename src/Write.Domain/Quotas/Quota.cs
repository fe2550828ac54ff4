using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>How far a quota is used, each level including the ones before it.</summary>
public enum QuotaLevel { Normal, Warning, UsedUp, Exceeded }

/// <summary>What a quota alert tells: a level that was reached, or that the quota is no longer exceeded.</summary>
public enum QuotaAlert { Warning, UsedUp, Exceeded, Normalized }

/// <param name="Tier">The tier whose default was granted; null for an amount of its own.</param>
[EventType("quotas.quota-granted")]
public sealed record QuotaGranted(string PartnerId, Money Total, string? Tier) : IDomainEvent;

[EventType("quotas.quota-changed")]
public sealed record QuotaChanged(string PartnerId, Money From, Money To, string Reason) : IDomainEvent;

/// <param name="Amount">What the partner asks for on top of its quota.</param>
[EventType("quotas.quota-increase-requested")]
public sealed record QuotaIncreaseRequested(string PartnerId, string RequestId, Money Amount, string Reason) : IDomainEvent;

/// <summary>The request for more was answered with no.</summary>
[EventType("quotas.quota-increase-declined")]
public sealed record QuotaIncreaseDeclined(string PartnerId, string RequestId, Money Amount, string Reason) : IDomainEvent;

/// <param name="Ratio">What is used divided by the quota, to eight decimals; null when the quota is 0.</param>
/// <param name="SourcePosition">The position of the event after which the usage was so.</param>
[EventType("quotas.quota-alert-raised")]
public sealed record QuotaAlertRaised(
    string PartnerId, QuotaAlert Level, decimal? Ratio, Money Used, Money Total, long SourcePosition) : IObservation;

/// <summary>More is owed than the quota allows: purchases of reseller customers stop (QUOTA-5).</summary>
[EventType("quotas.quota-exceeded")]
public sealed record QuotaExceeded(string PartnerId, Money Used, Money Total, long SourcePosition) : IObservation;

/// <summary>No more is owed than the quota allows: purchases are possible again (QUOTA-17).</summary>
[EventType("quotas.quota-normalized")]
public sealed record QuotaNormalized(string PartnerId, Money Used, Money Total, long SourcePosition) : IObservation;

/// <summary>The usage fell below a level, so that reaching it again warns again.</summary>
[EventType("quotas.quota-level-fell")]
public sealed record QuotaLevelFell(
    string PartnerId, QuotaLevel From, QuotaLevel To, Money Used, Money Total, long SourcePosition) : IObservation;

/// <summary>A partner's quota as decisions need it; <see cref="Total"/> is null before it is granted.</summary>
/// <param name="ObservedTo">The source position of the last observation that had an effect.</param>
/// <param name="LastRequestId">The last request for more, so that repeating it changes nothing.</param>
public sealed record Quota(Money? Total, QuotaLevel Level, long ObservedTo, string? LastRequestId)
{
    /// <summary>The request that waits for an answer.</summary>
    public QuotaIncreaseRequested? Open { get; init; }

    /// <summary>The request that was declined last, so that repeating it changes nothing.</summary>
    public QuotaIncreaseDeclined? LastDeclined { get; init; }

    public static readonly Quota None = new(null, QuotaLevel.Normal, 0, null);

    public static Quota Evolve(Quota state, IDomainEvent @event) => @event switch
    {
        QuotaGranted e => state with { Total = e.Total, Open = null },
        QuotaChanged e => state with { Total = e.To, Open = null },
        QuotaIncreaseRequested e => state with { LastRequestId = e.RequestId, Open = e },
        QuotaIncreaseDeclined e => state with { LastDeclined = e, Open = null },
        QuotaAlertRaised e => state with { Level = LevelOf(e.Level) ?? state.Level, ObservedTo = e.SourcePosition },
        QuotaExceeded or QuotaNormalized => state,
        QuotaLevelFell e => state with { Level = e.To, ObservedTo = e.SourcePosition },
        _ => throw new UnknownEventException(state, @event),
    };

    private static QuotaLevel? LevelOf(QuotaAlert alert) => alert switch
    {
        QuotaAlert.Warning => QuotaLevel.Warning,
        QuotaAlert.UsedUp => QuotaLevel.UsedUp,
        QuotaAlert.Exceeded => QuotaLevel.Exceeded,
        _ => null,
    };
}
