using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Partners;

namespace PartnerGraph.Api.Partners;

[Description("Every condition given must hold.")]
public sealed record PartnerFilter(
    PartnerKind? Kind, PartnerTier? Tier, string? Country,
    [property: Description("A part of the company's name, in any case.")] string? Text);

public sealed class PartnerQueries(PartnerReads reads)
{
    [Description("A partner: the caller's own when no id is given; null when there is none that the caller may see.")]
    public async Task<Partner?> Partner(IResolveFieldContext context, [Id] string? id)
    {
        if ((id is null ? Actor.Of(context).PartnerId : GlobalId.KeyOf(nameof(Partner), id)) is not { } key) return null;
        return (await reads.Of(context.PartnerScope(), [key], context.CancellationToken)).GetValueOrDefault(key)?.To<Partner>();
    }

    [Description("The partners of the network, by name.")]
    public async Task<Connection<Partner>> Partners(IResolveFieldContext context, PartnerFilter? filter, PageRequest page)
    {
        var query = new PartnerQuery(filter?.Kind, filter?.Tier, filter?.Country, filter?.Text);
        var (found, count) = await reads.List(context.PartnerScope(), query, page, context.CancellationToken);
        return new(found.Select(row => row.To<Partner>()), count);
    }
}
