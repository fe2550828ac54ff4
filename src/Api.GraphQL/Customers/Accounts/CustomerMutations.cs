using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

public sealed record RegisterCustomerInput(
    string Name,
    [property: Description("ISO 3166-1 alpha-2 code.")] string Country,
    [property: Description("INTERNATIONAL when omitted.")] CustomerSite? Site,
    string? Email, string? Phone,
    [property: Description("Whether the vendor's account system has had the codes sent to address and number given back; false when omitted, then the customer confirms them itself.")]
    bool? ContactVerified,
    [property: Description("Now when omitted; may lie in the past.")] DateTimeOffset? RegisteredAt,
    [property: Description("A key of the vendor's own systems, 1 to 64 letters, digits, dashes and underscores; made when omitted.")] string? Key,
    string? IdempotencyKey) : IMutationInput;

public sealed record RegisterAccountInput(
    [property: Description("The company's, as the partner is registered, in any letter case.")] string CompanyName,
    [property: Description("To be verified by the account itself.")] string? Email, [property: Description("To be verified by the account itself.")] string? Phone,
    string? IdempotencyKey) : IMutationInput;

public sealed record ChangeCustomerContactInput(
    [property: Id] string CustomerId, string? Email, string? Phone,
    [property: Description("As for registerCustomer; for operations alone.")] bool? ContactVerified,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record AllocateCustomerInput(
    [property: Id] string CustomerId,
    [property: Id, Description("One of the partner's account managers; nobody when omitted.")] string? AccountManagerId,
    string? IdempotencyKey) : IMutationInput;

public sealed class RegisterCustomerPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class RegisterAccountPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Id, Description("The new account, which is nobody's customer until it accepts an invitation; null when the mutation was refused.")]
    public string? CustomerId => Answer is { EntityId: { } id, Rejections.Count: 0 } ? GlobalId.Of(nameof(Customer), id) : null;
}

public sealed class ChangeCustomerContactPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class AllocateCustomerPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class CustomerMutations(MutationRunner mutations, CustomerWorkflow customers, ContactWorkflow contacts, TimeProvider clock)
{
    [Description("Registers a customer of the vendor, or brings in one that exists already.")]
    public async Task<RegisterCustomerPayload> RegisterCustomer(IResolveFieldContext context, RegisterCustomerInput input)
    {
        if (input.Key is { } key && !IsKey(key)) throw RequestErrors.Of(RequestErrors.BadRequest, "key has 1 to 64 letters, digits, dashes and underscores.");
        var details = new CustomerDetails(
            input.Name, input.Site ?? CustomerSite.International, input.Email, input.Phone, CountryCode.Fold(input.Country), input.RegisteredAt)
        {
            ContactVerified = input.ContactVerified ?? false,
        };
        return new(await mutations.Run(context, input, async with =>
        {
            var id = input.Key ?? with.NewId(clock);
            var result = await customers.Register(id, details, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? id : null, result.Position, result.Rejections);
        }));
    }

    [Description("Registers a new account of the same company for the partner's own use (CSP-4): partner accounts cannot buy (PROG-47). It is associated like any other customer, by an invitation that it accepts.")]
    public async Task<RegisterAccountPayload> RegisterAccount(IResolveFieldContext context, RegisterAccountInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, async with =>
        {
            var id = with.NewId(clock);
            var result = await customers.RegisterOwn(id, partner, input.CompanyName, input.Email, input.Phone, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? id : null, result.Position, result.Rejections);
        }));
    }

    [Description("""
        Tells a customer's email address and phone number, or unbinds them. What is told counts once the code sent to it was given back
        (requestContactCode, confirmContact); until then an address verified before still does.
        """)]
    public async Task<ChangeCustomerContactPayload> ChangeCustomerContact(IResolveFieldContext context, ChangeCustomerContactInput input)
    {
        var customer = GlobalId.KeyOf(nameof(Customer), input.CustomerId);
        var actor = Actor.Of(context);
        if (actor.CustomerId is { } self && self != customer) return new(new(null, 0, [CustomerRules.Unknown.Refuse("customerId")]));
        if (input.ContactVerified is true && !actor.IsVendor) return new(new(null, 0, [ContactRules.VerifiedByOperations.Refuse("contactVerified")]));
        return new(await mutations.Run(context, input, customer, with =>
            contacts.Change(customer, input.Email, input.Phone, input.ContactVerified ?? false, with, context.CancellationToken)));
    }

    [Description("Gives one of the partner's customers to an account manager, who sees it from then on.")]
    public async Task<AllocateCustomerPayload> AllocateCustomer(IResolveFieldContext context, AllocateCustomerInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        var customer = GlobalId.KeyOf(nameof(Customer), input.CustomerId);
        var manager = input.AccountManagerId is { } id ? GlobalId.KeyOf("Member", id) : null;
        return new(await mutations.Run(context, input, customer, with =>
            customers.Allocate(customer, partner, manager, with, context.CancellationToken)));
    }

    private static bool IsKey(string key) => key.Length is >= 1 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
