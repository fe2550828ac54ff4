using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Customers.Contacts;

public sealed record RequestContactCodeInput(ContactKind Kind, string? IdempotencyKey) : IMutationInput;

public sealed record ConfirmContactInput(
    ContactKind Kind, [property: Description("The six digits of the message.")] string Code, string? IdempotencyKey) : IMutationInput;

public sealed class RequestContactCodePayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class ConfirmContactPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class ContactMutations(MutationRunner mutations, ContactWorkflow contacts, OneTimeCodes codes, CodesInTransit transit)
{
    [Description("Sends a code of six digits to the address or number that the caller told; it is valid for 10 minutes and five attempts and replaces earlier ones.")]
    public async Task<RequestContactCodePayload> RequestContactCode(IResolveFieldContext context, RequestContactCodeInput input)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(await mutations.Run(context, input, async with =>
        {
            var result = await contacts.IssueCode(customer, input.Kind, codes, with, context.CancellationToken);
            await transit.Await(result, context.CancellationToken);
            return new MutationAnswer(customer, result.Position, result.Rejections);
        }));
    }

    [Description("Gives a code back: the address or number is the caller's own from now on, and no other account's (CUST-6, CUST-7).")]
    public async Task<ConfirmContactPayload> ConfirmContact(IResolveFieldContext context, ConfirmContactInput input)
    {
        var customer = Actor.Of(context).RequireCustomer();
        return new(await mutations.Run(context, input, customer, with =>
            contacts.Confirm(customer, input.Kind, input.Code, with, context.CancellationToken)));
    }
}
