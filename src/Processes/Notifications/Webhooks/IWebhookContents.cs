using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <summary>What a receiver is told of an event: what the subscription of the same name tells.</summary>
public interface IWebhookContents
{
    /// <summary>The body of the request.</summary>
    string Of(Recorded recorded);
}
