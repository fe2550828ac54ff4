using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>A customer's account with the vendor, as far as partners are concerned with it.</summary>
public static class CustomerDecider
{
    public static readonly Decider<CustomerCommand, CustomerAccount> Definition =
        new("customer", command => command.CustomerId, CustomerAccount.Unknown, Decide, CustomerAccount.Evolve);

    public static Decision Decide(CustomerCommand command, CustomerAccount state) => command switch
    {
        RegisterCustomer register => Register(register, state),
        RegisterOwnAccount own => RegisterOwn(own, state),
        _ when !state.Exists => Decision.Reject(CustomerRules.Unknown.Refuse("customerId")),
        ChangeCustomerContact change => ChangeContact(change, state),
        VerifyContact verify => Verify(verify, state),
        AllocateCustomer allocate => Allocate(allocate, state),
        _ => CustomerFactDecisions.Decide(command, state),
    };

    private static Decision Register(RegisterCustomer register, CustomerAccount state)
    {
        var (email, phone) = (Normal(register.Email), PhoneNumber.Normalize(register.Phone));
        var registered = new CustomerRegistered(
            register.CustomerId, register.Name.Trim(), register.Site, email, phone, register.Country, register.RegisteredAt);
        if (state.Exists) return Same(registered, state) ? Decision.Nothing : Decision.Reject(CustomerRules.IdTaken.Refuse("customerId"));

        List<Rejection> refusals = [.. ContactRefusals(register.Email, email, register.Phone, phone)];
        if (registered.Name.Length == 0) refusals.Insert(0, CustomerRules.NameMissing.Refuse("name"));
        if (register.RegisteredAt > register.At) refusals.Insert(0, CustomerRules.RegisteredLater.Refuse("registeredAt"));
        if (register.Country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) refusals.Insert(0, CustomerRules.CountryInvalid.Refuse("country"));
        return Decision.RejectOr(refusals, () => Decision.Accept(registered));
    }

    private static Decision RegisterOwn(RegisterOwnAccount own, CustomerAccount state)
    {
        if (!string.Equals(own.CompanyName.Trim(), own.PartnerName.Trim(), StringComparison.OrdinalIgnoreCase)) return Decision.Reject(CustomerRules.SameCompany.Refuse("companyName"));
        // Repeated later it is still the same account.
        var register = new RegisterCustomer(
            own.CustomerId, own.PartnerName, CustomerSite.International, own.Email, own.Phone, own.Country, state.Exists ? state.RegisteredAt : own.At, own.At);
        var decision = Register(register, state);
        return decision is { IsAccepted: true, Events.Count: > 0 } ? decision.By(CustomerRules.SameCompany) : decision;
    }

    private static bool Same(CustomerRegistered registered, CustomerAccount state) => (registered.Name, registered.Site, registered.Country)
        == (state.Name, state.Site, state.Country) && registered.Email == state.Email && registered.RegisteredAt == state.RegisteredAt;

    private static Decision ChangeContact(ChangeCustomerContact change, CustomerAccount state)
    {
        var (email, phone) = (Normal(change.Email), PhoneNumber.Normalize(change.Phone));
        return Decision.RejectOr([.. ContactRefusals(change.Email, email, change.Phone, phone)], () => (email, phone) == (state.Email, state.Phone)
            ? Decision.Nothing
            : Decision.Accept(new CustomerContactChanged(change.CustomerId, email, phone)));
    }

    private static Decision Verify(VerifyContact verify, CustomerAccount state)
    {
        var (told, verified) = verify.Kind == ContactKind.Email ? (state.Email, state.VerifiedEmail) : (state.Phone, state.VerifiedPhone);
        if (told is null) return Decision.Reject(ContactRules.NothingToVerify.Refuse("kind"));
        return told == verified ? Decision.Nothing : Decision.Accept(new ContactVerified(verify.CustomerId, verify.Kind, told, verify.At));
    }

    private static Decision Allocate(AllocateCustomer allocate, CustomerAccount state)
    {
        List<Rejection> refusals = [];
        if (!allocate.IsAccountManager) refusals.Add(CustomerRules.ManagerUnknown.Refuse("accountManagerId"));
        if (allocate.Association.PartnerId != allocate.PartnerId) refusals.Add(CustomerRules.OnlyAssociatedBelong.Refuse("customerId"));
        return Decision.RejectOr(refusals, () => state.AccountManagerUnder(allocate.Association) == allocate.AccountManagerId
            ? Decision.Nothing
            : Decision.Accept(new CustomerAllocated(allocate.CustomerId, allocate.PartnerId, allocate.AccountManagerId, allocate.At)));
    }

    private static IEnumerable<Rejection> ContactRefusals(string? givenEmail, string? email, string? givenPhone, string? phone)
    {
        if (!string.IsNullOrWhiteSpace(givenEmail) && email is null) yield return CustomerRules.EmailInvalid.Refuse("email");
        if (!string.IsNullOrWhiteSpace(givenPhone) && phone is null) yield return CustomerRules.PhoneInvalid.Refuse("phone");
    }

    private static string? Normal(string? email) => EmailAddress.TryNormalize(email, out var normalized) ? normalized : null;
}
