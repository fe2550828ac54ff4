using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Api.GraphQL.Platform.Reads;

/// <summary>The read models that lack something.</summary>
/// <param name="Certain">That lack an event which names the caller, a customer that it has or had, or a reseller of it.</param>
/// <param name="Possible">Those, and the ones of which nobody can tell whom they concern; all of them for the vendor.</param>
public sealed record Touched(IReadOnlySet<string> Certain, IReadOnlySet<string> Possible);

/// <summary>Whom it concerns that a stream is set aside: those that its events name, the partners they belong or belonged to, and those partners' distributors.</summary>
public sealed class QuarantineConcerns(AssociationReads associations, PartnerReads partners)
{
    // So many tenants at once are asked for together.
    private const int AtOnce = 500;

    public async Task<Touched> Of(Actor actor, IReadOnlyCollection<ProjectionStatus> lacking, CancellationToken cancellation)
    {
        if (actor.IsVendor)
        {
            var all = lacking.Select(status => status.Name).ToHashSet();
            return new(all, all);
        }

        string?[] own = [actor.PartnerId, actor.CustomerId];
        var above = await Above([.. lacking.SelectMany(status => status.Quarantined).SelectMany(stream => stream.Tenants).Distinct()], cancellation);
        // What says to whom a customer belongs may be what is set aside.
        foreach (var association in lacking.Where(status => status.Name == AssociationProjection.ReadModelName).SelectMany(status => status.Quarantined))
            foreach (var tenant in association.Tenants) Put(above, tenant, association.Tenants);
        bool IsOwn(QuarantinedStream stream) => stream.Tenants.Any(tenant =>
            own.Contains(tenant) || (above.TryGetValue(tenant, out var owners) && owners.Overlaps(own!)));
        var certain = lacking.Where(status => status.Quarantined.Any(IsOwn)).Select(status => status.Name).ToHashSet();
        var unknown = lacking.Where(status => status.Quarantined.Any(stream => stream.Tenants.Count == 0)).Select(status => status.Name);
        return new(certain, certain.Union(unknown).ToHashSet());
    }

    /// <summary>The partners that each customer has or had, and the distributors of partners.</summary>
    private async Task<Dictionary<string, HashSet<string>>> Above(IReadOnlyCollection<string> tenants, CancellationToken cancellation)
    {
        Dictionary<string, HashSet<string>> above = [];
        foreach (var some in tenants.Chunk(AtOnce))
            foreach (var (customer, partner) in await associations.PartnersEver(some, cancellation)) Put(above, customer, [partner]);
        string[] all = [.. tenants.Union(above.Values.SelectMany(found => found))];
        Dictionary<string, string> distributors = [];
        foreach (var some in all.Chunk(AtOnce))
            foreach (var (partner, distributor) in await partners.Distributors(some, cancellation)) distributors[partner] = distributor;
        foreach (var tenant in tenants)
        {
            foreach (var partner in above.GetValueOrDefault(tenant)?.Append(tenant).ToList() ?? [tenant])
                if (distributors.TryGetValue(partner, out var distributor)) Put(above, tenant, [distributor]);
        }

        return above;
    }

    private static void Put(Dictionary<string, HashSet<string>> above, string tenant, IEnumerable<string> owners)
    {
        if (!above.TryGetValue(tenant, out var known)) above[tenant] = known = [];
        known.UnionWith(owners);
    }
}
