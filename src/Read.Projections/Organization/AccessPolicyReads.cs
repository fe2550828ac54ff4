using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>Reads of fine-grained policies.</summary>
public sealed class AccessPolicyReads(IDbContextFactory<ReadModel<OrganizationProjection>> organizations)
{
    // Asked for every request of a partner's or customer's user.
    private readonly Func<ReadModel<OrganizationProjection>, string, string, CancellationToken, Task<AccessPolicyRow?>> one = EF.CompileAsyncQuery(
        (ReadModel<OrganizationProjection> db, string account, string holder, CancellationToken cancellation) =>
            db.Set<AccessPolicyRow>().FirstOrDefault(row => row.Account == account && row.Holder == holder));

    /// <summary>The policy of a user; null when it has none.</summary>
    public async Task<AccessPolicyRow?> Of(PolicyAccount account, string holder, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await one(db, account.Key, holder, cancellation);
    }

    public static AccessPolicyDocument DocumentOf(AccessPolicyRow row) => JsonSerializer.Deserialize<AccessPolicyDocument>(row.Policy, EventJson.Options)!;
}
