using PartnerGraph.Processes.Billing;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>
/// What is settled and what is open between the demo's partners and the vendor: a bill that a coupon, the balance and a transfer paid, and one that is due; a month
/// of incentives that was confirmed and applied for, and one that the partner rejected; a request for a test coupon, and a credential of withheld tax.
/// </summary>
public sealed class DemoSettlement(
    CommandRunner runner, IncentiveWorkflow incentives, PaymentWorkflow payments, DemoPayout payout, WhtPolicy withholding, TestCouponPolicy testCoupons, PastWalk walk,
    BusinessTime time, TimeProvider clock)
{
    /// <summary>The request that waits for the ecosystem manager.</summary>
    public const string TestCouponRequestId = "demo-test-coupon";

    /// <summary>The credential that waits for finance.</summary>
    public const string CredentialId = "demo-wht";

    /// <summary>What the partner objects to.</summary>
    public const string Objection = "Tern Travel told us of more sales than are stated.";

    /// <summary>What the partner has before its first bill, and that it can be paid.</summary>
    public async Task Begin(DemoMonths months, CancellationToken cancellation)
    {
        await Account(new TopUpBalance(DemoActors.PartnerId, "demo-transfer", 250m), cancellation);
        await Account(new IssueCoupon(
            DemoActors.PartnerId, "demo-welcome", 300m,
            new(CouponKind.Cash, months.First.FirstDay, months.Running.Next.FirstDay.AddDays(-1), [], ["Elastic Cloud Server"], "Welcome to the network")), cancellation);
        // Known to the payment system, so that what is earned can be applied for.
        await DemoLoader.Done(runner.Run(
            PaymentInformationDecider.Definition,
            new AuthenticatePaymentInformation(DemoActors.PartnerId, "DEMO-0001", PartnerExists: true, clock.GetUtcNow()), DemoLoader.As, cancellation));
    }

    /// <summary>
    /// The first month: its statement is opened as soon as it is there and nobody objects, its bill is made on the 5th and paid, and what was earned is applied for.
    /// </summary>
    public async Task SettleFirst(DemoMonths months, CancellationToken cancellation)
    {
        await Open(months.First, months, cancellation);
        await walk.To(MonthlyBillRun.RunOf(months.First, time).AddHours(10), cancellation);
        var account = (await runner.Load(PartnerAccountDecider.Definition, DemoActors.PartnerId, cancellation)).State;
        if (account.Unpaid.TryGetValue(months.First, out var unpaid))
            await DemoLoader.Done(payments.Repay(DemoActors.PartnerId, "demo-first-bill", unpaid.Amount, PaymentSource.BankTransfer, DemoLoader.As, cancellation));
        await payout.Apply(Statement(months.First), months.EveningOf(months.Last), cancellation);
    }

    /// <summary>The month after it: the partner objects to its statement on the first day.</summary>
    public async Task SettleLast(DemoMonths months, CancellationToken cancellation)
    {
        await Open(months.Last, months, cancellation);
        await DemoLoader.Done(incentives.Reject(DemoActors.PartnerId, Statement(months.Last), Objection, DemoLoader.As, cancellation));
    }

    /// <summary>
    /// Its bill, which the run on the 5th has not made when the demo is loaded before. What the run does and what is done here is the same command.
    /// </summary>
    public Task CloseLast(DemoMonths months, CancellationToken cancellation) =>
        Account(new CloseBillingMonth(DemoActors.PartnerId, months.Last, time, clock.GetUtcNow()), cancellation);

    /// <summary>Asks the vendor for what it has yet to decide.</summary>
    public async Task Ask(CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), time.DayOf(clock.GetUtcNow()));
        await DemoLoader.Done(runner.Run(
            TestCouponDecider.Definition,
            new RequestTestCoupon(
                DemoActors.PartnerId, TestCouponRequestId, TestCouponChannel.EcosystemManager, DemoActors.Customers[1].Id, IsCustomer: true,
                new("Robot fleet", "Lumen Robotics compares providers for its robots' telemetry.", "Two servers, one database", 30, today.AddDays(45)), 400m,
                OnBehalf: false, Additional: false, nameof(PartnerTier.Advanced), testCoupons, time, now),
            DemoLoader.As, cancellation));
        await DemoLoader.Done(runner.Run(
            WhtCredentialDecider.Definition,
            new RecordWhtCredential(CredentialId, DemoActors.ResellerId, 37.5m, Money.Usd, today.AddDays(-3), "WHT-2041", PartnerKind.Reseller, withholding),
            DemoLoader.As, cancellation));
        await DemoLoader.Done(runner.Run(
            WhtCredentialDecider.Definition, new SubmitWhtCredential(CredentialId, DemoActors.ResellerId, now, time), DemoLoader.As, cancellation));
    }

    // The vendor may open it before the last working day on which it has to (INCENT-2).
    private async Task Open(BillingMonth month, DemoMonths months, CancellationToken cancellation)
    {
        await walk.To(months.StartOf(month.Next), cancellation);
        await DemoLoader.Done(incentives.Open(Statement(month), DemoLoader.As, cancellation));
    }

    private static string Statement(BillingMonth month) => StatementIds.Of(DemoActors.PartnerId, AssociationModel.Referral, IncentiveSpan.Of(month));

    private Task Account(PartnerAccountCommand command, CancellationToken cancellation) =>
        DemoLoader.Done(runner.Run(PartnerAccountDecider.Definition, command, DemoLoader.As, cancellation));
}
