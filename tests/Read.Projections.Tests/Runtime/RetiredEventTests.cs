using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class RetiredEventTests : DemoTests
{
    protected override EventTypeRegistry Types { get; } = new(
        [typeof(AccountOpened), typeof(AmountBooked), typeof(AccountClosed), typeof(WeatherChanged)], [new MonthAdded()]);

    [Fact]
    public async Task Events_of_a_retired_version_are_followed_as_what_they_became()
    {
        await using var run = await Start();
        await run.Append(Demo.Opened("a", "ann"));
        var retired = new NewEvent(Guid.NewGuid(), "demo.amount-booked.v1", """{"account":"a","amount":"3.00000000 USD"}"""u8.ToArray(),
            """{"occurredAt":"2023-01-31T00:00:00Z","actor":"tester","correlationId":"test"}"""u8.ToArray());
        await run.Events.Append("a", ExpectedVersion.Any, [retired]);
        Assert.True((await run.CatchUp()).Reached);
        await using var db = run.Open<BalanceProjection>();
        Assert.Equal(3m, (await db.Set<BalanceRow>().SingleAsync()).Balance.Amount);
    }

    private sealed class MonthAdded : IUpcaster
    {
        public string From => "demo.amount-booked.v1";

        public string To => "demo.amount-booked.v2";

        public byte[] Upcast(ReadOnlySpan<byte> data) =>
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(data).Replace("}", ""","month":"2023-01"}""", StringComparison.Ordinal));
    }
}
