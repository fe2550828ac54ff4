using System.Collections.Immutable;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Api.GraphQL.Partners;

/// <summary>The resellers of a distributor, as partners were registered.</summary>
public sealed class ResellerDirectory(PartnerReads partners, ReadModelChanges<PartnerProjection> changes) : IResellerDirectory
{
    private readonly StampedReads<ReadModelStamp, string, ImmutableArray<string>> known = new(capacity: 1_000);

    public ValueTask<ImmutableArray<string>> Of(string distributorId, CancellationToken cancellation = default) =>
        known.Of(changes.Now(), distributorId, distributor => partners.ResellerIds(distributor, CancellationToken.None), cancellation);
}
