using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Mutations;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Customers;

namespace PartnerGraph.Api.Customers;

public sealed record SwitchDisassociationVerificationInput(bool On, string? IdempotencyKey) : IMutationInput;

public sealed record RequestDisassociationCodeInput([property: Id] string RequestId, string? IdempotencyKey) : IMutationInput;

public sealed class SwitchDisassociationVerificationPayload(MutationAnswer answer, bool on) : MutationPayload(answer)
{
    [Description("Whether deciding needs a code now.")]
    public bool On => on;
}

public sealed class RequestDisassociationCodePayload(MutationAnswer answer) : MutationPayload(answer);

/// <summary>Brings a verification code to the user who asked for it.</summary>
public interface IVerificationCodeDelivery
{
    /// <param name="subject">The subject of the user's token.</param>
    Task Deliver(string subject, string code, CancellationToken cancellation);
}

public sealed class VerificationMutations(MutationRunner mutations, DisassociationWorkflow disassociations, IVerificationCodeDelivery delivery)
{
    [Description("Switches on or off that deciding a disassociation request needs a verification code (ASSOC-22).")]
    public async Task<SwitchDisassociationVerificationPayload> SwitchDisassociationVerification(
        IResolveFieldContext context, SwitchDisassociationVerificationInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(
            await mutations.Run(context, input, partner, with => disassociations.SwitchVerification(partner, input.On, with, context.CancellationToken)),
            input.On);
    }

    [Description("Sends the caller a code of six digits for deciding one request; it is valid for 10 minutes and replaces earlier ones.")]
    public async Task<RequestDisassociationCodePayload> RequestDisassociationCode(IResolveFieldContext context, RequestDisassociationCodeInput input)
    {
        var actor = Actor.Of(context);
        var partner = actor.RequirePartner();
        var record = GlobalId.KeyOf(nameof(AssociationRecord), input.RequestId);
        return new(await mutations.Run(context, input, async with =>
        {
            var (customer, request) = AssociationRecordRow.Parse(record);
            var (result, code) = await disassociations.IssueCode(customer, partner, request, with, context.CancellationToken);
            if (code is not null) await delivery.Deliver(actor.Subject, code, context.CancellationToken);
            return new MutationAnswer(record, result.Position, result.Rejections);
        }));
    }
}
