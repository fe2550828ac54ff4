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
        new("decide tier, Core, won-back admission",          "N   N   N   N    N   N   N   Y   N   N  N   Y   N   N", ["grantTier", "decideCore", "admitWonBackPartner", "recordCertifiedEmployee", "recordFaceToFaceCertification", "certifyGlobalPartner"]),
        new("apply for a tier in advance, for Core",          "Y   N   N   N    N   N   N   N   N   N  N   N   N   N", ["applyForTierInAdvance", "applyForCore", "tierEligibility", "coreAdmission"]),
        new("invite to Core",                                 "N   N   N   N    N   N   N   Y   N   N  N   Y   N   N", ["inviteToCore"]),
        // Open in the catalogue: whoever applies and whoever decides sees what is decided.
        new("see admissions to tiers",                        "Y   N   N   N    N   N   N   Y   N   N  N   Y   N   N", ["tierAdmission", "tierAdmissions"]),
        new("decide business and payment information",        "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["approveBusinessInformation"]),
        // Operations enter the first member, whom nobody of the partner could: the catalogue's N is about every later one.
        new("create members",                                 "Y   N   N   N    Y   Y   N   N   N   N  N   Y   N   N", ["createMember"]),
        new("assign roles",                                   "Y   N   N   N    Y   Y   N   N   N   N  N   N   N   N", ["assignRole", "assignManagers", "removeMember", "defineRole", "changeRole", "retireRole"]),
        new("allocate customers to account managers",         "Y   Y   N   role N   Y   N   N   N   N  N   N   N   N", ["allocateCustomer"], "customer.allocate"),
        new("pre-register and invite customers",              "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["preRegisterCustomer", "createInvitation", "shareInvitation", "revokeInvitation"], "customer.develop"),
        new("create a QR code",                               "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["createInvitationQr"], "customer.develop"),
        new("create, message, remind a ticket",               "Y   Y   Y   role Y   Y   Y   N   N   N  N   N   N   N", ["createServiceTicket", "addTicketMessage", "remindTicket", "closeTicket", "reopenTicket", "deleteTicket"], "ticket.create"),
        // Whoever owes support answers, too (CSP-36): the catalogue's N is about tickets that the vendor processes.
        new("process a ticket",                               "Y   N   N   role N   Y   N   Y   N   N  N   Y   N   N", ["startTicketProcessing", "answerTicket"], "ticket.create"),
        new("see tickets",                                    "Y   Y   Y   role Y   Y   Y   Y   N   N  N   Y   N   N", ["serviceTicket", "serviceTickets"], "ticket.create"),
        // Whoever is a member may ask why it does not see an entry; whether it sees it is what the row of the catalogue says (SalesMenuTests).
        new("see the sales menu",                             "Y   Y   Y   Y    Y   Y   N   N   N   N  N   N   N   N", ["salesMenu", "menuDiagnosis", "salesMenuComparison"]),
        // Open in the catalogue: who develops customers ties their projects, and administrators open an account for the partner's own use.
        new("register an account for own use",                "Y   N   N   N    N   Y   N   N   N   N  N   N   N   N", ["registerAccount"]),
        new("tie a project to a customer",                    "Y   Y   Y   role N   Y   N   N   N   N  N   Y   N   N", ["bindProject"], "customer.develop"),
        new("see to whom a project belongs",                  "Y   Y   Y   role N   Y   Y   Y   N   N  N   Y   Y   N", ["projectOwner"], "customer.view"),
        new("accept an invitation",                           "N   N   N   N    N   N   Y   N   N   N  N   N   N   N", ["acceptInvitation"]),
        new("request disassociation",                         "Y   N   N   N    N   N   Y   N   N   N  N   N   N   N", ["requestDisassociation"]),
        new("decide a disassociation request",                "Y   N   N   N    N   Y   N   N   N   N  N   N   N   N", ["approveDisassociation", "rejectDisassociation", "requestDisassociationCode", "switchDisassociationVerification"]),
        new("associate a customer by ticket",                 "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["associateCustomer"]),
        new("see association failures",                       "Y   N   own role N   Y   own N   N   N  N   Y   N   N", ["associationFailures"], "association.view"),
        new("invite and manage resellers",                    "N   N   N   N    Y   N   N   N   N   N  N   N   N   N", ["inviteReseller", "grantResellerBudget"]),
        new("set a monthly budget",                           "Y   N   own role N   Y   N   N   N   N  N   N   N   N", ["setCustomerBudget", "removeCustomerBudget"], "budget.set"),
        new("set a customer discount or order price",         "Y   N   own role N   Y   N   N   N   N  N   N   N   N", ["setCustomerDiscount", "withdrawCustomerDiscount", "adjustOrderPrice"], "discount.set"),
        new("use a partner discount when paying",             "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["paymentOptions", "paymentMethods"]),
        new("set the authorized scope",                       "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["setDiscountScope"]),
        new("freeze or unfreeze a reseller customer",         "Y   N   N   role N   Y   N   N   N   N  N   Y   N   N", ["freezeCustomer", "unfreezeCustomer"], "customer.freeze"),
        new("freeze or restrict a partner or distributor",    "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["freezePartner", "unfreezePartner", "restrictPartner", "liftRestriction"]),
        new("see the quota",                                  "Y   N   N   role Y   Y   N   Y   N   N  N   Y   Y   N", ["consumptionQuota", "quotaAlertRaised"], "quota.view"),
        new("grant or change the quota",                      "N   N   N   N    N   N   N   Y   N   N  N   Y   Y   N", ["grantQuota", "changeQuota"]),
        new("see expenditure statistics",                     "Y   own own role Y   Y   own N   N   N  N   Y   N   N", ["expenditureDashboard", "expenditureDistribution", "expenditureSummary", "expenditureDetails"], "expenditure.view"),
        new("see bills, amount due, balance",                 "Y   N   N   role Y   N   N   N   N   N  N   N   Y   N", ["amountDue", "accountBalance", "payments", "partnerBill", "partnerBills", "billPublished", "billRestated", "coupons", "coupon"], "bill.view"),
        new("see the own bills and cost",                     "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["myBills", "myCosts"]),
        new("revoke reseller customers' view",                "Y   N   N   role N   Y   N   N   N   N  N   N   N   N", ["revokeBillPermission", "grantBillPermission", "billPermission"], "bill.visibility"),
        new("request test coupons",                           "Y   N   N   role Y   N   N   Y   N   N  N   N   N   N", ["requestTestCoupon"], "coupon.request"),
        new("see requests for test coupons",                  "Y   N   N   role Y   N   N   Y   N   N  N   Y   N   N", ["testCouponRequests"], "coupon.request"),
        new("decide test coupons",                            "N   N   N   N    N   N   N   Y   N   N  N   Y   N   N", ["decideTestCoupon"]),
        new("restate incentive statements",                   "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["restateIncentiveStatement"]),
        // A closed month is the vendor's to restate, by whoever sees the bill (ADR 63).
        new("restate bills",                                  "N   N   N   N    N   N   N   N   N   N  N   N   Y   N", ["restateBill"]),
        // Whoever repays has an account to repay: finance sees it and tops it up.
        new("repay",                                          "Y   N   N   role Y   N   N   N   N   N  N   N   N   N", ["repay"], "bill.repay"),
        new("see the own orders at official prices",          "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["order", "orders", "myOrders", "resource", "resources"]),
        new("pay, cancel, renew, change, unsubscribe",        "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["renewResource", "changeResource", "renewResources", "payOrder", "cancelOrder", "unsubscribe", "unsubscribeRenewal", "changeResources", "unsubscribeResources", "changeBillingMode", "changeBillingModes"]),
        // What customers have to pay with comes from the vendor: finance enters the money, operations give coupons, and the cloud reports.
        new("fill a customer's wallet",                       "N   N   N   N    N   N   N   N   N   N  N   N   Y   N", ["topUpCustomerBalance"]),
        new("give a customer a coupon, report provisioning",  "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["issueCustomerCoupon", "reportProvisioning"]),
        new("see a customer's wallet",                        "N   N   N   N    N   N   own N   N   N  N   N   Y   N", ["customerWallet"]),
        new("maintain message recipients",                    "Y   N   N   role Y   Y   N   N   N   N  N   N   N   N", ["messageSettings", "addMessageRecipient", "removeMessageRecipient", "setMessagePreference", "setMessageLanguage"], "notification.maintain"),
        // Whoever maintains addresses sees which of them are wrong; operations help.
        // Whoever knows the secret reads what concerns the whole partner: administrators alone.
        new("maintain webhooks",                              "Y   N   N   N    Y   Y   N   N   N   N  N   N   N   N", ["webhooks", "webhookDeliveries", "createWebhook", "updateWebhook", "deleteWebhook", "rotateWebhookSecret", "testWebhook", "replayWebhook"]),
        new("see what became of messages",                    "Y   N   N   role Y   Y   N   N   N   N  N   Y   N   N", ["messageDeliveries"], "notification.maintain"),
        new("see customer development",                       "Y   Y   Y   role N   Y   N   N   N   N  N   N   N   N", ["invitation", "invitations", "preRegistrations"], "customer.develop"),
        new("record and submit WHT credentials",              "N   N   N   role N   Y   N   N   N   N  N   N   N   N", ["recordWhtCredential", "updateWhtCredential", "submitWhtCredential"], "withholding.submit"),
        new("process WHT credentials",                        "N   N   N   N    N   N   N   N   N   N  N   N   Y   N", ["progressWhtCredential"]),
        // Whoever records and whoever processes follows how far they are.
        new("follow WHT credentials",                         "N   N   N   role N   Y   N   N   N   N  N   N   Y   N", ["whtCredentials", "whtCredentialProgressed"], "withholding.submit"),
        // Whoever sees it exports it.
        new("export bills",                                   "Y   N   N   role Y   N   N   N   N   N  N   N   Y   N", ["exportBill"], "bill.view"),
        new("export incentive data",                          "Y   N   N   role Y   Y   N   Y   N   N  N   Y   Y   N", ["exportIncentiveStatement", "exportPayouts"], "incentive.view"),
        new("export expenditures",                            "Y   own own role Y   Y   own N   N   N  N   Y   N   N", ["exportExpenditures", "exportExpenditureSummary"], "expenditure.view"),
        new("see incentive data and revenue",                 "Y   N   N   role Y   Y   N   Y   N   N  N   Y   Y   N", ["incentiveStatements", "incentiveStatement", "incentiveLine", "incentiveEstimate", "incentiveWhatIf", "reconciliationOpened", "incentiveStatementRestated", "partnerRevenue"], "incentive.view"),
        new("reject a statement",                             "Y   N   N   role Y   Y   N   N   N   N  N   N   N   N", ["rejectIncentiveStatement"], "incentive.settle"),
        new("follow up a rejection",                          "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["resolveIncentiveRejection"]),
        // Who deals with commercial policies is open in the catalogue: operations lay them down, whoever works with them reads them.
        new("lay commercial policies down",                   "N   N   N   N    N   N   N   N   N   N  N   Y   N   N", ["applyCommercialPolicies", "setPricingPolicy", "setIncentivePolicy", "commercialPolicyPreview"]),
        new("see who laid commercial policies down",          "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["commercialPolicyVersions"]),
        new("see commercial policies",                        "Y   Y   Y   Y    Y   Y   N   Y   Y   Y  Y   Y   Y   N", ["commercialPolicies", "pricing", "incentivePolicy"]),
        new("search help articles, reference data",           "Y   Y   Y   Y    Y   Y   Y   Y   Y   Y  Y   Y   Y   Y", ["policyRule", "associationModel", "associationModels", "partnerPolicies", "partnerPolicy", "refundRules", "figurePrecisions", "rebateTypes", "payoutMethods", "signingEntities", "combinedOrderOperations", "helpArticle", "helpArticles", "helpChapters", "ticketProducts", "knownIssues", "recommendedContent", "coreRoutes", "inAdvanceTiers", "wonBackTiers"]),
        new("decide payment information",                     "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["authenticatePaymentInformation"]),
        new("see where the partner is paid",                  "Y   N   N   role Y   Y   N   N   N   N  N   Y   Y   N", ["paymentInformation"], "incentive.settle"),
        new("see and export incentive data (payouts)",        "Y   N   N   role Y   Y   N   Y   N   N  N   Y   Y   N", ["payout", "payouts", "earnings", "billingList", "payoutStateChanged", "invoiceRequested"], "incentive.view"),
        new("choose the payout method, apply, register the invoice", "Y   N   N   role Y   Y   N   N   N   N  N   N   N   N", ["payoutEligibility", "applyForPayout", "registerInvoice"], "incentive.settle"),
        new("receive invoices, pay, top up",                  "N   N   N   N    N   N   N   N   N   N  N   N   Y   N", ["receiveInvoice", "submitToBank", "topUpAccount", "recordPayment", "recordPaymentFailure", "resumePayout"]),
        // Arrears: whoever sees bills is told of those that are not paid.
        new("be told of arrears",                             "Y   N   N   role Y   N   N   N   N   N  N   N   Y   N", ["arrearsAlertRaised"], "bill.view"),
        // Coupons of old and their usage: refused by COUPON-30 and not by right, so that the refusal says since when.
        new("issue cash coupons to customers",                "Y   N   N   N    Y   Y   N   N   N   N  N   N   N   N", ["issueCouponToCustomer"]),
        new("record coupons of old",                          "N   N   N   N    N   N   N   N   N   N  N   Y   Y   N", ["grantCouponQuota", "recordHistoricCoupon"]),
        new("see coupons of old and usage of test coupons",   "Y   N   N   role Y   N   N   N   N   N  N   N   Y   N", ["couponQuota", "couponQuotaHistory", "testCouponUsageReported"], "bill.view"),
        new("see the own coupons and consumption",            "N   N   N   N    N   N   own N   N   N  N   N   N   N", ["myCoupons", "withdrawBalance", "consumptionReported"]),
        new("attach a fine-grained policy",                   "Y   N   N   N    Y   Y   Y   N   N   N  N   N   N   N", ["putPolicy", "removePolicy", "accessPolicy", "policyActions", "validatePolicy", "suggestPolicyFix", "simulatePolicy"]),
        // Open in the catalogue: whoever maintains rights sees who was denied and who changed them.
        new("read the audit log",                             "Y   N   N   N    Y   Y   N   N   N   N  N   Y   N   N", ["auditLog"]),
        new("limits of the open API",                         "Y   Y   Y   Y    Y   Y   Y   Y   Y   Y  Y   Y   Y   Y", ["apiLimits"]),
        new("types of messages",                              "Y   Y   Y   Y    Y   Y   Y   Y   Y   Y  Y   Y   Y   Y", ["messageTypes", "couponCutOvers"]),
    ];

    public static string[] CellsOf(SectionFiveRow row) => row.Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
