using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

[Description("A partner's bill of a month was made (BILL-20). USD with eight decimals, as the bill was decided.")]
public sealed record BillPublication(
    [property: Description("Hand it back as after to go on behind this bill.")] string Cursor,
    [property: Id] string PartnerId,
    [property: Description("The month that is billed.")] BillingMonth Month,
    [property: Description("All usage in the bill; below 0 where more was given back than charged.")] Money Usage,
    [property: Description("What coupons paid of it.")] Money CouponApplied,
    [property: Description("What is left after coupons.")] Money Payable,
    [property: Description("What the account balance paid of it.")] Money FromBalance,
    [property: Description("What was given back beyond what was charged, and went on the balance.")] Money Credited,
    [property: Description("When it was made.")] DateTimeOffset GeneratedAt)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("partnerBill"), Description("That bill as it stands now, with its lines; what was paid since counts.")]
    public async Task<PartnerBill?> Bill(IResolveFieldContext context, BillQueries bills, ProjectionHost projections)
    {
        // It is told as soon as it is in the log, and read from what follows the log.
        await projections.WaitFor(Position, MutationRunner.ReadYourWritesBound, [ExpenditureProjection.ReadModelName], context.CancellationToken);
        return await bills.Find(context.PartnerScope(), GlobalId.KeyOf("Partner", PartnerId), Month, asOf: null, context.CancellationToken);
    }
}

public sealed class BillSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<BillPublication> Bills = new(
        [typeof(BillGenerated)],
        recorded => new(((BillGenerated)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (BillGenerated)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), e.Month, e.Usage, e.Coupons.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Amount),
                e.Total, e.FromBalance, e.Credited, recorded.Metadata.OccurredAt)
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Bills];

    [Description("Bills of the caller's partner, and for finance of all partners: those missed since the cursor after, in order and once, then live (BILL-20).")]
    public IObservable<BillPublication> BillPublished(IResolveFieldContext context, string? after) => feed.Follow(context, after, Bills);
}
