using System.Collections.Immutable;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Partners;

namespace PartnerGraph.Api.Partners;

/// <summary>The resellers of a distributor, as partners were registered.</summary>
public sealed class ResellerDirectory(PartnerReads partners) : IResellerDirectory
{
    public async ValueTask<ImmutableArray<string>> Of(string distributorId, CancellationToken cancellation = default) =>
        await partners.ResellerIds(distributorId, cancellation);
}
