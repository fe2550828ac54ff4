using System.ComponentModel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

public sealed class CursorQueries(IEventStore events)
{
    [Description("The present end of the events: hand it to a subscription as after, to miss nothing that happens from now on. A subscription tells how far "
        + "it has come in its pings too: {\"type\":\"ping\",\"payload\":{\"cursors\":{\"<id>\":\"<cursor>\"}}}.")]
    public async Task<string> EventCursor(CancellationToken cancellation) => Cursor.Of(await events.Head(cancellation));
}
