namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>What happened, in a plain form of this test's own.</summary>
internal abstract record Fact
{
    public sealed record Associated(string Customer, string Partner, bool Reseller, DateTimeOffset From) : Fact;

    /// <param name="Manager">Null for nobody.</param>
    public sealed record Allocated(string Customer, string Partner, string? Manager, DateTimeOffset At) : Fact;

    public sealed record ModelChanged(string Customer, bool Reseller, DateTimeOffset At) : Fact;

    public sealed record Left(string Customer, DateTimeOffset At) : Fact;

    public sealed record Joined(string Customer, string Master, DateTimeOffset At) : Fact;

    public sealed record Parted(string Customer, string Master, DateTimeOffset At) : Fact;

    /// <summary>Amounts as the source states them, with more than eight decimals at times; refunds negative.</summary>
    public sealed record Line(string Id, string Customer, DateTimeOffset At, string Service, string BillType, decimal List, decimal Due, decimal Tax) : Fact
    {
        public decimal Cash { get; init; }

        public decimal Coupons { get; init; }

        public decimal Settlement { get; init; }
    }

    public sealed record Quota(string Partner, decimal Total) : Fact;

    /// <param name="Repays">Whether it pays bills first; a top-up is left on the balance.</param>
    public sealed record Paid(string Partner, decimal Amount, bool Repays) : Fact;

    public sealed record Coupon(string Partner, decimal Amount) : Fact;

    /// <param name="Parts">By month of use: at eight decimals, and as the sources state it.</param>
    public sealed record Billed(string Partner, string Month, IReadOnlyDictionary<string, (decimal Usage, decimal Exact)> Parts) : Fact
    {
        public decimal Usage => Parts.Values.Sum(part => part.Usage);
    }

    public sealed record Budget(string Customer, string Partner, bool Package, decimal Amount, bool Automatic, string First, decimal[] Ratios) : Fact;

    public sealed record BudgetRemoved(string Customer) : Fact;

    public sealed record MonthBegan(string Month) : Fact;
}
