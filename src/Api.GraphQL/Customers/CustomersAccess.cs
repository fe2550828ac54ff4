using PartnerGraph.Api.Security;

namespace PartnerGraph.Api.Customers;

/// <summary>Section 5 of the catalogue for the areas ASSOC and CUST.</summary>
internal sealed class CustomersAccess : IAccessRules
{
    private const string View = "customer.view";
    private const string Develop = "customer.develop";

    private static readonly Role[] Developers =
        [Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.ResellerAdministrator];

    private static readonly Role[] QrDevelopers = [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator];

    private static readonly Role[] Deciders = [Role.PartnerAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] PartnerReaders = [.. Developers, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("customers", "ASSOC-35", PartnerReaders, View),
        new("customer", "ASSOC-35", [.. PartnerReaders, Role.Customer], View),
        new("association", "CSP-10", [.. PartnerReaders, Role.Customer], View),
        new("associationRecords", "ASSOC-17", [.. PartnerReaders, Role.Customer], View),
        new("associationFailures", "ASSOC-45",
            [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator, Role.Customer, Role.OperationsManager], View),
        new("associationEligibility", "ASSOC-44", [.. Developers, Role.EcosystemManager, Role.OperationsManager, Role.Customer], Develop),
        new("invitation", "ASSOC-38", [.. Developers, Role.OperationsManager], Develop),
        new("invitations", "ASSOC-38", [.. Developers, Role.OperationsManager], Develop),
        new("preRegistrations", "ASSOC-29", [.. Developers, Role.OperationsManager], Develop),
        new("myInvitations", "CUST-1", [Role.Customer]),
        new("myPartner", "CUST-3", [Role.Customer]),
        new("preRegisterCustomer", "ASSOC-29", Developers, Develop),
        new("createInvitation", "ASSOC-29", Developers, Develop),
        new("createInvitationQr", "ASSOC-27", QrDevelopers, Develop),
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
        new("changeCustomerContact", "proposed", [Role.OperationsManager, Role.Customer]),
        new("recordCustomerFact", "proposed", [Role.OperationsManager]),
        new("allocateCustomer", "ORG-3", Deciders),
        new("customerAssociated", "ASSOC-40", [.. PartnerReaders, Role.Customer], View),
        new("disassociationRequested", "ASSOC-18", [.. PartnerReaders, Role.Customer], View),
    ];
}
