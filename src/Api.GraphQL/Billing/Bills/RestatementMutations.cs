using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

public sealed record RestateBillInput(
    [property: Id] string PartnerId,
    [property: Description("The month whose bill is restated.")] BillingMonth Month,
    [property: Description("Why; the partner reads it.")] string Reason,
    long? ExpectedVersion, string? IdempotencyKey) : IVersionedInput;

public sealed class RestateBillPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The bill as restated, or as it stands when it was refused.")]
    public async Task<PartnerBill?> PartnerBill(IResolveFieldContext context, BillQueries bills, FollowedMutations followed)
    {
        if (Answer.EntityId is not { } id || BillIds.Parse(id) is not { } bill) return null;
        await followed.Wait(Answer, context.CancellationToken);
        return await bills.Find(context.PartnerScope(), bill.PartnerId, bill.Month, asOf: null, context.CancellationToken);
    }
}

public sealed class RestatementMutations(MutationRunner mutations, RestatementWorkflow restatements, RestatementReads reads)
{
    [Description("Restates the bill of a closed month: it takes in what came for the month since and is in no later bill, and what is somebody else's goes out. "
        + "What was paid stays; the difference is due, or goes on the balance (BILL-1, BILL-3).")]
    public async Task<RestateBillPayload> RestateBill(IResolveFieldContext context, RestateBillInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        return new(await mutations.Run(context, input, BillIds.Of(partner, input.Month), with => restatements.Order(
            partner, input.Month, input.Reason, input.ExpectedVersion, () => reads.Changes(partner, input.Month, context.CancellationToken), with, context.CancellationToken)));
    }
}
