using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>A user of a partner's organization.</summary>
public sealed class MemberRow : IPartnerRow
{
    public required string MemberId { get; init; }

    public required string PartnerId { get; init; }

    public MemberKind Kind { get; init; }

    public required string UserName { get; init; }

    public required string Email { get; init; }

    public required string Subject { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public BuiltInRole? Role { get; set; }

    public string? CustomRoleId { get; set; }

    /// <summary>The account managers that a director leads, separated by spaces: of those that it was given, who is one now.</summary>
    public required string ManagerIds { get; set; }

    /// <summary>Whom a director was given, also while they are no account managers: being one again, they are led again.</summary>
    public required string GivenManagerIds { get; set; }

    /// <summary>The version of the member's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>A role that a partner made of permissions.</summary>
public sealed class CustomRoleRow : IPartnerRow
{
    public required string RoleId { get; init; }

    public required string PartnerId { get; init; }

    public required string Name { get; set; }

    public DateTimeOffset DefinedAt { get; init; }

    /// <summary>Separated by spaces, in ascending order; empty once the role is retired.</summary>
    public required string Permissions { get; set; }

    public bool Retired { get; set; }

    public long Version { get; set; }
}

/// <summary>What kind of partner an organization belongs to: it decides what its administrator is.</summary>
public sealed class OrganizationRow
{
    public required string PartnerId { get; init; }

    public PartnerKind Kind { get; init; }
}

public sealed class OrganizationProjection : Projection
{
    public const string ReadModelName = "organization";

    public OrganizationProjection()
    {
        On<PartnerRegistered>((db, recorded) => db.Add(new OrganizationRow { PartnerId = recorded.Event.PartnerId, Kind = recorded.Event.Kind }));
        On<IamAccountRecorded>(IamAccountRows.Record);
        On<IamAccountDeleted>(IamAccountRows.Delete);
        On<AccessPolicyPut>(AccessPolicyRows.Put);
        On<AccessPolicyRemoved>(AccessPolicyRows.Remove);
        On<MemberCreated>((db, recorded) => db.Add(Row(recorded.Event)));
        On<RoleAssigned>((db, recorded, cancellation) => Assign(db, recorded, cancellation));
        On<ManagersAssigned>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<MemberRow>(cancellation, recorded.Event.MemberId);
            // Each was an account manager when it was decided, in the same append.
            row.ManagerIds = row.GivenManagerIds = string.Join(' ', recorded.Event.ManagerIds);
            row.Version = recorded.ClientVersion;
        });
        On<MemberRemoved>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<MemberRow>(cancellation, recorded.Event.MemberId);
            await Leadership.Follow(db, row, null, cancellation);
            db.Remove(row);
        });
        On<RoleDefined>((db, recorded) => db.Add(new CustomRoleRow
        {
            RoleId = recorded.Event.RoleId, PartnerId = recorded.Event.PartnerId, Name = recorded.Event.Name, DefinedAt = recorded.Metadata.OccurredAt,
            Permissions = string.Join(' ', recorded.Event.Permissions),
        }));
        On<RoleChanged>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<CustomRoleRow>(cancellation, recorded.Event.RoleId);
            (row.Name, row.Permissions, row.Version) = (recorded.Event.Name, string.Join(' ', recorded.Event.Permissions), recorded.ClientVersion);
        });
        On<RoleRetired>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<CustomRoleRow>(cancellation, recorded.Event.RoleId);
            (row.Retired, row.Permissions, row.Version) = (true, "", recorded.ClientVersion);
        });
    }

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        IamAccountRows.Map(model);
        AccessPolicyRows.Map(model);
        model.Entity<MemberRow>(member =>
        {
            member.ToTable("member");
            member.HasKey(row => row.MemberId);
            member.HasIndex(row => row.Subject).IsUnique();
            member.HasIndex(row => new { row.PartnerId, row.UserName, row.MemberId });
            member.HasIndex(row => new { row.PartnerId, row.CreatedAt, row.MemberId });
        });
        model.Entity<CustomRoleRow>(role =>
        {
            role.ToTable("custom_role");
            role.HasKey(row => row.RoleId);
            role.HasIndex(row => new { row.PartnerId, row.Name, row.RoleId });
            role.HasIndex(row => new { row.PartnerId, row.DefinedAt, row.RoleId });
        });
        model.Entity<OrganizationRow>(organization =>
        {
            organization.ToTable("organization");
            organization.HasKey(row => row.PartnerId);
        });
    }

    private static MemberRow Row(MemberCreated e) => new()
    {
        MemberId = e.MemberId,
        PartnerId = e.PartnerId,
        Kind = e.Kind,
        UserName = e.UserName,
        Email = e.Email,
        Subject = e.Subject,
        CreatedAt = e.CreatedAt,
        ManagerIds = "",
        GivenManagerIds = "",
    };

    private static async ValueTask Assign(ReadModelContext db, Recorded<RoleAssigned> recorded, CancellationToken cancellation)
    {
        var row = await db.Row<MemberRow>(cancellation, recorded.Event.MemberId);
        await Leadership.Follow(db, row, recorded.Event.Role, cancellation);
        (row.Role, row.CustomRoleId, row.Version) = (recorded.Event.Role, recorded.Event.CustomRoleId, recorded.ClientVersion);
        if (recorded.Event.Role != BuiltInRole.AccountDirector) row.ManagerIds = row.GivenManagerIds = "";
    }
}
