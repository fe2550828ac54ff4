using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

[Description("A closed month's bill was restated (ADR 63). USD with eight decimals.")]
public sealed record BillRestatementNotice(
    [property: Description("Hand it back as after to go on behind this restatement.")] string Cursor,
    [property: Id] string PartnerId,
    [property: Description("The month whose bill it is.")] BillingMonth Month,
    [property: Description("The version of the bill from now on; 2 is the first restatement.")] long Version,
    [property: Description("What the vendor gave as reason.")] string Reason,
    [property: Description("All usage in the bill before.")] Money Before,
    [property: Description("All usage in it from now on.")] Money After,
    [property: Description("How much more is left to pay; below 0 where it is less.")] Money DueChange,
    [property: Description("What went back on the account balance.")] Money GivenBack,
    [property: Description("What is left to pay of it.")] Money Unpaid,
    [property: Description("The last day on which it is paid in time, in the billing zone.")] DateOnly DueOn,
    [property: Description("When it was restated.")] DateTimeOffset RestatedAt)
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

public sealed class BillRestatementSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<BillRestatementNotice> Restatements = new(
        [typeof(BillRestated)],
        recorded => new(((BillRestated)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (BillRestated)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), e.Month, e.Version, e.Reason, e.Before, e.Usage, e.DueChange, e.GivenBack, e.Unpaid, e.DueOn,
                e.RestatedAt)
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Restatements];

    [Description("Restated bills of the caller's partner, and for finance of all partners: those missed since the cursor after, in order and once, then live (ADR 63).")]
    public IObservable<BillRestatementNotice> BillRestated(IResolveFieldContext context, string? after) => feed.Follow(context, after, Restatements);
}
