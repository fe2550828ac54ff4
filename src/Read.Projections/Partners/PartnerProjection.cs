using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Partners;

/// <summary>A partner as it stands, with what it is kept from.</summary>
public sealed class PartnerRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public PartnerKind Kind { get; init; }

    public required string CompanyName { get; init; }

    public required string Country { get; init; }

    public required string ContactEmail { get; init; }

    public string? ContactMobile { get; init; }

    /// <summary>Empty unless a distributor manages the partner.</summary>
    public required string DistributorId { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public PartnerTier? Tier { get; set; }

    public bool TierInAdvance { get; set; }

    public bool BusinessInformationApproved { get; set; }

    /// <summary>As the business information says; USD while it says nothing.</summary>
    public string SettlementCurrency { get; set; } = Money.Usd;

    /// <summary>The version of the partner's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>One cause for which a partner is restricted or frozen.</summary>
public sealed class PartnerHoldRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    /// <summary>The cause's name; restrictions and freezes have kinds of their own.</summary>
    public required string Cause { get; init; }

    public bool IsFreeze { get; init; }

    public required string Reason { get; set; }

    public DateTimeOffset Since { get; set; }
}

/// <summary>A company that a distributor invited to become its reseller.</summary>
public sealed class ResellerInvitationRow : IPartnerRow
{
    public required string InvitationId { get; init; }

    /// <summary>The distributor.</summary>
    public required string PartnerId { get; init; }

    public required string Email { get; init; }

    public required string CompanyName { get; init; }

    public DateTimeOffset InvitedAt { get; init; }
}

public sealed class PartnerProjection : Projection
{
    public PartnerProjection()
    {
        On<PartnerRegistered>((db, recorded) => db.Add(Row(recorded.Event, recorded.ClientVersion)));
        On<TierGranted>((db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            PartnerHistoryRows.Remember(db, recorded, e.PartnerId, null, e.Tier, e.InAdvance, e.Basis);
            return Change(db, e.PartnerId, recorded.ClientVersion, row => (row.Tier, row.TierInAdvance) = (e.Tier, e.InAdvance), cancellation);
        });
        On<TierChanged>((db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            PartnerHistoryRows.Remember(db, recorded, e.PartnerId, e.From, e.To, e.InAdvance, e.Basis);
            return Change(db, e.PartnerId, recorded.ClientVersion, row => (row.Tier, row.TierInAdvance) = (e.To, e.InAdvance), cancellation);
        });
        On<BusinessInformationApproved>((db, recorded, cancellation) => Change(db, recorded.Event.PartnerId, recorded.ClientVersion, row =>
            (row.BusinessInformationApproved, row.SettlementCurrency) = (true, recorded.Event.Currency ?? row.SettlementCurrency), cancellation));
        On<ResellerInvited>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            db.Add(new ResellerInvitationRow
            {
                InvitationId = e.InvitationId, PartnerId = e.DistributorId, Email = e.Email, CompanyName = e.CompanyName, InvitedAt = e.InvitedAt,
            });
            await Change(db, e.DistributorId, recorded.ClientVersion, _ => { }, cancellation);
        });
        On<PartnerRestricted>((db, recorded) => Restrict(db, recorded, recorded.Event));
        On<PartnerUnrestricted>((db, recorded, cancellation) => Lift(
            db, recorded, recorded.Event.PartnerId, PartnerStatusStep.RestrictionLifted, recorded.Event.Cause, cancellation));
        On<PartnerFrozen>((db, recorded) => Freeze(db, recorded, recorded.Event.PartnerId, recorded.Event.Cause, recorded.Event.Reason, recorded.Event.FrozenAt));
        On<PartnerUnfrozen>((db, recorded, cancellation) => Lift(
            db, recorded, recorded.Event.PartnerId, PartnerStatusStep.Unfrozen, recorded.Event.Cause, cancellation));
        On<ResellerFrozen>((db, recorded) => Freeze(
            db, recorded, recorded.Event.PartnerId, recorded.Event.Cause, "The distributor was frozen.", recorded.Event.FrozenAt));
        On<ResellerUnfrozen>((db, recorded, cancellation) => Lift(
            db, recorded, recorded.Event.PartnerId, PartnerStatusStep.Unfrozen, FreezeCause.Distributor, cancellation));
        On<VerificationSwitched>(PartnerHistoryRows.Switch);
    }

    public override string Name => "partners";

    public override void Map(ModelBuilder model)
    {
        PartnerHistoryRows.Map(model);
        PartnerStatusHistory.Map(model);
        model.Entity<PartnerRow>(partner =>
        {
            partner.ToTable("partner");
            partner.HasKey(row => row.PartnerId);
            partner.HasIndex(row => new { row.CompanyName, row.PartnerId });
            partner.HasIndex(row => new { row.RegisteredAt, row.PartnerId });
            partner.HasIndex(row => new { row.DistributorId, row.CompanyName, row.PartnerId });
            partner.HasIndex(row => new { row.DistributorId, row.RegisteredAt, row.PartnerId });
        });
        model.Entity<PartnerHoldRow>(hold =>
        {
            hold.ToTable("partner_hold");
            hold.HasKey(row => new { row.PartnerId, row.IsFreeze, row.Cause });
        });
        model.Entity<ResellerInvitationRow>(invitation =>
        {
            invitation.ToTable("reseller_invitation");
            invitation.HasKey(row => row.InvitationId);
            invitation.HasIndex(row => new { row.PartnerId, row.InvitedAt, row.InvitationId });
        });
    }

    private static PartnerRow Row(PartnerRegistered e, long version) => new()
    {
        PartnerId = e.PartnerId,
        Kind = e.Kind,
        CompanyName = e.CompanyName,
        Country = e.Country,
        ContactEmail = e.ContactEmail,
        ContactMobile = e.ContactMobile,
        DistributorId = e.DistributorId ?? "",
        RegisteredAt = e.RegisteredAt,
        Version = version,
    };

    private static async ValueTask Change(ReadModelContext db, string partnerId, long version, Action<PartnerRow> change, CancellationToken cancellation)
    {
        var row = await db.Row<PartnerRow>(cancellation, partnerId);
        change(row);
        row.Version = version;
    }

    private static void Restrict(ReadModelContext db, Recorded<PartnerRestricted> recorded, PartnerRestricted e)
    {
        db.Add(new PartnerHoldRow { PartnerId = e.PartnerId, Cause = e.Cause.ToString(), IsFreeze = false, Reason = e.Reason, Since = e.RestrictedAt });
        PartnerStatusHistory.Remember(db, recorded, e.PartnerId, PartnerStatusStep.Restricted, e.Cause, e.Reason);
    }

    private static void Freeze<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, FreezeCause cause, string reason, DateTimeOffset since) where TEvent : IDomainEvent
    {
        db.Add(new PartnerHoldRow { PartnerId = partnerId, Cause = cause.ToString(), IsFreeze = true, Reason = reason, Since = since });
        PartnerStatusHistory.Remember(db, recorded, partnerId, PartnerStatusStep.Frozen, cause, reason);
    }

    private static async ValueTask Lift<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, PartnerStatusStep step, Enum cause, CancellationToken cancellation)
        where TEvent : IDomainEvent
    {
        db.Remove(await db.Row<PartnerHoldRow>(cancellation, partnerId, step == PartnerStatusStep.Unfrozen, cause.ToString()));
        PartnerStatusHistory.Remember(db, recorded, partnerId, step, cause, null);
    }
}
