using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.Domain.Organization.Audit;

namespace PartnerGraph.Read.Projections.Organization.Audit;

/// <summary>What an entry of the audit log tells.</summary>
public enum AuditKind
{
    AccessDenied,
    MemberCreated,
    MemberRemoved,
    RoleAssigned,
    ManagersAssigned,
    RoleDefined,
    RoleChanged,
    RoleRetired,
    PolicyPut,
    PolicyRemoved,
}

/// <summary>Who was denied something, or changed what somebody may do.</summary>
public sealed class AuditRow
{
    /// <summary>The event's place in the log.</summary>
    public long Position { get; init; }

    public AuditKind Kind { get; init; }

    /// <summary>Empty where no partner's user is concerned.</summary>
    public required string PartnerId { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>The subject of whoever was denied or changed something.</summary>
    public required string Subject { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The member, custom role or user that was changed; null for a denial.</summary>
    public string? Target { get; init; }

    /// <summary>The root field that was denied.</summary>
    public string? Field { get; init; }

    public string? Code { get; init; }

    public string? Permission { get; init; }

    public required string CorrelationId { get; init; }
}

public sealed class AuditProjection : Projection
{
    public AuditProjection()
    {
        On<AccessDenied>((db, recorded) => db.Add(new AuditRow
        {
            Position = recorded.Position, Kind = AuditKind.AccessDenied, PartnerId = recorded.Event.PartnerId ?? "", CustomerId = recorded.Event.CustomerId,
            Subject = recorded.Event.Subject, At = recorded.Event.At, Field = recorded.Event.Field, Code = recorded.Event.Code, Permission = recorded.Event.Permission,
            CorrelationId = recorded.Metadata.CorrelationId,
        }));
        Keeps<MemberCreated>(AuditKind.MemberCreated, e => (e.PartnerId, null, e.MemberId));
        Keeps<MemberRemoved>(AuditKind.MemberRemoved, e => (e.PartnerId, null, e.MemberId));
        Keeps<RoleAssigned>(AuditKind.RoleAssigned, e => (e.PartnerId, null, e.MemberId));
        Keeps<ManagersAssigned>(AuditKind.ManagersAssigned, e => (e.PartnerId, null, e.MemberId));
        Keeps<RoleDefined>(AuditKind.RoleDefined, e => (e.PartnerId, null, e.RoleId));
        Keeps<RoleChanged>(AuditKind.RoleChanged, e => (e.PartnerId, null, e.RoleId));
        Keeps<RoleRetired>(AuditKind.RoleRetired, e => (e.PartnerId, null, e.RoleId));
        Keeps<AccessPolicyPut>(AuditKind.PolicyPut, e => (e.PartnerId, e.CustomerId, e.Holder));
        Keeps<AccessPolicyRemoved>(AuditKind.PolicyRemoved, e => (e.PartnerId, e.CustomerId, e.Holder));
    }

    public override string Name => "audit";

    public override void Map(ModelBuilder model) => model.Entity<AuditRow>(entry =>
    {
        entry.ToTable("audit");
        entry.HasKey(row => row.Position);
        entry.Property(row => row.Position).ValueGeneratedNever();
        entry.HasIndex(row => new { row.PartnerId, row.Position });
    });

    private void Keeps<TEvent>(AuditKind kind, Func<TEvent, (string? PartnerId, string? CustomerId, string Target)> concern) where TEvent : class, IDomainEvent =>
        On<TEvent>((db, recorded) =>
        {
            var (partner, customer, target) = concern(recorded.Event);
            db.Add(new AuditRow
            {
                Position = recorded.Position, Kind = kind, PartnerId = partner ?? "", CustomerId = customer, Subject = recorded.Metadata.Actor, At = recorded.Metadata.OccurredAt,
                Target = target, CorrelationId = recorded.Metadata.CorrelationId,
            });
        });
}
