using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;

namespace PartnerGraph.Api.GraphQL.Organization;

/// <summary>Finds members that a caller may see: all of its organization where it may list them, itself in any case (ORG-5).</summary>
public sealed class MemberFinder(OrganizationReads reads, AccessPolicy access)
{
    private static readonly Dictionary<string, MemberRow> Nobody = [];

    public async Task<IReadOnlyDictionary<string, MemberRow>> Of(Actor actor, IReadOnlyCollection<string> memberIds, CancellationToken cancellation)
    {
        IReadOnlyCollection<string> seen = access.Allows(actor, "members") ? memberIds
            : actor is { Gap: null, MemberId: { } self } && memberIds.Contains(self) ? [self] : [];
        return seen.Count == 0 ? Nobody : await reads.Members(actor.Partners(), seen, cancellation);
    }
}

/// <summary>Members that other objects name.</summary>
internal static class MemberObjects
{
    /// <param name="id">The global id of the member; null names none.</param>
    public static IDataLoaderResult<Member?>? MemberOf(this IResolveFieldContext context, string? id)
    {
        if (id is null) return null;
        var members = context.RequestServices!.GetRequiredService<MemberFinder>();
        return context.Load<string, MemberRow>("members", GlobalId.KeyOf("Member", id), (keys, cancellation) => members.Of(Actor.Of(context), keys, cancellation))
            .Then(row => row?.To<Member>());
    }
}
