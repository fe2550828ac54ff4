using GraphQL;
using GraphQL.Execution;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>What a subscription keeps of the request that began it, and nothing else of it.</summary>
internal sealed class Subscribing(IResolveFieldContext context) : IProvideUserContext
{
    public IDictionary<string, object?> UserContext { get; } = context.UserContext;

    /// <summary>The name of the subscribed field.</summary>
    public string Field { get; } = context.FieldDefinition.Name;

    /// <summary>Signalled when the operation ends.</summary>
    public CancellationToken Ended { get; } = context.CancellationToken;

    /// <summary>Null where the transport does not pace.</summary>
    public SubscriptionPace? Pace { get; } = SubscriptionPace.Of(context);

    public SubscriptionProgress? Progress { get; } = SubscriptionProgress.Current;
}
