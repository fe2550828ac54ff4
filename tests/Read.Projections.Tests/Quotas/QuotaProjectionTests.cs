using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Budgets;
using PartnerGraph.Read.Projections.Quotas.ResellerBudgets;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Quotas;

public sealed class QuotaProjectionTests : ProjectionContract<QuotaProjection>
{
    private static readonly Money Total = new(1_000m);

    protected override IEnumerable<PastEvent> History { get; } =
    [
        .. new IDomainEvent[]
        {
            new QuotaIncreaseRequested("p", "early", new(1m), "Before any grant."), new QuotaGranted("p", Total, "Standard"),
            new QuotaAlertRaised("p", QuotaAlert.Warning, 0.8m, new(800m), Total, 9), new QuotaExceeded("p", new(1_001m), Total, 10),
            new QuotaNormalized("p", new(1m), Total, 11), new QuotaLevelFell("p", QuotaLevel.Exceeded, QuotaLevel.Normal, new(1m), Total, 11),
            new QuotaIncreaseRequested("p", "r", new(500m), "Growth."), new QuotaChanged("p", Total, new(1_500m), "Granted."),
            new QuotaIncreaseRequested("p", "s", new(5m), "More."), new QuotaIncreaseDeclined("p", "s", new(5m), "Not yet."),
            new QuotaIncreaseRequested("p", "t", new(6m), "Please."),
        }.Select(@event => new PastEvent("quota-p", @event)),
        new("quota-r", new QuotaIncreaseRequested("r", "a", new(1m), "Never granted.")), new("quota-r", new QuotaIncreaseDeclined("r", "a", new(1m), "No.")),
        new("quota-q", new QuotaGranted("q", Total, null)),
    ];
}

public sealed class BudgetProjectionTests : ProjectionContract<BudgetProjection>
{
    private static readonly BudgetSet Set = new(
        "c", "p", BudgetKind.Monthly, new(1_000m), [0.75m, 0.5m], BudgetExceededAction.Manual, new(2024, 9));

    protected override IEnumerable<PastEvent> History { get; } =
    [
        .. new IDomainEvent[]
        {
            Set, new BudgetAdjusted("c", "p", BudgetKind.Monthly, new(1_000m), new(900m), [1m], BudgetExceededAction.Automatic),
            new BudgetAlertRaised("c", "p", 1m, 1.1m, new(990m), new(900m), new(2024, 9), 9),
            new BudgetAlertRearmed("c", "p", 1m, new(900m), new(900m), new(2024, 9), 10), new BudgetPeriodStarted("c", "p", new(2024, 10), new(900m)),
            new BudgetRemoved("c", "p", new(900m)), Set with { PartnerId = "q" }, new BudgetRemoved("c", "q", new(1_000m)), Set,
        }.Select(@event => new PastEvent("budget-c", @event)),
        new("budget-d", Set with { CustomerId = "d", Kind = BudgetKind.Package }),
    ];
}

public sealed class ResellerBudgetProjectionTests : ProjectionContract<ResellerBudgetProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        new("reseller-budget-r", new ResellerBudgetAllocated("r", "before", new(7m))), new("reseller-budget-r", new ResellerBudgetGranted("r", "d", new(500m))),
        new("reseller-budget-r", new ResellerBudgetAllocated("r", "c", new(100m))), new("reseller-budget-r", new ResellerBudgetChanged("r", "d", new(500m), new(600m))),
        new("reseller-budget-r", new ResellerBudgetAllocated("r", "c", Money.Zero)), new("reseller-budget-s", new ResellerBudgetGranted("s", "d", new(1m))),
    ];
}

public sealed class AlertProjectionTests : ProjectionContract<AlertProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        new("quota-p", new QuotaAlertRaised("p", QuotaAlert.UsedUp, 1m, new(1_000m), new(1_000m), 9)),
        new("quota-p", new QuotaAlertRaised("p", QuotaAlert.Exceeded, null, new(1m), Money.Zero, 10)),
        new("budget-c", new BudgetAlertRaised("c", "p", 0.75m, 0.76m, new(760m), new(1_000m), new(2024, 9), 11)),
        Past.Overdue(Past.September, 60m, 100m),
    ];
}

public sealed class MessageProjectionTests : ProjectionContract<MessageProjection>
{
    private static readonly MessageRecipientAdded Finance = new("p", "f", MessageType.AccountFee, "f@example.com", "+491701234567");

    protected override IEnumerable<PastEvent> History { get; } =
    [
        .. new IDomainEvent[]
        {
            Finance, new MessageRecipientRemoved("p", "f", MessageType.AccountFee), Finance with { Email = "g@example.com" },
            Finance with { Type = MessageType.Bill }, new MessagePreferenceSet("p", MessageType.Bill, false),
            new MessagePreferenceSet("p", MessageType.Bill, true), new MessagePreferenceSet("p", MessageType.AccountFee, false),
            new MessageLanguageSet("p", MessageLanguage.Chinese), new MessageLanguageSet("p", MessageLanguage.English),
            new PaymentReminderSent("p", "quota-p@1", QuotaAlert.UsedUp, MessageChannel.Sms, MessageSettings.Account, new(1m), new(1m)),
            new PaymentReminderSent("p", "quota-p@1", QuotaAlert.UsedUp, MessageChannel.Email, "f", new(1m), new(1m)),
            new PaymentReminderSent("p", "partner-account-p@1", null, MessageChannel.Email, "f", new(1m), new(1m), new(2024, 9)),
        }.Select(@event => new PastEvent("message-settings-p", @event)),
    ];
}

public sealed class CustomerBalanceTests : ProjectionContract<CustomerBalanceProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        new("customer-c", new UnpaidBillRecorded("c", "1", new(10m))), new("customer-c", new UnpaidBillRecorded("c", "2", new(5m))),
        new("customer-c", new UnpaidBillRecorded("c", "3", new(99_999_999_999_999m, "IDR"))),
        new("customer-c", new UnpaidBillSettled("c", "1", new(10m))), new("customer-c", new UnpaidBillRecorded("c", "1", new(1m))),
    ];
}

public sealed class PaymentProjectionTests : ProjectionContract<PaymentProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Past.TopUp("top-up", 10.00000001m), Past.Settled(2.5m), Past.Repaid("online", settled: 3m, credited: 4m), Past.Repaid("balance", settled: 1m, credited: 0m, PaymentSource.Balance),
    ];
}
