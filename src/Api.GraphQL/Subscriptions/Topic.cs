using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>Whom an event concerns, as it was when it happened: from then on for ever, and nobody who came later.</summary>
/// <param name="PartnerId">The partner, or the customer's at the time; null for none.</param>
/// <param name="CustomerId">The customer that it is about; null when it is the partner's own.</param>
/// <param name="DistributorId">Who is told of the partner's own beside it.</param>
public readonly record struct Concern(string? PartnerId, string? CustomerId = null, string? DistributorId = null)
{
    /// <summary>Whether it tells a customer what it used, which its partner can take it the sight of (BILL-8).</summary>
    public bool IsConsumption { get; init; }
}

/// <summary>What a field of the subscription type tells: of which events, and whom.</summary>
public abstract class Topic(IReadOnlyCollection<Type> events)
{
    public IReadOnlyCollection<Type> Events => events;

    internal abstract FedEvent Of(Recorded recorded);
}

/// <param name="notice">What is told, made once for an event and the same for everybody who receives it.</param>
public sealed class Topic<TNotice>(IReadOnlyCollection<Type> events, Func<Recorded, Concern> whom, Func<Recorded, TNotice> notice) : Topic(events)
    where TNotice : class
{
    internal override FedEvent Of(Recorded recorded) => new FedEvent<TNotice>(recorded, whom(recorded), notice);
}

/// <summary>A class of subscription fields with the topics that they follow.</summary>
public interface ITopics
{
    static abstract IEnumerable<Topic> Topics { get; }
}
