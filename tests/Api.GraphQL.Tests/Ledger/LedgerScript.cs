namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>Something that is tried at a step; what has an order of its own keeps it, the rest is shuffled.</summary>
/// <param name="Of">The customer or partner among whose other facts this one keeps its place; null for lines and payments.</param>
internal sealed record Act(int Step, string? Of, Func<LedgerCopy, DateTimeOffset, Task> Do);

/// <summary>
/// A random story about two partners and their customers: instants around month and association boundaries, amounts with remainders,
/// refunds, taxes, repeats, what is told late. The same seed gives the same story; a copy of it tells lines and first associations at other times.
/// </summary>
internal sealed class LedgerScript
{
    /// <summary>Seeds that are alike divided by this have the same steps.</summary>
    public const int StoriesOfAServer = 10;

    private static readonly TimeSpan[] Offsets =
    [
        TimeSpan.Zero, TimeSpan.FromMilliseconds(-1), TimeSpan.FromMilliseconds(999), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(-1), TimeSpan.FromHours(-7),
        TimeSpan.FromHours(30),
    ];

    /// <summary>Two days are told, over the beginning of a month in the billing zone.</summary>
    public static readonly DateTimeOffset Beginning = new(2024, 11, 29, 2, 0, 0, TimeSpan.Zero);

    public static readonly string[] Partners = ["p", "q", "r"];

    private static readonly string[] Customers = ["a", "b", "c", "m"];

    private readonly Random random;
    private readonly int seed;
    private readonly List<DateTimeOffset> anchors = [];
    private readonly List<(string Customer, string Partner, bool Reseller, DateTimeOffset From, int Latest)> first = [];

