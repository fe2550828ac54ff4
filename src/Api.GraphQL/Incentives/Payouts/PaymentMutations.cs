using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Payouts;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Description("What a paper invoice says, where it differs from what was registered.")]
public sealed record StatedInvoiceInput(
    [property: Description("The code of the vendor's company that it names.")] string SigningEntity,
    [property: Description("The vendor's tax number on it; left out when it states none.")] string? TaxId,
    [property: Scalar<UsdAmountScalar>, Description("What it states, tax included.")] decimal Amount);

public sealed record ReceiveInvoiceInput(
    [property: Id] string PayoutId,
    [property: Description("Whether the billing list came with it (INCENT-33).")] bool BillingListEnclosed,
    [property: Description("The day in the business zone on which it arrived; today when omitted.")] DateOnly? ReceivedOn,
    [property: Description("What the paper says; what was registered when omitted.")] StatedInvoiceInput? Stated,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record SubmitToBankInput([property: Id] string PayoutId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record TopUpAccountInput([property: Id] string PayoutId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RecordPaymentInput([property: Id] string PayoutId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RecordPaymentFailureInput(
    [property: Id] string PayoutId, [property: Description("Why the bank returned it; BANK_INFORMATION invalidates the partner's payment information (INFO-17).")] PaymentFailureCause Cause,
    [property: Description("What the bank said, told to the partner; at most 1,000 characters.")] string Reason,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ResumePayoutInput([property: Id] string PayoutId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class ReceiveInvoicePayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class SubmitToBankPayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class TopUpAccountPayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class RecordPaymentPayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class RecordPaymentFailurePayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class ResumePayoutPayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class PaymentMutations(MutationRunner mutations, PaymentWorkflow payments)
{
    [Description("Finance records that an invoice arrived on paper. One that is not in order is recorded with its causes, and starts no time (INCENT-33, INCENT-42, GAP-98).")]
    public async Task<ReceiveInvoicePayload> ReceiveInvoice(IResolveFieldContext context, ReceiveInvoiceInput input)
    {
        var stated = input.Stated is { } paper ? new InvoiceEntry(paper.SigningEntity, paper.TaxId, paper.Amount) : null;
        return new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.ReceiveInvoice(
            partner, payout, input.ReceivedOn, input.BillingListEnclosed, stated, with, context.CancellationToken)));
    }

    [Description("Finance tells the bank to pay, after a qualified invoice, to the authenticated account (INCENT-24, INCENT-42).")]
    public async Task<SubmitToBankPayload> SubmitToBank(IResolveFieldContext context, SubmitToBankInput input) =>
        new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.SubmitToBank(partner, payout, with, context.CancellationToken)));

    [Description("Finance tops up the partner's account, after a qualified invoice, at the exchange rate of the day (INCENT-25, INCENT-42, INCENT-48).")]
    public async Task<TopUpAccountPayload> TopUpAccount(IResolveFieldContext context, TopUpAccountInput input) =>
        new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.TopUpAccount(partner, payout, with, context.CancellationToken)));

    [Description("Finance records that the bank paid. It needs a qualified invoice (INCENT-27, INCENT-28); recorded twice, it is paid once.")]
    public async Task<RecordPaymentPayload> RecordPayment(IResolveFieldContext context, RecordPaymentInput input) =>
        new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.RecordPayment(partner, payout, with, context.CancellationToken)));

    [Description("Finance records that the bank returned a payment (INFO-17).")]
    public async Task<RecordPaymentFailurePayload> RecordPaymentFailure(IResolveFieldContext context, RecordPaymentFailureInput input) =>
        new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.RecordFailure(
            partner, payout, input.Cause, input.Reason, with, context.CancellationToken)));

    [Description("Finance lets a failed payout go on without a new application; by itself it goes on once corrected bank data is authenticated (INFO-18).")]
    public async Task<ResumePayoutPayload> ResumePayout(IResolveFieldContext context, ResumePayoutInput input) =>
        new(await Run(context, input, input.PayoutId, (partner, payout, with) => payments.Resume(partner, payout, with, context.CancellationToken)));

    private Task<MutationAnswer> Run<TInput>(
        IResolveFieldContext context, TInput input, string payoutId, Func<string, string, CommandContext, Task<CommandResult>> command) where TInput : IMutationInput =>
        PayoutKeys.Of(payoutId) is var (partner, payout)
            ? mutations.Run(context, input, PayoutRow.IdOf(partner, payout), with => command(partner, payout, with))
            : mutations.Run(context, input, null, _ => Task.FromResult(CommandResult.Refused(PayoutRules.PayoutNotFound.Refuse("payoutId"))));
}
