using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Description("A payout came one step further, or its time passed.")]
public sealed record PayoutStateChange(
    [property: Description("Hand it back as after to go on behind this step.")] string Cursor,
    [property: Id] string PartnerId, [property: Id] string PayoutId,
    [property: Description("What was done.")] PayoutStep Step,
    [property: Description("When it was done.")] DateTimeOffset ChangedAt)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("payout"), Description("That payout as it stands now, which may be further.")]
    public Task<Payout?> Payout(IResolveFieldContext context, PayoutQueries payouts, ProjectionHost projections) =>
        PayoutSubscriptions.Read(context, payouts, projections, PayoutId, Position);
}

[Description("A partner was told to send an invoice (INCENT-3).")]
public sealed record InvoiceRequestNotice(
    [property: Description("Hand it back as after to go on behind this request.")] string Cursor,
    [property: Id] string PartnerId, [property: Id] string PayoutId,
    [property: Description("To whom, where and over how much.")] InvoiceRequest Request)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("payout"), Description("That payout as it stands now.")]
    public Task<Payout?> Payout(IResolveFieldContext context, PayoutQueries payouts, ProjectionHost projections) =>
        PayoutSubscriptions.Read(context, payouts, projections, PayoutId, Position);
}

public sealed class PayoutSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<PayoutStateChange> Steps = new(
        [
            typeof(PayoutApplied), typeof(InvoiceRegistered), typeof(InvoiceReceived), typeof(PayoutSubmittedToBank), typeof(AccountToppedUp), typeof(PayoutPaid),
            typeof(PayoutFailed), typeof(PayoutResumed), typeof(PayoutOverdue),
        ],
        recorded => new(Of(recorded.Event).PartnerId),
        recorded =>
        {
            var (partner, payout, step) = Of(recorded.Event);
            return new(Cursor.Of(recorded.Position), GlobalId.Of("Partner", partner), IdOf(partner, payout), step, recorded.Metadata.OccurredAt) { Position = recorded.Position };
        });

    private static readonly Topic<InvoiceRequestNotice> Requests = new(
        [typeof(InvoiceRequested)],
        recorded => new(((InvoiceRequested)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (InvoiceRequested)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), IdOf(e.PartnerId, e.PayoutId),
                new(e.SigningEntity, e.MailingAddress, e.Amount, e.RequestedAt))
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Steps, Requests];

    [Description("Steps of the payouts of the caller's partner, and for the vendor of all partners: those missed since the cursor after, in order and once, then live.")]
    public IObservable<PayoutStateChange> PayoutStateChanged(IResolveFieldContext context, string? after) => feed.Follow(context, after, Steps);

    [Description("Requests of the vendor for the invoices of the caller's partner: those missed since the cursor after, in order and once, then live (INCENT-3).")]
    public IObservable<InvoiceRequestNotice> InvoiceRequested(IResolveFieldContext context, string? after) => feed.Follow(context, after, Requests);

    /// <summary>It is told as soon as it is in the log, and read from what follows the log.</summary>
    internal static async Task<Payout?> Read(IResolveFieldContext context, PayoutQueries payouts, ProjectionHost projections, string payoutId, long position)
    {
        await projections.WaitFor(position, MutationRunner.ReadYourWritesBound, [PayoutProjection.ReadModelName], context.CancellationToken);
        return await payouts.Find(context.PartnerScope(), GlobalId.KeyOf(nameof(Payout), payoutId), context.CancellationToken);
    }

    private static string IdOf(string partner, string payout) => GlobalId.Of(nameof(Payout), PayoutRow.IdOf(partner, payout));

    private static (string PartnerId, string PayoutId, PayoutStep Step) Of(IDomainEvent @event) => @event switch
    {
        PayoutApplied e => (e.PartnerId, e.PayoutId, PayoutStep.Applied),
        InvoiceRegistered e => (e.PartnerId, e.PayoutId, PayoutStep.InvoiceRegistered),
        InvoiceReceived e => (e.PartnerId, e.PayoutId, e.Qualified ? PayoutStep.InvoiceReceived : PayoutStep.InvoiceRefused),
        PayoutSubmittedToBank e => (e.PartnerId, e.PayoutId, PayoutStep.SubmittedToBank),
        AccountToppedUp e => (e.PartnerId, e.PayoutId, PayoutStep.ToppedUp),
        PayoutPaid e => (e.PartnerId, e.PayoutId, PayoutStep.Paid),
        PayoutFailed e => (e.PartnerId, e.PayoutId, PayoutStep.Failed),
        PayoutResumed e => (e.PartnerId, e.PayoutId, PayoutStep.Resumed),
        PayoutOverdue e => (e.PartnerId, e.PayoutId, PayoutStep.Overdue),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}
