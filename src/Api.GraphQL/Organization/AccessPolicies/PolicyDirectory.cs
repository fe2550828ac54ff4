using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Organization.AccessPolicies;

/// <summary>Finds policies where partners and customers maintain them.</summary>
public sealed class PolicyDirectory(AccessPolicyReads reads, ReadModelChanges<OrganizationProjection> changes) : IPolicyDirectory
{
    private readonly StampedReads<ReadModelStamp, (PolicyAccount Account, string Holder), AccessPolicyDocument?> known = new(capacity: 20_000);

    // Whoever was restricted is refused with the commit that says so.
    public ValueTask<AccessPolicyDocument?> Of(PolicyAccount account, string holder, CancellationToken cancellation = default) =>
        known.Of(changes.Now(), (account, holder), Read, cancellation);

    private async Task<AccessPolicyDocument?> Read((PolicyAccount Account, string Holder) of) =>
        await reads.Of(of.Account, of.Holder, CancellationToken.None) is { } row ? AccessPolicyReads.DocumentOf(row) : null;
}