    public LedgerScript(int seed)
    {
        (this.seed, random) = (seed, new Random(seed));
        // Stories that share a server share its clock.
        var clock = new Random(seed / StoriesOfAServer);
        Steps =
        [
            Beginning, new(2024, 11, 29, 3, 1, 2, clock.Next(1000), TimeSpan.Zero), new(2024, 11, 29, 20, 0, 0, TimeSpan.Zero),
            new(2024, 11, 30, 15, 59, 59, 500, TimeSpan.Zero), new(2024, 11, 30, 16, 0, 0, clock.Next(2), TimeSpan.Zero),
            new(2024, 11, 30, 17, 1, 1, clock.Next(1000), TimeSpan.Zero), new(2024, 11, 30, 19, 0, 0, 250, TimeSpan.Zero), new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero),
        ];
        anchors.AddRange([.. Steps, new(2024, 10, 31, 16, 0, 0, TimeSpan.Zero), new(2024, 12, 31, 16, 0, 0, TimeSpan.Zero)]);
        foreach (var customer in Customers) Begin(customer);
        foreach (var customer in Customers) Life(customer);
        for (var line = 0; line < 14; line++) Line(line);
        foreach (var partner in Partners) Money(partner);
        for (var budget = 0; budget < 7; budget++) Budget();
    }

    /// <summary>The account managers of a partner, who never change partners.</summary>
    public static string[] Managers(string partner) => [$"{partner}x", $"{partner}y"];

    public IReadOnlyList<DateTimeOffset> Steps { get; }

    public List<Act> Acts { get; } = [];

    public List<Fact.Line> Lines { get; } = [];

    public static IReadOnlyList<string> AllCustomers => Customers;

    /// <summary>The acts of one copy, in the order in which they are tried.</summary>
    public IReadOnlyList<Act> CopyOf(int number)
    {
        var order = new Random(seed ^ (number * 7919));
        var begun = first.Select(of => new Act(
            order.Next(of.Latest + 1), of.Customer, (copy, _) => copy.Associate(of.Customer, of.Partner, of.Reseller, of.From)));
        var told = Lines.SelectMany(line => Enumerable.Range(0, order.Next(5) == 0 ? 2 : 1)
            .Select(_ => new Act(order.Next(Steps.Count), null, (copy, _) => copy.Record(line))));
        // What concerns one customer or partner keeps its order; everything else of a step is shuffled.
        return
        [
            .. begun.Concat(Acts).GroupBy(act => (act.Step, Of: act.Of ?? $"{order.Next()}")).SelectMany(group =>
                {
                    var place = order.NextDouble();
                    return group.Select((act, index) => (Act: act, Place: place + (index * 1e-9)));
                })
                .Concat(told.Select(act => (Act: act, Place: order.NextDouble())))
                .OrderBy(entry => entry.Act.Step).ThenBy(entry => entry.Place).Select(entry => entry.Act),
        ];
    }

    private void Begin(string customer)
    {
        var from = random.Next(3) == 0 ? new DateTimeOffset(2024, 10, 31, 16, 0, random.Next(2), TimeSpan.Zero) : Steps[0].AddDays(-random.Next(1, 6)).AddMilliseconds(random.Next(1000));
        anchors.Add(from);
        first.Add((customer, customer switch { "m" => "q", "c" when random.Next(2) == 0 => "r", _ => "p" }, customer != "b" && random.Next(4) > 0, from, 1));
    }

    private void Life(string customer)
    {
        if (customer == "b") Acts.Add(new(2, customer, (copy, now) => copy.Join("b", "m", now)));
        if (random.Next(3) == 0) Acts.Add(new(random.Next(2, 5), customer, (copy, now) => copy.ChangeModel(customer, now)));
        var leaves = random.Next(3, 7);
        if (random.Next(4) > 0)
        {
            Acts.Add(new(leaves, customer, (copy, now) => copy.Leave(customer, now)));
            var next = Partners[random.Next(Partners.Length)];
            if (customer != "b" && random.Next(3) > 0) Acts.Add(new(random.Next(leaves, 8), customer, (copy, _) => copy.Associate(customer, next, true, null)));
        }

        for (var given = random.Next(4); given > 0; given--)
        {
            var choice = random.Next(3);
            Acts.Add(new(random.Next(1, 8), customer, (copy, now) => copy.Allocate(customer, choice, now)));
        }

        if (customer == "b" && random.Next(2) == 0) Acts.Add(new(random.Next(leaves, 8), customer, (copy, now) => copy.Part("b", "m", now)));
    }

    private void Line(int number)
    {
        var at = anchors[random.Next(anchors.Count)] + Offsets[random.Next(Offsets.Length)];
        var type = random.Next(10) switch { < 7 => "EXPENDITURE", 7 => "REFUND_UNSUBSCRIPTION", 8 => "EXPENDITURE_TAX", _ => "REFUND_TAX" };
        var list = random.Next(1, 20_000) / 100m + random.Next(4) switch { 0 => 0.00000001m, 1 => 0.123456785m, 2 => random.Next() / 1_000_000_000_000m, _ => 0 };
        var due = list * (random.Next(2) == 0 ? 1m : 0.9m);
        if (type.StartsWith("REFUND", StringComparison.Ordinal)) (list, due) = (-list / 2, -due / 2);
        var tax = type.EndsWith("TAX", StringComparison.Ordinal) ? due : random.Next(3) == 0 ? Math.Round(due / 10, 8) : 0;
        var (cash, coupons) = random.Next(3) switch { 0 => (due, 0m), 1 => (0m, due / 2), _ => (0m, 0m) };
        Lines.Add(new($"{number}", Customers[random.Next(Customers.Length)], at, random.Next(2) == 0 ? "ECS" : "OBS", type, list, due, tax)
        {
            Cash = cash, Coupons = coupons, Settlement = due - cash - coupons,
        });
    }

    private void Money(string partner)
    {
        var total = random.Next(50, 250);
        Acts.Add(new(random.Next(2), partner, (copy, _) => copy.Quota(partner, total)));
        for (var change = random.Next(3); change > 0; change--)
        {
            var to = random.Next(20, 500);
            Acts.Add(new(random.Next(2, 8), partner, (copy, _) => copy.Quota(partner, to)));
        }

        for (var payment = random.Next(4); payment > 0; payment--)
        {
            var amount = random.Next(1, 8_000) / 100m;
            Acts.Add(new(random.Next(8), null, (copy, _) => copy.Pay(partner, amount, online: amount > 40)));
        }

        for (var coupon = random.Next(3); coupon > 0; coupon--)
        {
            var (id, amount) = ($"coupon-{coupon}", random.Next(1, 4_000) / 100m);
            Acts.Add(new(random.Next(8), null, (copy, _) => copy.Coupon(partner, id, amount)));
        }

        if (random.Next(3) > 0) Acts.Add(new(random.Next(1, 8), null, (copy, _) => copy.Bill(partner, "2024-10")));
        if (random.Next(3) > 0) Acts.Add(new(random.Next(4, 8), null, (copy, _) => copy.Bill(partner, "2024-11")));
    }

    private void Budget()
    {
        var customer = Customers[random.Next(Customers.Length)];
        var (amount, automatic, package) = (random.Next(20, 300), random.Next(3) == 0, random.Next(4) == 0);
        var step = random.Next(8);
        var month = Steps[step].AddMonths(random.Next(-2, 2));
        decimal[] ratios = random.Next(3) switch { 0 => [0.5m, 1m], 1 => [0.75m, 0.9m, 1m], _ => automatic ? [1m] : [0.9m] };
        var removes = random.Next(8) == 0;
        Acts.Add(new(step, $"budget-{customer}", (copy, _) => removes
            ? copy.RemoveBudget(customer)
            : copy.Budget(customer, package, amount, automatic, PlainLedger.MonthOf(month), ratios)));
    }
}
