using System.Collections.Concurrent;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests;

/// <summary>Members as a test wants them.</summary>
public sealed class TestMembers : IMemberDirectory
{
    private readonly ConcurrentDictionary<string, MemberAccess> members = new();
    private readonly ConcurrentDictionary<string, int> asked = new();

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

    public void Move(string subject, string partnerId) => members[subject] = members[subject] with { PartnerId = partnerId };

    /// <summary>How often somebody wanted to know who a subject is.</summary>
    public int AskedFor(string subject) => asked.GetValueOrDefault(subject);

    public ValueTask<MemberAccess?> Find(string subject, CancellationToken cancellation = default)
    {
        asked.AddOrUpdate(subject, 1, static (_, count) => count + 1);
        return new(members.GetValueOrDefault(subject));
    }
}
