using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Partners.Authentication;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Read.Projections.Tests.Incentives;

public sealed class PayoutContractTests : ProjectionContract<PayoutProjection>
{
    private static readonly DateTimeOffset At = new(2024, 11, 15, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Day = new(2024, 11, 15);

    protected override IEnumerable<PastEvent> History =>
    [
        .. new IDomainEvent[]
        {
            Earned("e1", 1_000m), Earned("e2", 300.00000001m), Earned("e3", 10m), Earned("e4", 20m), Earned("e5", 30m),
            new ClaimRaised("p", "k", new(300m), "Corrected.", At),
            new ClaimSettled("p", "k", "e3", new(10m)), new ClaimSettled("p", "k", "e1", new(290m)),
            new CouponsOverdue("p", "e4", new(20m), At.AddDays(7)),
            new EarningExpired("p", "e4", new(20m), At.AddYears(1)),
            new PayoutApplied("p", "o", PayoutMethod.BankTransfer, ["e1", "e2"], new(1_010.00000001m), new(50.5m), new(1_060.50000001m), [new("WHT", 0.1m, new(101m))], "EUR", null, At),
            new InvoiceRequested("p", "o", new(1_060.50000001m), "HUAWEI_CHILE", "Santiago", At),
            new InvoiceRegistered("p", "o", "I-1", "HUAWEI_CHILE", "99.535.120-K", new(1_060m), At),
            new InvoiceReceived("p", "o", Day, false, [new("INCENT-33", "BILLING_LIST_REQUIRED", "It is missing.", "Send it.")], null, At),
            new InvoiceRegistered("p", "o", "I-2", "HUAWEI_CHILE", "99.535.120-K", new(1_060.50000001m), At),
            new InvoiceReceived("p", "o", Day, true, [], At.AddDays(30), At),
            new PayoutOverdue("p", "o", At.AddDays(30)),
            new PayoutSubmittedToBank("p", "o", Day, "ACCT-1", 0.9m, new(863.55m, "EUR"), Day, Day.AddDays(3), At),
            new PayoutFailed("p", "o", PaymentFailureCause.BankInformation, "Unknown account.", At),
            new PayoutResumed("p", "o", At.AddDays(30), At),
            new PayoutSubmittedToBank("p", "o", Day, "ACCT-2", 0.91m, new(873.145m, "EUR"), Day, Day.AddDays(3), At),
            new TaxWithheld("p", "o", "WHT", 0.1m, new(101m)),
            new PayoutPaid("p", "o", new(959.50000001m), At),
            new PayoutApplied("p", "c", PayoutMethod.CashCoupons, ["e5"], new(30m), Money.Zero, new(30m), [], null, At.AddDays(7), At),
            new PayoutPaid("p", "c", new(30m), At),
        }.Select(e => new PastEvent("payouts-p", e)),
        new("payouts-q", new EarningNotified("q", "e1", AssociationModel.Reseller, new(5m), At, Day.AddYears(1))),
        new("payouts-q", new PayoutApplied("q", "o", PayoutMethod.TopUp, ["e1"], new(5m), Money.Zero, new(5m), [], "SGD", null, At)),
        new("payouts-q", new AccountToppedUp("q", "o", 1.35m, new(6.75m, "SGD"), At)),
        new("payouts-q", new PayoutPaid("q", "o", new(5m), At)),
    ];

    private static EarningNotified Earned(string id, decimal net) => new("p", id, AssociationModel.Referral, new(net), At, Day.AddYears(1));
}

public sealed class PaymentInformationContractTests : ProjectionContract<PaymentInformationProjection>
{
    private static readonly DateTimeOffset At = new(2024, 11, 15, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History =>
    [
        new("payment-information-p", new PaymentInformationAuthenticated("p", "ACCT-1", At)),
        new("payment-information-q", new PaymentInformationAuthenticated("q", "ACCT-9", At)),
        new("payment-information-p", new PaymentInformationInvalidated("p", "Unknown account.", At)),
        new("payment-information-p", new PaymentInformationAuthenticated("p", "ACCT-2", At.AddDays(1))),
        new("payment-information-q", new PaymentInformationInvalidated("q", "Closed.", At)),
    ];
}
