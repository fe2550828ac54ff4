using System.Collections.Concurrent;
using PartnerGraph.Api.Security;

namespace PartnerGraph.Api.Tests;

/// <summary>Members as a test wants them.</summary>
public sealed class TestMembers : IMemberDirectory
{
    private readonly ConcurrentDictionary<string, MemberAccess> members = new();

    public string Add(string partnerId, Role role, string memberId, string[] managers, string[] permissions)
    {
        var subject = $"{role}:{memberId}@{partnerId}";
        members[subject] = new(memberId, partnerId, role, [.. managers], [.. permissions]);
        return subject;
    }

    public string AddWithoutRole(string partnerId, string memberId)
    {
        members[memberId] = new(memberId, partnerId, null, [], []);
        return memberId;
    }

    public void Remove(string subject) => members.TryRemove(subject, out _);

    public ValueTask<MemberAccess?> Find(string subject, CancellationToken cancellation = default) =>
        new(members.GetValueOrDefault(subject));
}
