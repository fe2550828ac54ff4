namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>Lines as a billing source might tell them: odd amounts, discounts, taxes, nothing at all, several means of payment, what is given back.</summary>
/// <param name="digits">Decimals of the source's amounts: 0 as of a currency without any, 3 as of one of thousandths, or all eight.</param>
internal sealed class Story(int seed, int digits = 8)
{
    public const string Source = "story";

    private static readonly string[] Services = ["ECS", "OBS", "RDS", "CBR", PlainPolicies.NoRevenue];

    private int lines;

    public Random Random { get; } = new(seed);

    public string Next(string kind) => $"{kind}-{lines++}";

    public bool OneIn(int count) => Random.Next(count) == 0;

    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Random.NextInt64(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()) + 1);

    /// <param name="settled">Whether the partner settles it with its bill; otherwise the customer pays itself.</param>
    public Told.Line Line(string customer, DateTimeOffset at, bool settled)
    {
        var list = Rounded(OneIn(15) ? 0 : (Random.Next(1, 12_000) / 100m) + Random.Next(5) switch { 0 => 0.00000001m, 1 => 0.12345678m, 2 => Random.Next(100_000_000) / 100_000_000m, _ => 0 });
        var off = Rounded(list * Random.Next(8) switch { 0 => 0.05m, 1 => 0.1m, 2 => 0.0833m, 3 => 0.3m, _ => 0m });
        var line = new Told.Line(Next("l"), customer, at, Services[Random.Next(Services.Length)], list, list - off)
        {
            Off = off, Mode = OneIn(3) ? "YEARLY_MONTHLY" : "PAY_PER_USE", Resource = OneIn(4) ? null : $"i-{Random.Next(1, 400)}-{customer}",
            Offering = Random.Next(20) switch { 0 => "KOOGALLERY", 1 => "STORED_VALUE_CARD", _ => "CLOUD" }, Tax = OneIn(4) ? Rounded((list - off) / 11) : 0,
        };
        if (OneIn(12)) line = line with { BillType = "EXPENDITURE_TAX", List = 0, Off = 0, Tax = line.Due, Resource = null };
        return settled ? line : Paid(line);
    }

    /// <summary>A part of one of these lines, given back.</summary>
    public Told.Line? Refund(IReadOnlyList<Told.Line> of, DateTimeOffset at)
    {
        List<Told.Line> sold = [.. of.Where(line => line.Source == Source && line is { BillType: "EXPENDITURE", Reverses: null, Resource: not null } && line.Due > 0 && line.At <= at)];
        if (sold.Count == 0) return null;
        var sale = sold[Random.Next(sold.Count)];
        return sale.Back(Random.Next(4) switch { 0 => 1m, 1 => 0.5m, 2 => 0.333m, _ => 0.07m }) with { Id = Next("r"), At = at };
    }

    private decimal Rounded(decimal amount) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);

    private Told.Line Paid(Told.Line line)
    {
        var due = line.Due;
        return Random.Next(6) switch
        {
            0 => line with { Cash = Rounded(due * 0.6m) },
            1 => line with
            {
                Cash = Rounded(due * 0.5m),
                CashCoupons = Rounded(due * 0.2m),
                TestCoupons = Rounded(due * 0.1m),
                Flexi = Rounded(due * 0.07m),
                Cards = Rounded(due * 0.03m),
            },
            2 => line with { CashCoupons = due },
            _ => line with { Cash = due },
        };
    }
}
