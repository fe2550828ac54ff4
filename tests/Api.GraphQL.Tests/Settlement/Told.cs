namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>What was told to the server, in a plain form and in the order of its arrival.</summary>
internal abstract record Told
{
    /// <param name="Country">Of the partner's registration.</param>
    public sealed record Registered(string Id, string Country, string Currency, DateTimeOffset At) : Told;

    public sealed record Associated(string Customer, string Partner, bool Reseller, DateTimeOffset From) : Told;

    public sealed record ModelChanged(string Customer, bool Reseller, DateTimeOffset At) : Told;

    public sealed record Left(string Customer, DateTimeOffset At) : Told;

    /// <summary>Amounts with at most eight decimals; refunds negative.</summary>
    public sealed record Line(string Id, string Customer, DateTimeOffset At, string Service, decimal List, decimal Due) : Told
    {
        public string Source { get; init; } = Story.Source;

        public string BillType { get; init; } = "EXPENDITURE";

        public string Mode { get; init; } = "PAY_PER_USE";

        public string Offering { get; init; } = "CLOUD";

        /// <summary>What the list price was reduced by.</summary>
        public decimal Off { get; init; }

        public decimal Tax { get; init; }

        public decimal Cash { get; init; }

        public decimal CashCoupons { get; init; }

        public decimal TestCoupons { get; init; }

        public decimal Flexi { get; init; }

        public decimal Cards { get; init; }

        public string? Resource { get; init; }

        /// <summary>The line that this one takes back.</summary>
        public string? Reverses { get; init; }

        public bool IsTax => BillType.EndsWith("TAX", StringComparison.Ordinal);

        /// <summary>A part of the line, given back.</summary>
        public Line Back(decimal part) => this with
        {
            List = -Plain.Eight(List * part),
            Off = -Plain.Eight(Off * part),
            Due = -Plain.Eight(Due * part),
            Tax = -Plain.Eight(Tax * part),
            Cash = -Plain.Eight(Cash * part),
            CashCoupons = -Plain.Eight(CashCoupons * part),
            TestCoupons = -Plain.Eight(TestCoupons * part),
            Flexi = -Plain.Eight(Flexi * part),
            Cards = -Plain.Eight(Cards * part),
            BillType = BillType switch { "EXPENDITURE" => "REFUND_UNSUBSCRIPTION", "EXPENDITURE_TAX" => "REFUND_TAX", "REFUND_TAX" => "EXPENDITURE_TAX", _ => "EXPENDITURE" },
        };
    }

    /// <param name="Customer">Null for all reseller customers.</param>
    public sealed record Coupon(string Partner, decimal Amount, bool Test, string? Customer, DateOnly? From, DateOnly? To) : Told;

    /// <summary>A quota of old, which the next bill turns into a coupon.</summary>
    public sealed record CouponQuota(string Partner, decimal Amount) : Told;

    /// <param name="Repays">Whether it pays bills first; a top-up is left on the balance.</param>
    public sealed record Paid(string Partner, decimal Amount, bool Repays) : Told;

    /// <summary>What a former customer gave back: on the balance once its month has ended.</summary>
    public sealed record Credited(string Partner, decimal Amount, DateTimeOffset At) : Told;

    /// <summary>Everything that is open and fits the method.</summary>
    public sealed record PaidOut(string Partner, string Method) : Told;

    /// <summary>The clock of the sandbox.</summary>
    public sealed record Moved(DateTimeOffset To) : Told;
}
