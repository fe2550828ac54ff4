using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

public sealed record ApplyForPayoutInput(
    [property: Description("The way (INCENT-23).")] PayoutMethod Method,
    [property: Id, Description("The earnings, which are pooled (GAP-20); 1 to 100.")] IReadOnlyList<string> EarningIds,
    string? IdempotencyKey) : IMutationInput;

public sealed record RegisterInvoiceInput(
    [property: Id] string PayoutId,
    [property: Description("The partner's own number of the invoice; at most 256 characters.")] string InvoiceNumber,
    [property: Description("The code of the vendor's company that it names, as signingEntities has it (INCENT-36).")] string SigningEntity,
    [property: Description("The vendor's tax number on it, where the country needs it (INCENT-34); left out when it states none.")] string? TaxId,
    [property: Scalar<UsdAmountScalar>, Description("What it states, tax included.")] decimal Amount,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class PayoutPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Payout?> Payout(IResolveFieldContext context, PayoutQueries payouts) =>
        Answer.EntityId is { } id ? await payouts.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class ApplyForPayoutPayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class RegisterInvoicePayload(MutationAnswer answer) : PayoutPayload(answer);

public sealed class PayoutMutations(MutationRunner mutations, PayoutWorkflow payouts)
{
    [Description("Applies for earnings of the caller's partner: coupons are issued at once (INCENT-41), a transfer or a top-up waits for the partner's invoice "
        + "(INCENT-3, INCENT-27, INCENT-28). payoutEligibility tells beforehand.")]
    public async Task<ApplyForPayoutPayload> ApplyForPayout(IResolveFieldContext context, ApplyForPayoutInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        var earnings = PayoutKeys.Earnings(partner, input.EarningIds);
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, id) = await payouts.Apply(partner, input.Method, earnings, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? PayoutRow.IdOf(partner, id) : null, result.Position, result.Rejections);
        }));
    }

    [Description("Registers the invoice of the caller's partner for a payout, anew as long as none in order arrived (INCENT-34 to INCENT-37). The paper is mailed with the billing list.")]
    public async Task<RegisterInvoicePayload> RegisterInvoice(IResolveFieldContext context, RegisterInvoiceInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        var payout = PayoutKeys.Own(partner, input.PayoutId);
        return new(await mutations.Run(context, input, payout is null ? null : PayoutRow.IdOf(partner, payout), async with => payout is null
            ? CommandResult.Refused(PayoutRules.PayoutNotFound.Refuse("payoutId"))
            : await payouts.RegisterInvoice(
                partner, payout, input.InvoiceNumber, new(input.SigningEntity, input.TaxId, input.Amount), with, context.CancellationToken)));
    }
}
