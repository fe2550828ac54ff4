using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Contract;

namespace PartnerGraph.Projections.Tests.Quotas;

/// <summary>Events about partner <c>p</c> and its customers, under the streams that they lie in.</summary>
internal static class Past
{
    public static readonly BillingMonth September = new(2024, 9);

    private static readonly DateTimeOffset Start = new(2024, 8, 31, 16, 0, 0, TimeSpan.Zero);

    public static PastEvent Associated(string customer, AssociationModel model = AssociationModel.Reseller, string partner = "p", int days = 0) =>
        new($"association-{customer}", new CustomerAssociated(customer, partner, model, AssociationVia.Ticket, Start.AddDays(days)));

    public static PastEvent Left(string customer, int days, string partner = "p") =>
        new($"association-{customer}", new CustomerDisassociated(customer, partner, AssociationModel.Reseller, Start.AddDays(days)));

    public static PastEvent Changed(string customer, AssociationModel from, AssociationModel to, int days) =>
        new($"association-{customer}", new AssociationModelChanged(customer, "p", from, to, "ticket", Start.AddDays(days)));

    /// <summary>A line charged so many days after the start of September in the billing zone.</summary>
    public static PastEvent Line(string id, string customer, decimal list, decimal due, double days) => new(
        $"expenditure-line-test:{id}",
        new ExpenditureRecorded(
            "test", id, customer, Start.AddDays(days), Start.AddDays(days).AddHours(1), "Compute", null, BillingMode.PayPerUse,
            list < 0 ? BillType.RefundUnsubscription : BillType.Expenditure, null, null, null, null, new(list), new(list - due), new(due),
            Money.Zero, Money.Zero, Money.Zero, Money.Zero, null));

    public static PastEvent TopUp(string reference, decimal amount) => Account(new BalanceToppedUp("p", reference, new(amount)));

    public static PastEvent Coupon(string id, decimal amount) => Account(new CouponIssued("p", id, new(amount)));

    public static PastEvent Bill(BillingMonth month, decimal usage, decimal coupon, decimal fromBalance) => Account(new BillGenerated(
        "p", month, new(usage), coupon == 0 ? [] : [new CouponApplied("k", new(coupon))], new(usage - coupon), new(fromBalance)));

    public static PastEvent Repaid(string reference, decimal settled, decimal credited, PaymentSource source = PaymentSource.Online) =>
        Account(new RepaymentRecorded("p", reference, new(settled + credited), source, new(settled), new(credited)));

    public static PastEvent Granted(decimal total) => new("quota-p", new QuotaGranted("p", new(total), null));

    public static PastEvent Budget(
        string customer, decimal amount, BudgetKind kind = BudgetKind.Monthly, BudgetExceededAction action = BudgetExceededAction.Manual) =>
        new($"budget-{customer}", new BudgetSet(customer, "p", kind, new(amount), [0.75m, 0.90m, 1.00m], action, September));

    private static PastEvent Account(IDomainEvent @event) => new("partner-account-p", @event);
}
