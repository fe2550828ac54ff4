using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Contacts;

public sealed record SwitchDisassociationVerificationInput(
    bool On,
    [property: Description("Needed to switch it off: the code of requestDisassociationCode without a request.")] string? VerificationCode,
    string? IdempotencyKey) : IMutationInput;

public sealed record RequestDisassociationCodeInput(
    [property: Id, Description("The request to decide; left out for the code that switches the verification off.")] string? RequestId,
    string? IdempotencyKey) : IMutationInput;

public sealed class SwitchDisassociationVerificationPayload(MutationAnswer answer, bool on) : MutationPayload(answer)
{
    [Description("Whether deciding needs a code now.")]
    public bool On => Answer.Rejections.Count == 0 ? on : !on;
}

public sealed class RequestDisassociationCodePayload(MutationAnswer answer) : AssociationRecordPayload(answer);

public sealed class VerificationMutations(MutationRunner mutations, DisassociationWorkflow disassociations, CodesInTransit transit)
{
    [Description("Switches on, or with a code off, that deciding a disassociation request needs a verification code (ASSOC-22).")]
    public async Task<SwitchDisassociationVerificationPayload> SwitchDisassociationVerification(
        IResolveFieldContext context, SwitchDisassociationVerificationInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(
            await mutations.Run(context, input, partner, with => disassociations.SwitchVerification(partner, input.On, input.VerificationCode, with, context.CancellationToken)),
            input.On);
    }

    [Description("Sends the caller a code of six digits for deciding one request, or for switching the verification off; it is valid for 10 minutes and replaces earlier ones.")]
    public async Task<RequestDisassociationCodePayload> RequestDisassociationCode(IResolveFieldContext context, RequestDisassociationCodeInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        var record = input.RequestId is { } id ? GlobalId.KeyOf(nameof(AssociationRecord), id) : null;
        return new(await mutations.Run(context, input, async with =>
        {
            var (customer, request) = AssociationRecordRow.Parse(record ?? "");
            var result = record is null
                ? await disassociations.IssueSwitchCode(partner, with, context.CancellationToken)
                : await disassociations.IssueCode(customer, partner, request, with, context.CancellationToken);
            await transit.Await(result, context.CancellationToken);
            return new MutationAnswer(record, result.Position, result.Rejections);
        }));
    }
}
