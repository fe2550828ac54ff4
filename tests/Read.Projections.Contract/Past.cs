using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>Events about partner <c>p</c> and its customers, under the streams that they lie in.</summary>
public static class Past
{
    public static readonly BillingMonth September = new(2024, 9);

    private static readonly DateTimeOffset Start = new(2024, 8, 31, 16, 0, 0, TimeSpan.Zero);

    /// <summary>The instant so many days after the start of September in the billing zone.</summary>
    public static DateTimeOffset Day(double days) => Start.AddDays(days);

    public static PastEvent Associated(string customer, AssociationModel model = AssociationModel.Reseller, string partner = "p", int days = 0) =>
        new($"association-{customer}", new CustomerAssociated(customer, partner, model, AssociationVia.Ticket, Start.AddDays(days)));

    public static PastEvent Left(string customer, int days, string partner = "p") =>
        new($"association-{customer}", new CustomerDisassociated(customer, partner, AssociationModel.Reseller, Start.AddDays(days)));

    public static PastEvent Changed(string customer, AssociationModel from, AssociationModel to, int days) =>
        new($"association-{customer}", new AssociationModelChanged(customer, "p", from, to, "ticket", Start.AddDays(days)));

    /// <summary>A line charged so many days after the start of September in the billing zone, and recorded in September unless said.</summary>
    public static PastEvent Line(string id, string customer, decimal list, decimal due, double days, double? recorded = null) => new(
        $"expenditure-line-test:{id}",
        new ExpenditureRecorded(
            "test", id, customer, Start.AddDays(days), Start.AddDays(days).AddHours(1), "Compute", null, BillingMode.PayPerUse,
            list < 0 ? BillType.RefundUnsubscription : BillType.Expenditure, null, null, null, null, new(list), new(list - due), new(due),
            Money.Zero, Money.Zero, Money.Zero, Money.Zero, null),
        recorded is { } at ? Start.AddDays(at) : null);

    /// <summary>A line for the same product that its customer paid in money.</summary>
    public static PastEvent Paid(string id, string customer, decimal list, decimal due, double days) =>
        Line(id, customer, list, due, days) is var line ? line with { Event = (ExpenditureRecorded)line.Event with { CashPayment = new(due) } } : line;

    public static PastEvent MonthClosed(BillingMonth month, string? period, int days, string partner = "p") => new(
        $"incentive-ledger-{partner}@Referral", new IncentiveMonthClosed(partner, month, period, Start.AddDays(days)), Start.AddDays(days));

    /// <summary>A statement of one line for each of these products.</summary>
    public static PastEvent Stated(string partner, BillingMonth month, params string[] products) => new(
        $"incentive-ledger-{partner}@Referral", new IncentiveStatementGenerated(
            partner, StatementIds.Of(partner, AssociationModel.Referral, IncentiveSpan.Of(month)), AssociationModel.Referral, $"{month}", new(110m), new(22m), Money.Zero, new(22m), 0,
            [.. products.Select((product, index) => new StatementLine(
                $"{index + 1}", month, month.FirstDay, month.Next.FirstDay.AddDays(-1), product, Offering.Cloud, new(110m), new(110m), 0, RebateType.ListPriceProducts, 0.2m, 0.2m,
                new(22m), 0, null))], Start.AddDays(30)));

    /// <summary>A statement is cut once more after so many days.</summary>
    public static PastEvent RestatementOrdered(string period, int version, int days, string partner = "p") => new(
        $"incentive-ledger-{partner}@Referral", new IncentiveRestatementOrdered(
            partner, $"{partner}@Referral@{period}", AssociationModel.Referral, period, version, "Late sales.", Start.AddDays(days)), Start.AddDays(days));

    /// <summary>It has one line for each of these products.</summary>
    public static PastEvent Restated(string period, int version, BillingMonth month, params string[] products) => new(
        "incentive-ledger-p@Referral", new IncentiveStatementRestated(
            "p", $"p@Referral@{period}", AssociationModel.Referral, period, version, "Late sales.", new(220m), new(44m), Money.Zero, new(44m), new(22m), true, 3,
            [.. products.Select((product, index) => new StatementLine(
                $"{version}.{index + 1}", month, month.FirstDay, month.Next.FirstDay.AddDays(-1), product, Offering.Cloud, new(110m), new(110m), 0, RebateType.ListPriceProducts,
                0.2m, 0.2m, new(22m), 3, null))], products.Length > 1 ? [new($"{version}.2", 25m)] : [], Start.AddDays(99)));

