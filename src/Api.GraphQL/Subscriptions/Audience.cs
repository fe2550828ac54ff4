using System.Runtime.InteropServices;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>On whose account a subscriber is looked up when an event comes.</summary>
internal enum RouteKind { Nobody, Partner, Customer, Everybody }

/// <param name="Id">Of the partner or the customer.</param>
/// <param name="Subject">Of a member's token: it may become a member of another partner. Null when the token itself says whom it speaks for.</param>
internal readonly record struct Route(RouteKind Kind, string Id, string? Subject)
{
    public static readonly Route Everybody = new(RouteKind.Everybody, "", null);
}

/// <summary>
/// Who follows what, by topic and by partner or customer, so that an event is shown to those alone whom it may concern. Whether they may see it is asked
/// for each of them.
/// </summary>
internal sealed class Audience
{
    private readonly Dictionary<(Topic Topic, RouteKind Kind, string Id), HashSet<Follower>> followers = [];
    private readonly Dictionary<Topic, int> byTopic = [];

    public int Count => byTopic.Values.Sum();

    public void Add(Follower follower, Route route)
    {
        follower.Route = route;
        ref var those = ref CollectionsMarshal.GetValueRefOrAddDefault(followers, KeyOf(follower), out _);
        if ((those ??= []).Add(follower)) byTopic[follower.Topic] = byTopic.GetValueOrDefault(follower.Topic) + 1;
    }

    public void Remove(Follower follower)
    {
        var key = KeyOf(follower);
        if (!followers.TryGetValue(key, out var those)) return;
        if (those.Remove(follower)) byTopic[follower.Topic]--;
        if (those.Count == 0) followers.Remove(key);
    }

    public bool Follows(Topic topic) => byTopic.GetValueOrDefault(topic) > 0;

    /// <summary>Everybody who follows the topic.</summary>
    public IReadOnlyList<Follower> Of(Topic topic) => [.. followers.Where(pair => pair.Key.Topic == topic).SelectMany(pair => pair.Value)];

    /// <summary>Those of the topic whom an event may concern.</summary>
    public IReadOnlyList<Follower> Of(Topic topic, Concern concern)
    {
        var found = new List<Follower>();
        Take(RouteKind.Everybody, "");
        Take(RouteKind.Partner, concern.PartnerId);
        if (concern.DistributorId != concern.PartnerId) Take(RouteKind.Partner, concern.DistributorId);
        Take(RouteKind.Customer, concern.CustomerId);
        return found;

        void Take(RouteKind kind, string? id)
        {
            if (id is not null && followers.TryGetValue((topic, kind, id), out var those)) found.AddRange(those);
        }
    }

    /// <summary>A user has become a partner's member: what concerns that partner may concern it from now on.</summary>
    public void Move(string subject, string partnerId)
    {
        foreach (var follower in followers.Values.SelectMany(those => those).Where(follower => follower.Route.Subject == subject).ToList())
        {
            Remove(follower);
            Add(follower, new(RouteKind.Partner, partnerId, subject));
        }
    }

    public IReadOnlyList<Follower> Clear()
    {
        Follower[] all = [.. followers.Values.SelectMany(those => those)];
        followers.Clear();
        byTopic.Clear();
        return all;
    }

    private static (Topic, RouteKind, string) KeyOf(Follower follower) => (follower.Topic, follower.Route.Kind, follower.Route.Id);
}
