using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

public sealed record AcceptInvitationInput(
    [property: Description("From the invitation's link.")] string Token,
    [property: Description("The invitation's own model when omitted.")] AssociationModel? Model,
    string? IdempotencyKey) : IMutationInput;

public sealed record AssociateCustomerInput(
    [property: Id] string CustomerId, [property: Id] string PartnerId, AssociationModel Model,
    [property: Description("The customer's service ticket (ASSOC-46).")] string? TicketNo,
    [property: Description("Conditions that operations set aside; only those about the customer's past can be.")] AssociationOverrideInput? Override,
    [property: Description("Since when a customer brought in with its history has been the partner's; now when omitted.")] DateTimeOffset? EffectiveFrom,
    string? IdempotencyKey) : IMutationInput;

public sealed record AssociationOverrideInput(IReadOnlyList<string> RuleIds, [property: Description("Kept with the association.")] string Reason);

public sealed record ChangeAssociationModelInput(
    [property: Id] string CustomerId, AssociationModel Model,
    [property: Description("The service ticket, or the ecosystem manager's own reference (ASSOC-23).")] string? Reference,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class CustomerPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Customer?> Customer(IResolveFieldContext context, AssociationReads reads) => Answer.EntityId is { } id
        ? await CustomerQueries.Find(reads, Actor.Of(context), id, context.CancellationToken)
        : null;
}

public sealed class AcceptInvitationPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class AssociateCustomerPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class ChangeAssociationModelPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class AssociationMutations(MutationRunner mutations, AssociationWorkflow associations)
{
    [Description("Accepts an invitation, online and by the customer itself (ASSOC-43); every condition that fails is named with what helps.")]
    public async Task<AcceptInvitationPayload> AcceptInvitation(IResolveFieldContext context, AcceptInvitationInput input)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(await mutations.Run(context, input, customer, with =>
            associations.Accept(customer, input.Token, input.Model, with, context.CancellationToken)));
    }

    [Description("Associates a customer by its service ticket, under the same conditions (ASSOC-46).")]
    public async Task<AssociateCustomerPayload> AssociateCustomer(IResolveFieldContext context, AssociateCustomerInput input)
    {
        var customer = GlobalId.KeyOf(nameof(Customer), input.CustomerId);
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        var setAside = input.Override is { } asked ? new AssociationOverride([.. asked.RuleIds], asked.Reason) : null;
        return new(await mutations.Run(context, input, customer, with => associations.AssociateByTicket(
            customer, partner, input.Model, input.TicketNo, setAside, input.EffectiveFrom, with, context.CancellationToken)));
    }

    [Description("Changes the model of an association; only operations with a ticket and the ecosystem manager can (ASSOC-23).")]
    public async Task<ChangeAssociationModelPayload> ChangeAssociationModel(IResolveFieldContext context, ChangeAssociationModelInput input)
    {
        var actor = Actor.Of(context);
        var customer = GlobalId.KeyOf(nameof(Customer), input.CustomerId);
        var by = actor.Role switch
        {
            Role.OperationsManager => ModelChangeBy.Operations,
            Role.EcosystemManager => ModelChangeBy.EcosystemManager,
            _ => ModelChangeBy.Partner,
        };
        return new(await mutations.Run(context, input, customer, with => associations.ChangeModel(
            customer, by == ModelChangeBy.Partner ? actor.RequirePartner() : null, input.Model, by, input.Reference, with, context.CancellationToken)));
    }
}
