using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>A fine-grained policy of a user.</summary>
public sealed class AccessPolicyRow
{
    /// <summary>As <see cref="PolicyAccount.Key"/>.</summary>
    public required string Account { get; init; }

    /// <summary>The member of a partner, or the subject of a customer's user.</summary>
    public required string Holder { get; init; }

    /// <summary>The document, as events have it.</summary>
    public required string Policy { get; set; }

    public DateTimeOffset PutAt { get; set; }

    /// <summary>Of the account's policies when it was put.</summary>
    public long Version { get; set; }
}

internal static class AccessPolicyRows
{
    public static void Map(ModelBuilder model) => model.Entity<AccessPolicyRow>(policy =>
    {
        policy.ToTable("access_policy");
        policy.HasKey(row => new { row.Account, row.Holder });
    });

    public static async ValueTask Put(ReadModelContext db, Recorded<AccessPolicyPut> recorded, CancellationToken cancellation)
    {
        var (account, holder) = (new PolicyAccount(recorded.Event.PartnerId, recorded.Event.CustomerId).Key, recorded.Event.Holder);
        var row = await db.RowOrNew<AccessPolicyRow>(() => new() { Account = account, Holder = holder, Policy = "" }, cancellation, account, holder);
        (row.Policy, row.PutAt, row.Version) = (JsonSerializer.Serialize(recorded.Event.Policy, EventJson.Options), recorded.Metadata.OccurredAt, recorded.ClientVersion);
    }

    public static async ValueTask Remove(ReadModelContext db, Recorded<AccessPolicyRemoved> recorded, CancellationToken cancellation) =>
        db.Remove(await db.Row<AccessPolicyRow>(cancellation, new PolicyAccount(recorded.Event.PartnerId, recorded.Event.CustomerId).Key, recorded.Event.Holder));
}
