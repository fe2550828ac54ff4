namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <param name="Paid">In the currency of the partner; null for coupons.</param>
internal sealed record PlainPayout(string Method, decimal BeforeTax, decimal Tax, decimal Withheld, (decimal Amount, string Currency)? Paid)
{
    public decimal Net => BeforeTax + Tax - Withheld;
}

/// <summary>A partner's account, and what it earned and was paid.</summary>
internal sealed class PlainPartner(Told.Registered told)
{
    private decimal waiting;

    public Told.Registered Registered => told;

    public PlainBilling Billing { get; } = new();

    public PlainEarning Earning { get; } = new();

    public List<PlainPayout> Payouts { get; } = [];

    /// <summary>Statements whose reconciliation is over when payouts are applied for, on the 20th of a month.</summary>
    public IReadOnlyList<PlainStatement> Open(string method) =>
        [.. Earning.Statements.Where(of => !of.IsApplied && of.Net > 0 && (!of.Reseller || (of.Period.Contains('Q') && method != "BANK_TRANSFER")))];

    public void Happened(Told happened)
    {
        if (Of(happened) != told.Id) return;
        if (happened is Told.PaidOut paid) PayOut(paid.Method);
        else Billing.Happened(happened);
    }

    private void PayOut(string method)
    {
        var open = Open(method);
        foreach (var statement in open) statement.IsApplied = true;
        var sum = open.Sum(statement => statement.Net);
        if (method == "CASH_COUPONS")
        {
            // Coupons are worth the amount without tax, and nothing is withheld.
            Payouts.Add(new(method, sum, 0, 0, null));
            Billing.Happened(new Told.Coupon(told.Id, sum, Test: false, null, null, null));
            return;
        }

        var (tax, withheld) = (Plain.Eight(sum * PlainPolicies.PayoutTax), told.Country == "KW" ? Plain.Eight(sum * PlainPolicies.Withheld) : 0);
        var rate = PlainPolicies.Rates.Where(of => of.Currency == told.Currency).Select(of => of.Rate).DefaultIfEmpty(1).First();
        var paid = Plain.Eight((sum + tax - withheld) * rate);
        if (method == "BANK_TRANSFER")
        {
            // A bank pays whole cents, yen or fils; the rest waits for the next transfer.
            var unit = told.Currency switch { "JPY" => 1m, "KWD" => 0.001m, _ => 0.01m };
            waiting += paid;
            paid = Math.Floor(waiting / unit) * unit;
            waiting -= paid;
        }

        Payouts.Add(new(method, sum, tax, withheld, (paid, told.Currency)));
        if (method == "TOP_UP") Billing.Happened(new Told.Paid(told.Id, sum + tax - withheld, Repays: false));
    }

    private static string? Of(Told happened) => happened switch
    {
        Told.Coupon e => e.Partner,
        Told.CouponQuota e => e.Partner,
        Told.Paid e => e.Partner,
        Told.Credited e => e.Partner,
        Told.PaidOut e => e.Partner,
        _ => null,
    };
}
