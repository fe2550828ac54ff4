using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Bench;

/// <summary>A billing line of ordinary size, as it is stored.</summary>
internal static class SampleEvent
{
    public static readonly string Type = EventTypeRegistry.Domain.NameOf<ExpenditureRecorded>();

    public static readonly byte[] Data = EventTypeRegistry.Serialize(Recorded("1-1-1"));

    public static readonly byte[] Metadata =
        new CommandContext("system:import", "0193f3c49d1d7c4ab0a9").Metadata(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), []).Encode();

    public static ExpenditureLine Line(string lineId, string customerId = "p1-c0001") => new(
        "csv", lineId, customerId, new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero), new(2026, 1, 5, 7, 0, 0, TimeSpan.Zero),
        "Elastic Cloud Server", "la-south-2", BillingMode.PayPerUse, BillType.Expenditure,
        new LineAmounts
        {
            ListPrice = ExactAmount.Of(10.30158326m), DiscountedAmount = ExactAmount.Of(1.03015830m), AmountDue = ExactAmount.Of(9.27142496m),
            MonthlySettlement = ExactAmount.Of(9.27142496m),
        })
    {
        ResourceId = "res-0002-5-02",
    };

    public static ExpenditureRecorded Recorded(string lineId) => (ExpenditureRecorded)ExpenditureDecider
        .Decide(new RecordExpenditure(Line(lineId), AmountPrecision.WithRemainder), StoredLine.None).Events.Single();
}
