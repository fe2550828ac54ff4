using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

/// <summary>Partners that other objects name.</summary>
internal static class PartnerObjects
{
    /// <param name="id">The global id of the partner; null names none.</param>
    public static IDataLoaderResult<Partner?>? PartnerOf(this IResolveFieldContext context, string? id)
    {
        if (id is null) return null;
        var (partners, scope) = (context.RequestServices!.GetRequiredService<PartnerReads>(), context.PartnerScope());
        return context.Load<string, PartnerRow>("partners", GlobalId.KeyOf("Partner", id), (keys, cancellation) => partners.Of(scope, keys, cancellation))
            .Then(row => row?.To<Partner>());
    }
}
