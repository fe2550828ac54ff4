using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Visibility;

[Description("What the customer used, at official prices (BILL-9). USD with eight decimals.")]
public sealed record Consumption(
    [property: Description("Hand it back as after to go on behind this line.")] string Cursor,
    [property: Id] string CustomerId,
    [property: Description("The product, as the billing source names it.")] string ServiceType,
    [property: Description("Where it runs; null when the source names no region.")] string? Region,
    [property: Description("A charge, money given back, or the tax of either.")] BillType BillType,
    [property: Description("When the charged usage began.")] DateTimeOffset ChargedFrom,
    [property: Description("When it ended.")] DateTimeOffset ChargedTo,
    [property: Description("At official prices; below 0 for what was given back.")] Money OfficialPrice);

public sealed class ConsumptionSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<Consumption> Lines = new(
        [typeof(ExpenditureRecorded)],
        recorded => new(null, ((ExpenditureRecorded)recorded.Event).CustomerId) { IsConsumption = true },
        recorded =>
        {
            var e = (ExpenditureRecorded)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Customer", e.CustomerId), e.ServiceType, e.Region, e.BillType, e.ChargedFrom, e.ChargedTo, e.ListPrice);
        });

    static IEnumerable<Topic> ITopics.Topics => [Lines];

    [Description("What the caller uses, as it is recorded: those lines missed since the cursor after, in order and once, then live. Nothing comes to a reseller customer whose partner has revoked the sight of bills, for as long as it has (BILL-8).")]
    public IObservable<Consumption> ConsumptionReported(IResolveFieldContext context, string? after) => feed.Follow(context, after, Lines);
}
