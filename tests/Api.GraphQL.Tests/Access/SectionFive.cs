using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>A row of "who may do what" and the fields by which it is done here.</summary>
/// <param name="Cells">One for each of <see cref="SectionFive.Columns"/>: Y or own may, N may not, role only by a custom role.</param>
/// <param name="Permission">What the custom role of a <c>role</c> cell grants.</param>
internal sealed record SectionFiveRow(string Action, string Cells, string[] Fields, string? Permission = null);

/// <summary>
/// Section 5 of the rule catalogue, copied from it and from nothing in the product, with what its clarifications changed: directors make QR
/// codes, operations read expenditure. Rows of what is not built yet are left out.
/// </summary>
internal static class SectionFive
{
    public static readonly Role[] Columns =
    [
        Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.Operator, Role.DistributorAdministrator, Role.ResellerAdministrator,
        Role.Customer, Role.EcosystemManager, Role.PartnerDevelopmentManager, Role.BusinessDeveloper, Role.MdfOwner, Role.OperationsManager, Role.Finance,
        Role.Anonymous,
    ];

    public static readonly SectionFiveRow[] Rows =
    [
        //                                                     adm dir mgr op   dis res cus eco pdm bd mdf ops fin anon
        new("decide tier, Core, won-back admission",          "N   N   N   N    N   N   N   Y   N   N  N   Y   N   N", ["grantTier"]),
        new("decide business and payment information",        "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["approveBusinessInformation"]),
        // Operations enter the first member, whom nobody of the partner could: the catalogue's N is about every later one.
        new("create members",                                 "Y   N   N   N    Y   Y   N   N   N   N  N   Y   N   N", ["createMember"]),
        new("assign roles",                                   "Y   N   N   N    Y   Y   N   N   N   N  N   N   N   N", ["assignRole", "assignManagers", "removeMember", "defineRole", "changeRole", "retireRole"]),
        new("allocate customers to account managers",         "Y   Y   N   role N   Y   N   N   N   N  N   N   N   N", ["allocateCustomer"], "customer.allocate"),
        new("pre-register and invite customers",              "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["preRegisterCustomer", "createInvitation", "shareInvitation", "revokeInvitation"], "customer.develop"),
        new("create a QR code",                               "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["createInvitationQr"], "customer.develop"),
        new("accept an invitation",                           "N   N   N   N    N   N   Y   N   N   N  N   N   N   N", ["acceptInvitation"]),
        new("request disassociation",                         "Y   N   N   N    N   N   Y   N   N   N  N   N   N   N", ["requestDisassociation"]),
        new("decide a disassociation request",                "Y   N   N   N    N   Y   N   N   N   N  N   N   N   N", ["approveDisassociation", "rejectDisassociation", "requestDisassociationCode", "switchDisassociationVerification"]),
        new("associate a customer by ticket",                 "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["associateCustomer"]),
        new("see association failures",                       "Y   N   own role N   Y   own N   N   N  N   Y   N   N", ["associationFailures"], "association.view"),
        new("invite and manage resellers",                    "N   N   N   N    Y   N   N   N   N   N  N   N   N   N", ["inviteReseller", "grantResellerBudget"]),
        new("set a monthly budget",                           "Y   N   own role N   Y   N   N   N   N  N   N   N   N", ["setCustomerBudget", "removeCustomerBudget"], "budget.set"),
        new("freeze or unfreeze a reseller customer",         "Y   N   N   role N   Y   N   N   N   N  N   Y   N   N", ["freezeCustomer", "unfreezeCustomer"], "customer.freeze"),
        new("freeze or restrict a partner or distributor",    "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["freezePartner", "unfreezePartner", "restrictPartner", "liftRestriction"]),
        new("see the quota",                                  "Y   N   N   role Y   Y   N   Y   N   N  N   Y   Y   N", ["consumptionQuota", "quotaAlertRaised"], "quota.view"),
        new("grant or change the quota",                      "N   N   N   N    N   N   N   Y   N   N  N   Y   Y   N", ["grantQuota", "changeQuota"]),
        new("see expenditure statistics",                     "Y   own own role Y   Y   own N   N   N  N   Y   N   N", ["expenditureDashboard", "expenditureDistribution", "expenditureSummary", "expenditureDetails"], "expenditure.view"),
        new("see bills, amount due, balance",                 "Y   N   N   role Y   N   N   N   N   N  N   N   Y   N", ["amountDue", "accountBalance", "payments"], "bill.view"),
        // Whoever repays has an account to repay: finance sees it and tops it up.
        new("repay",                                          "Y   N   N   role Y   N   N   N   N   N  N   N   N   N", ["repay"], "bill.repay"),
        new("see the own orders at official prices",          "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["order", "orders", "resource", "resources"]),
        new("pay, cancel, renew, change, unsubscribe",        "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["renewResource", "changeResource"]),
        new("maintain message recipients",                    "Y   N   N   role Y   Y   N   N   N   N  N   N   N   N", ["messageSettings", "addMessageRecipient", "removeMessageRecipient", "setMessagePreference"], "notification.maintain"),
        new("see customer development",                       "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["invitation", "invitations", "preRegistrations"], "customer.develop"),
        new("search help articles, reference data",           "Y   Y   Y   Y    Y   Y   Y   Y   Y   Y  Y   Y   Y   Y", ["policyRule"]),
    ];

    public static string[] CellsOf(SectionFiveRow row) => row.Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
