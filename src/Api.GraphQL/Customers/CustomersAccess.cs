using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Customers;

/// <summary>Section 5 of the catalogue for the areas ASSOC and CUST.</summary>
internal sealed class CustomersAccess : IAccessRules
{
    private const string View = Permissions.ViewCustomers;
    private const string ViewAssociations = Permissions.ViewAssociations;
    private const string Develop = Permissions.DevelopCustomers;

    private static readonly Role[] Developers =
        [Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator];

    private static readonly Role[] Deciders = [Role.PartnerAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] PartnerReaders = [.. Developers, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("customers", "ASSOC-35", PartnerReaders, View),
        new("customer", "ASSOC-35", [.. PartnerReaders, Role.Customer], View),
        new("association", "CSP-10", [.. PartnerReaders, Role.Customer], View, ViewAssociations),
        new("associationRecords", "ASSOC-17", [.. PartnerReaders, Role.Customer], ViewAssociations),
        new("associationFailures", "ASSOC-45",
            [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator, Role.Customer, Role.OperationsManager], ViewAssociations),
        new("associationEligibility", "ASSOC-44", [.. Developers, Role.EcosystemManager, Role.OperationsManager, Role.Customer], Develop),
        new("invitation", "MENU-2", Developers, Develop),
        new("invitations", "MENU-2", Developers, Develop),
        new("preRegistrations", "MENU-2", Developers, Develop),
        new("myInvitations", "CUST-1", [Role.Customer]),
        new("myPartner", "CUST-3", [Role.Customer]),
        new("preRegisterCustomer", "ASSOC-29", Developers, Develop),
        new("createInvitation", "ASSOC-29", Developers, Develop),
        new("createInvitationQr", "ASSOC-27", Developers, Develop),
        new("shareInvitation", "CUST-2", Developers, Develop),
        new("revokeInvitation", "proposed", Developers, Develop),
        new("acceptInvitation", "ASSOC-43", [Role.Customer]),
        new("associateCustomer", "ASSOC-46", [Role.OperationsManager]),
        // The administrator gets through to be told by the rule itself what to do instead.
        new("changeAssociationModel", "ASSOC-23", [Role.OperationsManager, Role.EcosystemManager, Role.PartnerAdministrator]),
        new("requestDisassociation", "ASSOC-41", [Role.PartnerAdministrator, Role.Customer]),
        new("approveDisassociation", "ASSOC-18", Deciders),
        new("rejectDisassociation", "ASSOC-18", Deciders),
        new("confirmDisassociation", "ASSOC-21", [Role.Customer]),
        new("declineDisassociation", "ASSOC-21", [Role.Customer]),
        new("switchDisassociationVerification", "ASSOC-22", Deciders),
        new("requestDisassociationCode", "ASSOC-22", Deciders),
        new("registerCustomer", "proposed", [Role.OperationsManager]),
        new("registerAccount", "CSP-4", Deciders),
        new("bindProject", "CSP-37", [.. Developers, Role.OperationsManager], Develop),
        new("projectOwner", "CSP-37", [.. PartnerReaders, Role.Customer], View),
        new("changeCustomerContact", "proposed", [Role.OperationsManager, Role.Customer]),
        new("requestContactCode", "CUST-6", [Role.Customer]),
        new("confirmContact", "CUST-6", [Role.Customer]),
        new("recordCustomerFact", "proposed", [Role.OperationsManager]),
        new("customerFacts", "proposed", [Role.Customer, Role.OperationsManager]),
        new("allocateCustomer", "SPIF-3", [.. Deciders, Role.AccountDirector], Permissions.AllocateCustomers),
        new("customerAssociated", "ASSOC-40", [.. PartnerReaders, Role.Customer], View, ViewAssociations),
        new("disassociationRequested", "ASSOC-18", [.. PartnerReaders, Role.Customer], ViewAssociations),
    ];
}
