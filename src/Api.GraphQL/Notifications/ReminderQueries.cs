using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Notifications;

[Description("Which reminders are asked for; a field left out asks nothing.")]
public sealed record PaymentReminderFilter(
    [property: Description("On one way alone.")] MessageChannel? Channel,
    [property: Description("Sent at this instant or later.")] DateTimeOffset? From,
    [property: Description("Sent at this instant or earlier.")] DateTimeOffset? Until);

public sealed class ReminderQueries(ReminderReads reads)
{
    [Description("How a partner was reminded to pay, the caller's own unless named, the latest first unless orderBy says otherwise (QUOTA-11, QUOTA-18).")]
    public async Task<Connection<PaymentReminder>> PaymentReminders(
        IResolveFieldContext context, [Id] string? partnerId, PaymentReminderFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner, query) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId), QueryOf(filter, orderBy));
        return new(
            (await reads.Page(scope, partner, query, page, context.CancellationToken)).Select(PaymentReminder.Of),
            cancellation => reads.Count(scope, partner, query, cancellation));
    }

    internal static ReminderQuery QueryOf(PaymentReminderFilter? filter, TimeOrder? order) =>
        new(filter?.Channel, Period.Window(filter?.From, filter?.Until, order));
}
