using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

[EventType("demo.account-opened")]
public sealed record AccountOpened(string Account, string Owner) : IDomainEvent;

[EventType("demo.amount-booked", 2)]
public sealed record AmountBooked(string Account, Money Amount, BillingMonth Month) : IDomainEvent;

[EventType("demo.account-closed")]
public sealed record AccountClosed(string Account) : IDomainEvent;

/// <summary>An event that no read model of these tests follows.</summary>
[EventType("demo.weather-changed")]
public sealed record WeatherChanged : IDomainEvent;

/// <summary>The small domain of these tests.</summary>
public static class Demo
{
    public static readonly EventTypeRegistry Types = new(
        [typeof(AccountOpened), typeof(AmountBooked), typeof(AccountClosed), typeof(WeatherChanged)], []);

    public static IEnumerable<PastEvent> History { get; } =
    [
        Opened("a", "ann"), Booked("a", 1.5m), Opened("b", "ben"), Booked("b", 0.00000001m, 10), Booked("a", -0.25m, 10), new("weather", new WeatherChanged()),
        new("b", new AccountClosed("b")), Opened("b", "bo"), Booked("b", 7m), Booked("a", 92_000_000_000m, 11), Opened("c", "ann"), new("a", new AccountClosed("a")),
    ];

    public static PastEvent Opened(string account, string owner) => new(account, new AccountOpened(account, owner));

    public static PastEvent Booked(string account, decimal amount, int month = 9) =>
        new(account, new AmountBooked(account, new Money(amount), new(2024, month)), new DateTimeOffset(2024, month, 2, 3, 4, 5, 678, TimeSpan.Zero));
}

public sealed class BalanceRow
{
    public required string Account { get; init; }

    public required string Owner { get; set; }

    public Money Balance { get; set; }

    public Money? Largest { get; set; }

    public DateTimeOffset? LastBooked { get; set; }
}

public sealed class MonthRow
{
    public required string Account { get; init; }

    public BillingMonth Month { get; init; }

    public Money Booked { get; set; }
}

/// <summary>What a test does while the projection applies: refuse an event, look, stop.</summary>
public sealed class Interference
{
    public int Version { get; set; } = 1;

    public Func<Recorded, ValueTask> Before { get; set; } = _ => ValueTask.CompletedTask;
}

public sealed class BalanceProjection : Projection
{
    private readonly Interference interference;

    public BalanceProjection(Interference interference)
    {
        this.interference = interference;
        On<AccountOpened>((db, recorded) => db.Add(new BalanceRow { Account = recorded.Event.Account, Owner = recorded.Event.Owner }));
        On<AmountBooked>(Book);
        On<AccountClosed>(async (db, recorded, cancellation) => db.Remove(await db.Row<BalanceRow>(cancellation, recorded.Event.Account)));
    }

    public override string Name => "demo-balances";

    public override int Version => interference.Version;

    public override void Map(ModelBuilder model)
    {
        model.Entity<BalanceRow>().ToTable("balance").HasKey(row => row.Account);
        model.Entity<MonthRow>().ToTable("month").HasKey(row => new { row.Account, row.Month });
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        foreach (var recorded in batch)
        {
            await interference.Before(recorded);
            await base.Apply(db, [recorded], cancellation);
        }
    }

    private static async ValueTask Book(ReadModelContext db, Recorded<AmountBooked> recorded, CancellationToken cancellation)
    {
        var (account, amount, billingMonth) = recorded.Event;
        var row = await db.Row<BalanceRow>(cancellation, account);
        row.Balance += amount;
        row.Largest = row.Largest is { } largest && largest > amount ? largest : amount;
        row.LastBooked = recorded.Metadata.OccurredAt;
        var month = await db.FindAsync<MonthRow>([account, billingMonth], cancellation);
        if (month is null) db.Add(month = new MonthRow { Account = account, Month = billingMonth });
        month.Booked += amount;
    }
}
