namespace PartnerGraph.Api.Security;

/// <summary>An organization without members.</summary>
public sealed class NoMembers : IMemberDirectory
{
    public ValueTask<MemberAccess?> Find(string subject, CancellationToken cancellation = default) => new((MemberAccess?)null);
}
