using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Notifications.Deliveries;

[Description("Which messages are asked for; a field left out asks nothing.")]
public sealed record MessageDeliveryFilter(
    [property: Description("On one way alone.")] MessageChannel? Channel,
    [property: Description("In one state alone.")] MessageDeliveryState? State,
    [property: Description("Asked for at this instant or later.")] DateTimeOffset? From,
    [property: Description("Asked for at this instant or earlier.")] DateTimeOffset? Until);

public sealed class MessageDeliveryQueries(DeliveryReads reads, MessageOptions options, TimeProvider clock)
{
    [Description("The emails and text messages of a partner, the caller's own unless named, and what became of each, the latest first unless orderBy says otherwise (NOTIFY-1, NOTIFY-2).")]
    public async Task<Connection<MessageDelivery>> MessageDeliveries(
        IResolveFieldContext context, [Id] string? partnerId, MessageDeliveryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var lateBefore = clock.GetUtcNow() - options.GiveUpAfter;
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        var query = new DeliveryQuery(
            filter?.Channel, StateOf(filter?.State), AreLate(filter?.State), lateBefore, Period.Window(filter?.From, filter?.Until, orderBy));
        return new(
            (await reads.Page(scope, partner, query, page, context.CancellationToken)).Select(row => MessageDelivery.Of(row, lateBefore)),
            cancellation => reads.Count(scope, partner, query, cancellation));
    }

    private static DeliveryState? StateOf(MessageDeliveryState? state) => state switch
    {
        MessageDeliveryState.Delivered => DeliveryState.Delivered,
        MessageDeliveryState.Failed => DeliveryState.Failed,
        null => null,
        _ => DeliveryState.Waiting,
    };

    private static bool? AreLate(MessageDeliveryState? state) => state switch
    {
        MessageDeliveryState.Expired => true,
        MessageDeliveryState.Waiting => false,
        _ => null,
    };
}
