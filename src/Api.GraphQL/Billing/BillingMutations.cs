using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Billing;

public sealed record RepayInput(
    [property: Scalar<UsdAmountScalar>, Description("USD above 0; what exceeds the amount due is paid in advance and frees quota (BILL-25, QUOTA-14).")] decimal Amount,
    [property: Description("QUOTA is refused (QUOTA-15).")] PaymentSource Source,
    [property: Description("The payment's own id: the same payment counts once.")] string ReferenceId,
    string? IdempotencyKey) : IMutationInput;

public sealed record TopUpBalanceInput(
    [property: Id] string PartnerId,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0.")] decimal Amount,
    [property: Description("The payment's own id: the same payment counts once.")] string ReferenceId,
    string? IdempotencyKey) : IMutationInput;

public sealed class RepayPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public Task<AmountDue?> AmountDue(IResolveFieldContext context, BillingQueries billing) => billing.AmountDue(context, null);

    public Task<ConsumptionQuota?> ConsumptionQuota(IResolveFieldContext context, QuotaQueries quotas) => quotas.ConsumptionQuota(context, null);
}

public sealed class TopUpBalancePayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The balance after the top-up.")]
    public async Task<AccountBalance?> AccountBalance(IResolveFieldContext context, BillingQueries billing) =>
        Answer.EntityId is { } id ? await billing.AccountBalance(context, GlobalId.Of("Partner", id)) : null;
}

public sealed class BillingMutations(MutationRunner mutations, CommandRunner runner, PaymentWorkflow payments)
{
    [Description("A partner repays what it owes, also before it is due (BILL-25, QUOTA-14).")]
    public async Task<RepayPayload> Repay(IResolveFieldContext context, RepayInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner,
            with => payments.Repay(partner, input.ReferenceId, input.Amount, input.Source, with, context.CancellationToken)));
    }

    [Description("Records money that a partner put on its account (BILL-2).")]
    public async Task<TopUpBalancePayload> TopUpBalance(IResolveFieldContext context, TopUpBalanceInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        var command = new TopUpBalance(partner, input.ReferenceId, input.Amount);
        return new(await mutations.Run(context, input, partner, with => runner.Decide(with, async unit =>
            (await unit.Load(PartnerDecider.Definition, partner)).State.Exists
                ? await unit.Decide(PartnerAccountDecider.Definition, command)
                : CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId")), context.CancellationToken)));
    }
}
