using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

public sealed record RequestDisassociationInput(
    [property: Id, Description("For partners: which of its customers. A customer asks for itself; another's id is refused like one that does not exist.")] string? CustomerId,
    string? Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ApproveDisassociationInput(
    [property: Id, Description("The association record of the request.")] string RequestId,
    [property: Description("Needed when the partner has switched verification on (ASSOC-22).")] string? VerificationCode,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RejectDisassociationInput(
    [property: Id] string RequestId, string? Reason, string? VerificationCode, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ConfirmDisassociationInput([property: Id] string RequestId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record DeclineDisassociationInput(
    [property: Id] string RequestId, string? Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class AssociationRecordPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<AssociationRecord?> AssociationRecord(IResolveFieldContext context, AssociationReads reads) => Answer.EntityId is { } id
        ? (await reads.Record(context.CustomerScope(), id, context.CancellationToken))?.To<AssociationRecord>()
        : null;
}

public sealed class RequestDisassociationPayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class ApproveDisassociationPayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class RejectDisassociationPayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class ConfirmDisassociationPayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class DeclineDisassociationPayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class DisassociationMutations(MutationRunner mutations, DisassociationWorkflow disassociations)
{
    [Description("Asks to end an association: a customer its own (ASSOC-41), a partner that of a customer, which then confirms it (GAP-84).")]
    public async Task<RequestDisassociationPayload> RequestDisassociation(IResolveFieldContext context, RequestDisassociationInput input)
    {
        var actor = Actor.Of(context);
        var named = input.CustomerId is { } id ? GlobalId.KeyOf(nameof(Customer), id) : null;
        if ((named ?? actor.CustomerId) is not { } customer || (actor.CustomerId is { } self && self != customer))
            return new(new(null, 0, [DisassociationRules.NotAssociated.Refuse("customerId")]));
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, request) = await disassociations.Request(
                customer, actor.CustomerId is null ? actor.RequirePartner() : null, input.Reason ?? "", with, context.CancellationToken);
            return new MutationAnswer(request is null ? null : AssociationRecordRow.IdOf(customer, request), result.Position, result.Rejections);
        }));
    }

    [Description("The partner's administrator grants a customer's pending request, which ends the association (ASSOC-18, ASSOC-19).")]
    public async Task<ApproveDisassociationPayload> ApproveDisassociation(IResolveFieldContext context, ApproveDisassociationInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await Decide(context, input, input.RequestId, (customer, request, with) =>
            disassociations.Grant(customer, partner, request, input.VerificationCode, with, context.CancellationToken)));
    }

    [Description("The partner's administrator refuses a customer's pending request; the association goes on (ASSOC-20).")]
    public async Task<RejectDisassociationPayload> RejectDisassociation(IResolveFieldContext context, RejectDisassociationInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await Decide(context, input, input.RequestId, (customer, request, with) =>
            disassociations.Reject(customer, partner, request, input.Reason ?? "", input.VerificationCode, with, context.CancellationToken)));
    }

    [Description("The customer grants its partner's pending request, which ends the association (GAP-84).")]
    public async Task<ConfirmDisassociationPayload> ConfirmDisassociation(IResolveFieldContext context, ConfirmDisassociationInput input) =>
        new(await Decide(context, input, input.RequestId, (customer, request, with) =>
            disassociations.Grant(customer, null, request, null, with, context.CancellationToken)));

    [Description("The customer refuses its partner's pending request; the association goes on.")]
    public async Task<DeclineDisassociationPayload> DeclineDisassociation(IResolveFieldContext context, DeclineDisassociationInput input) =>
        new(await Decide(context, input, input.RequestId, (customer, request, with) =>
            disassociations.Reject(customer, null, request, input.Reason ?? "", null, with, context.CancellationToken)));

    private async Task<MutationAnswer> Decide<TInput>(
        IResolveFieldContext context, TInput input, string requestId, Func<string, string, CommandContext, Task<CommandResult>> command)
        where TInput : IMutationInput
    {
        var record = GlobalId.KeyOf(nameof(AssociationRecord), requestId);
        var (customer, request) = AssociationRecordRow.Parse(record);
        // Another customer's request is not told apart from one that does not exist.
        return Actor.Of(context).CustomerId is { } self && self != customer
            ? new(null, 0, [DisassociationRules.Decidable.Refuse("requestId")])
            : await mutations.Run(context, input, record, with => command(customer, request, with));
    }
}