    public static PastEvent TopUp(string reference, decimal amount) => Account(new BalanceToppedUp("p", reference, new(amount)));

    public static PastEvent Coupon(string id, decimal amount) => Account(new CouponIssued("p", id, new(amount), CouponTerms.Unrestricted));

    public static PastEvent Expired(string id, decimal amount) => Account(new CouponExpired("p", id, new(amount)));

    /// <summary>A month that is cut after so many days.</summary>
    public static PastEvent Closed(BillingMonth month, int days, string partner = "p") =>
        new($"partner-account-{partner}", new BillingMonthClosed(partner, month, Start.AddDays(days)), Start.AddDays(days));

    public static PastEvent Bill(BillingMonth month, decimal usage, decimal coupon, decimal fromBalance) => Account(new BillGenerated(
        "p", month, new(usage), coupon == 0 ? [] : [new CouponApplied("k", new(coupon))], new(usage - coupon), new(fromBalance), [new(month, new(usage))], Money.Zero));

    /// <summary>A closed month is cut once more after so many days.</summary>
    public static PastEvent RestatementOrdered(BillingMonth month, int version, int days) => new(
        "partner-account-p", new BillRestatementOrdered("p", month, version, "Late lines.", Start.AddDays(days)), Start.AddDays(days));

    /// <summary>What was added is due.</summary>
    public static PastEvent Restated(BillingMonth month, int version, decimal before, decimal added, decimal unpaid, decimal coupon = 0) => Account(new BillRestated(
        "p", month, version, "Late lines.", [new(month, new(added))], coupon == 0 ? [] : [new CouponApplied("k", new(coupon))], new(before), new(before + added),
        new(before + added - coupon), Money.Zero, Money.Zero, new(unpaid), Money.Zero, Money.Zero, new(added - coupon), month.Next.Next.FirstDay.AddDays(-1), Day(70)));

    public static PastEvent Repaid(string reference, decimal settled, decimal credited, PaymentSource source = PaymentSource.Online) =>
        Account(new RepaymentRecorded("p", reference, new(settled + credited), source, new(settled), new(credited)));

    public static PastEvent Overdue(BillingMonth month, decimal unpaid, decimal total) =>
        Account(new BillOverdue("p", month, new(unpaid), new(total), month.Next.Next.FirstDay.AddDays(-1), Day(61)));

    /// <summary>A refund of a former customer.</summary>
    public static PastEvent Credited(string id, decimal amount) => Account(new RefundCredited("p", id, "c", "o-1", new(amount), September, Start));

    public static PastEvent Settled(decimal amount) => Account(new RefundSettled("p", September, new(amount)));

    public static PastEvent Granted(decimal total) => new("quota-p", new QuotaGranted("p", new(total), null));

    public static PastEvent QuotaChanged(decimal from, decimal to) => new("quota-p", new QuotaChanged("p", new(from), new(to), "Growth."));

    public static PastEvent Budget(
        string customer, decimal amount, BudgetKind kind = BudgetKind.Monthly, BudgetExceededAction action = BudgetExceededAction.Manual,
        BillingMonth? first = null, double? set = null) => new(
        $"budget-{customer}", new BudgetSet(customer, "p", kind, new(amount), [0.75m, 0.90m, 1.00m], action, first ?? September),
        set is { } at ? Start.AddDays(at) : null);

    public static PastEvent Adjusted(
        string customer, decimal from, decimal to, BudgetExceededAction action = BudgetExceededAction.Manual, double? at = null, params decimal[] ratios) => new(
        $"budget-{customer}",
        new BudgetAdjusted(customer, "p", BudgetKind.Monthly, new(from), new(to), ratios.Length > 0 ? [.. ratios] : [0.75m, 0.90m, 1.00m], action),
        at is { } days ? Start.AddDays(days) : null);

    public static PastEvent Removed(string customer, decimal amount) => new($"budget-{customer}", new BudgetRemoved(customer, "p", new(amount)));

    public static PastEvent Started(string customer, BillingMonth month, decimal amount, double at) =>
        new($"budget-{customer}", new BudgetPeriodStarted(customer, "p", month, new(amount)), Start.AddDays(at));

    private static PastEvent Account(IDomainEvent @event) => new("partner-account-p", @event);
}
