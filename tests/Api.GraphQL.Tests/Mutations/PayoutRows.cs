using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A valid call of every mutation about payouts.</summary>
internal static class PayoutRows
{
    private const string Entity = "HUAWEI_SERVICES_HONG_KONG";

    public static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> All =>
    [
        Row("authenticatePaymentInformation", async scene => new(
            (await scene.WithPartner()).Operations, new { partnerId = MutationScene.Global("Partner", scene.Partner), bankAccount = "ACCT-1" }, "paymentInformation { state }")),
        Row("applyForPayout", async scene =>
        {
            await Earned(scene);
            return new(scene.Admin(), new { method = "CASH_COUPONS", earningIds = new[] { MutationScene.Global("Earning", $"{scene.Partner}/e") } }, "payout { id }");
        }),
        Row("registerInvoice", async scene => new(
            scene.Admin(), new { payoutId = await Applied(scene, PayoutMethod.BankTransfer), invoiceNumber = "INV-1", signingEntity = Entity, amount = "1000" }, "payout { state }")),
        Row("receiveInvoice", async scene => new(scene.Finance, new { payoutId = await Registered(scene), billingListEnclosed = true }, "payout { dueAt }")),
        Row("submitToBank", async scene => new(scene.Finance, new { payoutId = await Invoiced(scene, PayoutMethod.BankTransfer) }, "payout { state }")),
        Row("topUpAccount", async scene => new(scene.Finance, new { payoutId = await Invoiced(scene, PayoutMethod.TopUp) }, "payout { state }")),
        Row("recordPayment", async scene => new(scene.Finance, new { payoutId = await Submitted(scene) }, "payout { state }")),
        Row("recordPaymentFailure", async scene => new(
            scene.Finance, new { payoutId = await Submitted(scene), cause = "BANK_INFORMATION", reason = "Unknown account." }, "payout { failureReason }")),
        Row("resumePayout", async scene =>
        {
            var payoutId = await Submitted(scene);
            await scene.Has("payouts", scene.Partner, new PayoutFailed(scene.Partner, scene.Id, PaymentFailureCause.Other, "Closed.", scene.Now));
            return new(scene.Finance, new { payoutId }, "payout { state }");
        }),
    ];

    private static async Task Earned(MutationScene scene)
    {
        await scene.WithPartner();
        await scene.Approved();
        await scene.Has("payment-information", scene.Partner, new PaymentInformationAuthenticated(scene.Partner, "ACCT-1", scene.Now.AddDays(-2)));
        await scene.Has("payouts", scene.Partner, new EarningNotified(
            scene.Partner, "e", AssociationModel.Referral, new(1_000m), scene.Now.AddDays(-1), DateOnly.FromDateTime(scene.Now.UtcDateTime.AddYears(1))));
    }

    private static async Task<string> Applied(MutationScene scene, PayoutMethod method)
    {
        await Earned(scene);
        await scene.Has("payouts", scene.Partner,
            new PayoutApplied(scene.Partner, scene.Id, method, ["e"], new(1_000m), Money.Zero, new(1_000m), [], Money.Usd, null, scene.Now.AddDays(-1)),
            new InvoiceRequested(scene.Partner, scene.Id, new(1_000m), Entity, "Kowloon", scene.Now.AddDays(-1)));
        return MutationScene.Global("Payout", $"{scene.Partner}/{scene.Id}");
    }

    private static async Task<string> Registered(MutationScene scene, PayoutMethod method = PayoutMethod.BankTransfer)
    {
        var payoutId = await Applied(scene, method);
        await scene.Has("payouts", scene.Partner, new InvoiceRegistered(scene.Partner, scene.Id, "INV-1", Entity, null, new(1_000m), scene.Now));
        return payoutId;
    }

    private static async Task<string> Invoiced(MutationScene scene, PayoutMethod method)
    {
        var payoutId = await Registered(scene, method);
        await scene.Has("payouts", scene.Partner, new InvoiceReceived(
            scene.Partner, scene.Id, DateOnly.FromDateTime(scene.Now.UtcDateTime), true, [], scene.Now.AddDays(3_000), scene.Now));
        return payoutId;
    }

    private static async Task<string> Submitted(MutationScene scene)
    {
        var payoutId = await Invoiced(scene, PayoutMethod.BankTransfer);
        var day = DateOnly.FromDateTime(scene.Now.UtcDateTime);
        await scene.Has("payouts", scene.Partner, new PayoutSubmittedToBank(scene.Partner, scene.Id, day, "ACCT-1", 1m, new(1_000m), day, day, scene.Now));
        return payoutId;
    }

    private static KeyValuePair<string, Func<MutationScene, Task<MutationCall>>> Row(string mutation, Func<MutationScene, Task<MutationCall>> call) => new(mutation, call);
}
