using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
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

    public static PastEvent TopUp(string reference, decimal amount) => Account(new BalanceToppedUp("p", reference, new(amount)));

    public static PastEvent Coupon(string id, decimal amount) => Account(new CouponIssued("p", id, new(amount)));

    public static PastEvent Bill(BillingMonth month, decimal usage, decimal coupon, decimal fromBalance) => Account(new BillGenerated(
        "p", month, new(usage), coupon == 0 ? [] : [new CouponApplied("k", new(coupon))], new(usage - coupon), new(fromBalance)));

    public static PastEvent Repaid(string reference, decimal settled, decimal credited, PaymentSource source = PaymentSource.Online) =>
        Account(new RepaymentRecorded("p", reference, new(settled + credited), source, new(settled), new(credited)));

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
