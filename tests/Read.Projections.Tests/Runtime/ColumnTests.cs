using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class ColumnTests : DemoTests
{
    [Fact]
    public async Task Amounts_instants_and_months_come_back_exactly_and_sort_as_values()
    {
        await using var run = await Start();
        await run.Append(Demo.Opened("a", "ann"), Demo.Booked("a", 99_999_999_999_999_999_999.99999999m), Demo.Opened("b", "ben"), Demo.Booked("b", -0.00000001m, 11), Demo.Opened("c", "cy"), Demo.Booked("c", 9m, 2), Demo.Booked("a", 0m, 2));
        await run.CatchUp();
        await using var db = run.Open<BalanceProjection>();
        var rows = await db.Set<BalanceRow>().OrderBy(row => row.Balance).ToListAsync();
        Assert.Equal(["-0.00000001", "9.00000000", "99999999999999999999.99999999"], rows.Select(row => row.Balance.ToExactString()));
        Assert.Equal(new DateTimeOffset(2024, 11, 2, 3, 4, 5, 678, TimeSpan.Zero), rows[0].LastBooked);
        Assert.Equal([new(2024, 2), new(2024, 2), new(2024, 9), new(2024, 11)], (await db.Set<MonthRow>().OrderBy(row => row.Month).ToListAsync()).Select(row => row.Month));
    }

    [Fact]
    public async Task Another_currency_is_refused_and_not_relabelled()
    {
        await using var run = await Start();
        await run.Append(Demo.Opened("a", "ann"), new PastEvent("a", new AmountBooked("a", new Money(1m, "EUR"), new(2024, 9))));
        await run.CatchUp();
        Assert.Contains("EUR", Assert.Single(run.Status(Balances).Quarantined).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_track_nothing()
    {
        await using var run = await Start();
        await run.Append(Demo.Opened("a", "ann"));
        await run.CatchUp();
        await using var db = run.Open<BalanceProjection>();
        await db.Set<BalanceRow>().ToListAsync();
        Assert.Empty(db.ChangeTracker.Entries());
    }
}
