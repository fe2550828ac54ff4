using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

[Description("Every condition given must hold.")]
public sealed record PartnerFilter(
    PartnerKind? Kind, PartnerTier? Tier, string? Country,
    [property: Description("A part of the company's name, in any case.")] string? Text,
    [property: Description("Whether the vendor has approved the company's information.")] bool? BusinessInformationApproved);

public sealed class PartnerQueries(PartnerReads reads)
{
    [Description("A partner: the caller's own when no id is given; null when there is none that the caller may see.")]
    public async Task<Partner?> Partner(IResolveFieldContext context, [Id] string? id)
    {
        if ((id is null ? Actor.Of(context).PartnerId : GlobalId.KeyOf(nameof(Partner), id)) is not { } key) return null;
        return (await reads.Of(context.PartnerScope(), [key], context.CancellationToken)).GetValueOrDefault(key)?.To<Partner>();
    }

    [Description("The partners of the network, by name unless orderBy says otherwise.")]
    public async Task<Connection<Partner>> Partners(IResolveFieldContext context, PartnerFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var (found, count) = await reads.List(context.PartnerScope(), QueryOf(filter, orderBy), page, context.CancellationToken);
        return new(found.Select(row => row.To<Partner>()), count);
    }

    internal static PartnerQuery QueryOf(PartnerFilter? filter, ListOrder? order) => new(filter?.Kind, filter?.Tier, filter?.Country, filter?.Text)
    {
        BusinessInformationApproved = filter?.BusinessInformationApproved, Order = order ?? ListOrder.NameAscending,
    };
}
