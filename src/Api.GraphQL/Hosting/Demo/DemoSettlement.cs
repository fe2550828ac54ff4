using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>
/// What is open between the demo's partners and the vendor: two bills, of which a coupon and the balance paid a part of the older one, two months of
/// incentives that wait for the partner's word, a request for a test coupon, and a credential of withheld tax.
/// </summary>
public sealed class DemoSettlement(CommandRunner runner, IncentiveWorkflow incentives, WhtPolicy withholding, TestCouponPolicy testCoupons, BusinessTime time, TimeProvider clock)
{
    /// <summary>The request that waits for the ecosystem manager.</summary>
    public const string TestCouponRequestId = "demo-test-coupon";

    /// <summary>The credential that waits for finance.</summary>
    public const string CredentialId = "demo-wht";

    /// <summary>
    /// Bills the months before the running one, when all their lines are recorded. The partner is registered in the running month, so that
    /// no bill run of its own falls due before; what the run of the last month does after the first closing, and what is done here, is the
    /// same command. The bills themselves follow where reactions run, and hold the same whenever that is.
    /// </summary>
    /// <param name="first">The older of the two months.</param>
    public async Task Bill(BillingMonth first, CancellationToken cancellation)
    {
        var lastDay = first.Next.Next.Next.FirstDay.AddDays(-1);
        await Account(new TopUpBalance(DemoActors.PartnerId, "demo-transfer", 250m), cancellation);
        // Before anything is closed: a coupon pays the bills of months that are closed after it was issued.
        await Account(new IssueCoupon(
            DemoActors.PartnerId, "demo-welcome", 300m, new(CouponKind.Cash, first.FirstDay, lastDay, [], ["Elastic Cloud Server"], "Welcome to the network")), cancellation);
        foreach (var month in new[] { first, first.Next })
        {
            await Account(new CloseBillingMonth(DemoActors.PartnerId, month, time, clock.GetUtcNow()), cancellation);
            await DemoLoader.Done(incentives.Close(DemoActors.PartnerId, month, DemoLoader.As, cancellation));
        }

        // Known to the payment system long since, so that what is earned can be applied for at once.
        await DemoLoader.Done(runner.Run(
            PaymentInformationDecider.Definition,
            new AuthenticatePaymentInformation(DemoActors.PartnerId, "DEMO-0001", PartnerExists: true, time.StartOf(first.FirstDay)), DemoLoader.As, cancellation));
    }

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

    private Task Account(PartnerAccountCommand command, CancellationToken cancellation) =>
        DemoLoader.Done(runner.Run(PartnerAccountDecider.Definition, command, DemoLoader.As, cancellation));
}
