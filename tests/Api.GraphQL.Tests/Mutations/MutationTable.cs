using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.Domain.Support.Tickets;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A valid call of every mutation of the schema, in a scene of its own.</summary>
internal static partial class MutationTable
{
    /// <summary>Mutations that make something new each time that they are sent without a key.</summary>
    public static readonly IReadOnlySet<string> MakingNew = new HashSet<string>
    {
        "createInvitation", "createInvitationQr", "defineRole", "placeOrder", "createServiceTicket", "recordWhtCredential", "registerAccount", "registerCustomer", "registerPartner",
        "requestContactCode", "requestDisassociationCode", "requestQuotaIncrease", "requestTestCoupon", "issueCouponToCustomer",
        "issueCustomerCoupon", "renewResources", "createWebhook", "rotateWebhookSecret", "testWebhook", "replayWebhook",
    };

    private static int scopes;

    public static readonly IReadOnlyDictionary<string, Func<MutationScene, Task<MutationCall>>> Rows =
        new Dictionary<string, Func<MutationScene, Task<MutationCall>>>(
            [.. Partners, .. Organization, .. Customers, .. Development, .. Disassociation, .. Money, .. Discounts, .. Policies, .. Withholding, .. Incentives, .. Exports,
                .. Orders, .. Others, .. PayoutRows.All, .. TierRows.All, .. CouponsOfOld]);

    private static object Profile => new
    {
        nameEnglish = "Acme", description = "What we do.", products = new[] { "ECS" }, website = "https://acme.example",
        contact = new { channel = "EMAIL", value = "post@acme.example" },
    };

    private static object Policy => new { version = "5.0", statements = new[] { new { effect = "ALLOW", actions = new[] { "*:*:view" } } } };

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Partners =>
    [
        Row("registerPartner", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { kind = "SOLUTION_PROVIDER", country = "SG", companyName = "Acme", contactEmail = scene.Email }, "partner { id }"))),
        Row("grantTier", async scene => new(
            (await scene.WithPartner()).Operations, new { partnerId = Partner(scene), tier = "ADVANCED", basis = "annual review" })),
        Row("approveBusinessInformation", async scene => new((await scene.WithPartner()).Operations, new { partnerId = Partner(scene) })),
        Row("inviteReseller", async scene => new(
            (await scene.WithPartner(PartnerKind.Distributor)).Distributor(), new { email = scene.Email, companyName = "Acme" })),
        Row("restrictPartner", async scene => new((await scene.WithPartner()).Operations, new { partnerId = Partner(scene), reason = "why" })),
        Row("liftRestriction", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("partner-status", scene.Partner, new PartnerRestricted(scene.Partner, RestrictionCause.Operations, "why", scene.Now));
            return new(scene.Operations, new { partnerId = Partner(scene) });
        }),
        Row("freezePartner", async scene => new((await scene.WithPartner()).Operations, new { partnerId = Partner(scene), reason = "why" })),
        Row("unfreezePartner", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("partner-status", scene.Partner, new PartnerFrozen(scene.Partner, FreezeCause.Operations, "why", scene.Now));
            return new(scene.Operations, new { partnerId = Partner(scene) });
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Organization =>
    [
        Row("createMember", async scene => new(
            (await scene.WithPartner()).Admin(), new { userName = "Ann", email = scene.Email, subject = scene.Id }, "member { id }")),
        Row("assignRole", async scene => new(
            (await scene.WithPartner()).Admin(), new { memberId = await scene.WithMember(), role = "ACCOUNT_MANAGER" })),
        Row("assignManagers", async scene => new((await scene.WithPartner()).Admin(), new
        {
            memberId = await scene.WithMember(BuiltInRole.AccountDirector),
            managerIds = new[] { await scene.WithMember(BuiltInRole.AccountManager, "n") },
        })),
        Row("removeMember", async scene => new((await scene.WithPartner()).Admin(), new { memberId = await scene.WithMember() })),
        Row("defineRole", async scene => new((await scene.WithPartner()).Admin(), new { name = "Support", permissions = new[] { "quota.view" } }, "role { id }")),
        Row("changeRole", async scene => new((await scene.WithPartner()).Admin(), new
        {
            roleId = await scene.WithRole(), name = "Sales", permissions = new[] { "quota.view" },
        })),
        Row("putPolicy", async scene => new((await scene.WithPartner()).Admin(), new { memberId = await scene.WithMember(), policy = Policy })),
        Row("removePolicy", async scene =>
        {
            await scene.WithPartner();
            var member = await scene.WithMember();
            await scene.Has("access-policies", new PolicyAccount(scene.Partner, null).Key, new AccessPolicyPut(
                scene.Partner, null, Schema.GlobalId.KeyOf("Member", member), new("5.0", [new(PolicyEffect.Allow, ["*:*:view"], [])])));
            return new(scene.Admin(), new { memberId = member });
        }),
        Row("retireRole", async scene => new((await scene.WithPartner()).Admin(), new { roleId = await scene.WithRole() })),
        Row("recordIamAccount", scene => Task.FromResult(new MutationCall(scene.Operations, new { email = scene.Email }))),
        Row("deleteIamAccount", async scene =>
        {
            var key = EmailAddress.HashOf(scene.Email);
            await scene.Has("member-email", key, new IamAccountRecorded(key, scene.Now));
            return new(scene.Operations, new { email = scene.Email });
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Customers =>
    [
        Row("registerCustomer", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { name = "Ann", country = "SG", email = scene.Email }, "customer { id }"))),
        Row("changeCustomerContact", async scene => new(
            (await scene.WithCustomer()).Operations, new { customerId = Customer(scene), email = scene.Email, phone = "+65 54321" })),
        Row("requestContactCode", async scene => new((await scene.WithContactCode()).Customer(), new { kind = "EMAIL" })),
        Row("confirmContact", async scene => new((await scene.WithContactCode()).Customer(), new { kind = "EMAIL", code = "123456" })),
        Row("recordCustomerFact", async scene => new(
            (await scene.WithCustomer()).Operations, new { customerId = Customer(scene), fact = new { cardBound = "card" } })),
        Row("allocateCustomer", async scene => new((await scene.WithBoth()).Admin(), new
        {
            customerId = Customer(scene), accountManagerId = await scene.WithMember(BuiltInRole.AccountManager),
        })),
        Row("freezeCustomer", async scene => new((await scene.WithBoth()).Admin(), new { customerId = Customer(scene), reason = "why" })),
        Row("unfreezeCustomer", async scene =>
        {
            await scene.WithBoth();
            await scene.Has("customer-status", scene.CustomerId, new CustomerFrozen(
                scene.CustomerId, scene.Partner, CustomerFreezeCause.Partner, FreezeScope.Account, "why", scene.Now));
            return new(scene.Admin(), new { customerId = Customer(scene), scope = "ACCOUNT" });
        }),
        Row("placeOrder", async scene => new((await scene.WithBoth()).Customer(), new
        {
            items = new[] { new { product = "ECS", region = "r1", specification = "small", chargingMode = "PAY_PER_USE", listPrice = "1" } },
        }, "order { id }")),
        Row("renewResource", async scene => new(scene.Customer(), new
        {
            resourceId = await scene.WithResource(ChargingMode.YearlyMonthly), validTo = scene.Now.AddMonths(2),
        })),
        Row("changeResource", async scene => new(scene.Customer(), new
        {
            resourceId = await scene.WithResource(ChargingMode.PayPerUse), specification = "large",
        })),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Orders =>
    [
        Row("payOrder", async scene => new((await scene.WithBoth()).Customer(), new { orderId = await scene.WithOrder() })),
        Row("cancelOrder", async scene => new((await scene.WithBoth()).Customer(), new { orderId = await scene.WithOrder() })),
        Row("adjustOrderPrice", async scene => new((await scene.WithReferral()).Admin(), new { orderId = await scene.WithOrder(), discount = "0.08" })),
        Row("reportProvisioning", async scene => new((await scene.WithBoth()).Operations, new
        {
            orderId = await scene.WithOrder(paid: true), resourceType = "ECS", enabled = true,
        })),
        Row("unsubscribe", async scene => new((await scene.WithBoth()).Customer(), new
        {
            resourceId = await scene.WithPaidResource(), reason = "NO_LONGER_NEEDED",
        })),
        Row("unsubscribeRenewal", async scene => new((await scene.WithBoth()).Customer(), new { resourceId = await scene.WithPaidResource() })),
        Row("renewResources", async scene => new((await scene.WithBoth()).Customer(), new
        {
            resourceIds = new[] { await scene.WithPaidResource() }, months = 1,
        }, "order { id }")),
        Row("changeResources", async scene => new((await scene.WithBoth()).Customer(), new
        {
            changes = new[] { new { resourceId = await scene.WithPaidResource(), specification = "large" } },
        }, "order { id }")),
        Row("changeBillingMode", async scene => new(scene.Customer(), new
        {
            resourceId = await scene.WithResource(ChargingMode.PayPerUse), months = 1, listPrice = "20",
        })),
        Row("changeBillingModes", async scene => new(scene.Customer(), new
        {
            changes = new[] { new { resourceId = await scene.WithResource(ChargingMode.PayPerUse), months = 1, listPrice = "20" } },
        }, "order { id }")),
        Row("unsubscribeResources", async scene => new((await scene.WithBoth()).Customer(), new
        {
            resourceIds = new[] { await scene.WithPaidResource() }, reason = "OTHER",
        }, "order { id }")),
        Row("topUpCustomerBalance", async scene => new((await scene.WithBoth()).Finance, new { customerId = Customer(scene), amount = "10", referenceId = "transfer 1" })),
        Row("issueCustomerCoupon", async scene => new((await scene.WithBoth()).Operations, new { customerId = Customer(scene), amount = "10" }, "customerCoupon { id }")),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Development =>
    [
        Row("preRegisterCustomer", async scene => new(
            (await scene.WithPartner()).Admin(), new { email = scene.Email, country = "SG" }, "preRegistration { id }")),
        Row("createInvitation", async scene => new((await scene.WithPartner()).Admin(), new { channel = "LINK", model = "RESELLER" }, "invitation { id }")),
        Row("createInvitationQr", async scene => new((await scene.WithPartner()).Admin(), new { model = "RESELLER" }, "invitation { id }")),
        Row("shareInvitation", async scene => new((await scene.WithPartner()).Admin(), new
        {
            invitationId = await scene.WithInvitation(), channel = "EMAIL", email = scene.Email,
        })),
        Row("revokeInvitation", async scene => new((await scene.WithPartner()).Admin(), new { invitationId = await scene.WithInvitation() })),
        Row("acceptInvitation", async scene =>
        {
            await (await scene.WithPartner()).WithCustomer();
            await scene.WithInvitation($"{scene.CustomerId}@shop.example");
            return new(scene.Customer(), new { token = $"{scene.Id}.token" });
        }),
        Row("associateCustomer", async scene => new((await (await scene.WithPartner()).WithCustomer()).Operations, new
        {
            customerId = Customer(scene), partnerId = Partner(scene), model = "RESELLER", ticketNo = "T-1",
        })),
        Row("changeAssociationModel", async scene => new(
            (await scene.WithBoth()).Operations, new { customerId = Customer(scene), model = "REFERRAL", reference = "T-1" })),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Disassociation =>
    [
        Row("requestDisassociation", async scene => new((await scene.WithBoth()).Customer(), new { reason = "why" }, "associationRecord { id }")),
        Row("approveDisassociation", async scene => new(scene.Admin(), new { requestId = await scene.WithRequest(DisassociationParty.Customer) })),
        Row("rejectDisassociation", async scene => new(
            scene.Admin(), new { requestId = await scene.WithRequest(DisassociationParty.Customer), reason = "why" })),
        Row("confirmDisassociation", async scene => new(scene.Customer(), new { requestId = await scene.WithRequest(DisassociationParty.Partner) })),
        Row("declineDisassociation", async scene => new(
            scene.Customer(), new { requestId = await scene.WithRequest(DisassociationParty.Partner), reason = "why" })),
        Row("switchDisassociationVerification", async scene => new((await scene.WithPartner()).Admin(), new { on = true })),
        Row("requestDisassociationCode", async scene => new(
            scene.Admin(), new { requestId = await scene.WithRequest(DisassociationParty.Customer) })),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Money =>
    [
        Row("grantQuota", async scene => new((await scene.WithPartner()).Operations, new { partnerId = Partner(scene), amount = "100" })),
        Row("changeQuota", async scene => new(
            await Granted(scene) ? scene.Operations : "", new { partnerId = Partner(scene), total = "200", reason = "why" })),
        Row("requestQuotaIncrease", async scene => new(await Granted(scene) ? scene.Admin() : "", new { amount = "50", reason = "why" })),
        Row("declineQuotaIncrease", async scene =>
        {
            await Granted(scene);
            await scene.Has("quota", scene.Partner, new QuotaIncreaseRequested(scene.Partner, scene.Id, new(50m), "why"));
            return new(scene.Operations, new
            {
                partnerId = Partner(scene), requestId = scene.Id, reason = "no",
            });
        }),
        Row("setCustomerBudget", async scene => new((await scene.WithBoth()).Admin(), new { customerId = Customer(scene), amount = "100" })),
        Row("removeCustomerBudget", async scene =>
        {
            await scene.WithBoth();
            await scene.Has("budget", scene.CustomerId, new BudgetSet(
                scene.CustomerId, scene.Partner, BudgetKind.Monthly, new(100m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)));
            return new(scene.Admin(), new { customerId = Customer(scene) });
        }),
        Row("grantResellerBudget", async scene =>
        {
            await scene.WithPartner(PartnerKind.Distributor);
            await scene.WithPartner(PartnerKind.Reseller, scene.Partner, $"r{scene.Id}");
            return new(scene.Distributor(), new { resellerId = MutationScene.Global("Partner", $"r{scene.Id}"), amount = "100" });
        }),
        Row("revokeBillPermission", async scene => new((await scene.WithPartner()).Admin(), new { })),
        Row("grantBillPermission", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("bill-visibility", scene.Partner, new BillVisibilityRevoked(scene.Partner, scene.Now));
            return new(scene.Admin(), new { });
        }),
        Row("requestTestCoupon", async scene => new(
            (await scene.WithPartner()).Admin(), new { channel = "PORTAL", amount = "10", additional = true, project = "P-1" }, "testCouponRequest { id }")),
        Row("decideTestCoupon", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("test-coupons", scene.Partner, new TestCouponRequested(
                scene.Partner, scene.Id, TestCouponChannel.Portal, null, new(null, null, null, null, null), new(10m), false, false, scene.Now));
            return new(scene.Operations, new { partnerId = Partner(scene), testCouponRequestId = MutationScene.Global("TestCouponRequest", scene.Id), approve = true });
        }),
        Row("repay", async scene => new((await scene.WithPartner()).Admin(), new { amount = "10", source = "BANK_TRANSFER", referenceId = "ref" })),
        Row("topUpBalance", async scene => new(
            (await scene.WithPartner()).Finance, new { partnerId = Partner(scene), amount = "10", referenceId = "ref" })),
        Row("recordExpenditures", async scene => new((await scene.WithCustomer()).Operations, new
        {
            source = scene.Id,
            lines = Enumerable.Range(0, 3).Select(n => new
            {
                lineId = $"{n}", customerId = Customer(scene), chargedFrom = scene.Now.AddHours(-2), chargedTo = scene.Now.AddHours(-1), serviceType = "ECS",
                amountDue = "1",
            }),
        }, "outcomes")),
        Row("reverseExpenditures", async scene =>
        {
            await scene.WithCustomer();
            var line = new ExpenditureLine(
                scene.Id, "l", scene.CustomerId, scene.Now.AddHours(-2), scene.Now.AddHours(-1), "ECS", null, BillingMode.PayPerUse, BillType.Expenditure,
                new LineAmounts { AmountDue = ExactAmount.Of(1) });
            await scene.Has(
                "expenditure-line", ExpenditureDecider.KeyOf(line),
                [.. ExpenditureDecider.Decide(new(line, AmountPrecision.EightDecimals), StoredLine.None).Events]);
            return new(scene.Operations, new { source = scene.Id, lineIds = (string[])["l"] }, "outcomes");
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Discounts =>
    [
        Row("setCustomerDiscount", async scene => new((await scene.WithReferral()).Admin(), new { customerId = Customer(scene), productType = "ECS", discount = "0.05" })),
        Row("withdrawCustomerDiscount", async scene =>
        {
            await scene.WithReferral();
            await scene.Has("customer-discount", DiscountGrant.KeyOf(scene.CustomerId, "ECS"), new DiscountGranted(scene.CustomerId, scene.Partner, "ECS", 0.05m, 1));
            return new(scene.Admin(), new { customerId = Customer(scene), productType = "ECS" });
        }),
        // The limits are everybody's: each scene sets one that no other did.
        Row("setDiscountScope", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { productType = "OBS", maximum = $"0.{100_000 + Interlocked.Increment(ref scopes)}" }))),
    ];

    // There is one book of policies: each scene writes on a day of its own.
    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Policies =>
    [
        Row("applyCommercialPolicies", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { policies = (object[])[new { kind = "BANK_TRANSFER_MINIMUM", value = "250", from = PolicyDay() }], reason = "why" }))),
        Row("setPricingPolicy", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { region = "CL", product = "ECS", settlementDiscount = "0.9", from = PolicyDay(), reason = "why" }))),
        Row("setIncentivePolicy", scene => Task.FromResult(new MutationCall(
            scene.Operations, new { region = "CL", model = "REFERRAL", period = "QUARTER", from = PolicyDay(), reason = "why" }))),
    ];

    private static string PolicyDay() => new DateOnly(2030, 1, 1).AddDays(Interlocked.Increment(ref scopes)).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Withholding =>
    [
        Row("recordWhtCredential", async scene => new(
            (await scene.WithPartner(PartnerKind.Reseller)).Reseller(), new { amount = "100", paidOn = "2024-11-01", certificateId = "C-1" }, "whtCredential { id }")),
        Row("updateWhtCredential", async scene => new(scene.Reseller(), new { credentialId = await Recorded(scene), amount = "120" })),
        Row("submitWhtCredential", async scene => new(scene.Reseller(), new { credentialId = await Recorded(scene) })),
        Row("progressWhtCredential", async scene =>
        {
            var credentialId = await Recorded(scene);
            await scene.Has("wht-credential", scene.Id, new WhtCredentialSubmitted(scene.Id, scene.Partner));
            return new(scene.Finance, new { credentialId, step = "PROCESSING" });
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Others =>
    [
        Row("addMessageRecipient", async scene => new(
            (await scene.WithPartner()).Admin(), new { recipientId = "ann", type = "BILL", email = scene.Email, mobile = "+65 12345" })),
        Row("removeMessageRecipient", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("message-settings", scene.Partner, new MessageRecipientAdded(scene.Partner, "ann", MessageType.Bill, scene.Email, "+65 12345"));
            return new(scene.Admin(), new { recipientId = "ann", type = "BILL" });
        }),
        Row("advanceClock", scene => Task.FromResult(new MutationCall(scene.Operations, new { to = scene.Later }, "clock { sandbox }"))),
        Row("setMessagePreference", async scene => new((await scene.WithPartner()).Admin(), new { type = "BILL", on = false })),
        Row("setMessageLanguage", async scene => new((await scene.WithPartner()).Admin(), new { language = "CHINESE" })),
        Row("createWebhook", async scene => new((await scene.WithPartner()).Admin(), new { url = Receiver, topics = new[] { "BILL_PUBLISHED" } }, "webhook { webhookId } secret")),
        Row("updateWebhook", async scene => new(scene.Admin(), new { webhookId = await Hooked(scene), enabled = false }, "webhook { enabled }")),
        Row("deleteWebhook", async scene => new(scene.Admin(), new { webhookId = await Hooked(scene) }, "deletedWebhookId")),
        Row("rotateWebhookSecret", async scene => new(scene.Admin(), new { webhookId = await Hooked(scene) }, "secret")),
        Row("testWebhook", async scene => new(scene.Admin(), new { webhookId = await Hooked(scene) })),
        Row("replayWebhook", async scene => new(scene.Admin(), new { webhookId = await Hooked(scene), after = Subscriptions.Cursor.Of(0) })),
        Row("publishPartnerProfile", async scene =>
        {
            await scene.WithPartner();
            await scene.Approved();
            return new(scene.Admin(), new { profile = Profile });
        }),
        Row("updatePartnerProfile", async scene => new((await scene.WithPartner()).Admin(), new { profile = Profile })),
        Row("unpublishPartnerProfile", async scene =>
        {
            await scene.WithPartner();
            await scene.WithProfile();
            return new(scene.Admin(), new { });
        }),
    ];

    private const string Receiver = "https://receiver.example/hook";

    private static async Task<string> Hooked(MutationScene scene)
    {
        await scene.WithPartner();
        await scene.Has("webhooks", scene.Partner, new WebhookCreated(scene.Partner, scene.Id, Receiver, [WebhookTopic.BillPublished], "sealed", scene.Now));
        return scene.Id;
    }

    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Exports =>
    [
        Row("exportBill", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("partner-account", scene.Partner, new BillingMonthClosed(scene.Partner, new(2024, 9), scene.Now),
                new BillGenerated(scene.Partner, new(2024, 9), new(0m), [], new(0m), new(0m), [], new(0m)));
            return new(scene.Admin(), new { month = "2024-09", format = "CSV" }, "export { id state }");
        }),
        Row("restateBill", async scene =>
        {
            await (await scene.WithPartner()).WithCustomer();
            await scene.Has("association", scene.CustomerId, new CustomerAssociated(scene.CustomerId, scene.Partner, AssociationModel.Reseller, AssociationVia.Ticket, scene.Now.AddDays(-60)));
            await scene.Has("partner-account", scene.Partner, new BillingMonthClosed(scene.Partner, new(2024, 9), scene.Now),
                new BillGenerated(scene.Partner, new(2024, 9), new(0m), [], new(0m), new(0m), [], new(0m)));
            var late = scene.Now.AddDays(-40);
            await scene.Has("expenditure-line", $"test:{scene.Id}", new ExpenditureRecorded(
                "test", scene.Id, scene.CustomerId, late, late, "ECS", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null, new(5m), new(0m), new(5m),
                new(0m), new(0m), new(0m), new(0m), null));
            return new(scene.Finance, new { partnerId = Partner(scene), month = "2024-09", reason = "Usage was reported late." }, "partnerBill { month }");
        }),
        Row("exportExpenditures", async scene => new((await scene.WithPartner()).Admin(), new { from = "2024-11", format = "CSV" }, "export { id state }")),
        Row("createServiceTicket", async scene => new((await scene.WithPartner()).Admin(), new
        {
            product = "PARTNERS", category = "Login", description = "It does not start.", contact = new { email = scene.Email }, agreementAccepted = true,
        }, "serviceTicket { status }")),
        Row("answerTicket", async scene => new(scene.Operations, new { ticketId = await scene.WithTicket(), answer = "Try again." }, "serviceTicket { status }")),
        Row("startTicketProcessing", async scene => new(scene.Operations, new { ticketId = await scene.WithTicket() }, "serviceTicket { status }")),
        Row("addTicketMessage", async scene => new(scene.Admin(), new { ticketId = await scene.WithTicket(), message = "It is urgent." }, "serviceTicket { messages { totalCount } }")),
        Row("remindTicket", async scene => new(scene.Admin(), new { ticketId = await scene.WithTicket() }, "serviceTicket { reminders }")),
        Row("reopenTicket", async scene => new(
            scene.Admin(), new { ticketId = await scene.WithTicket(new TicketAnswered(scene.Id, null, "Try again.", scene.Now)), reason = "It does not." }, "serviceTicket { status }")),
        Row("deleteTicket", async scene => new(
            scene.Admin(), new { ticketId = await scene.WithTicket(new TicketClosed(scene.Id, scene.Now)) }, "deletedId")),
        Row("closeTicket", async scene => new(scene.Admin(), new { ticketId = await scene.WithTicket() }, "serviceTicket { status }")),
        Row("registerAccount", async scene => new((await scene.WithPartner()).Admin(), new { companyName = "Acme", email = "own@acme.example" }, "customerId")),
        Row("bindProject", async scene => new(
            (await scene.WithBoth()).Admin(), new { projectId = scene.Id, customerId = Customer(scene) }, "projectOwner { partnerId }")),
        Row("exportExpenditureSummary", async scene => new((await scene.WithPartner()).Admin(), new { from = "2024-11", format = "CSV" }, "export { id state }")),
        Row("exportPayouts", async scene => new((await scene.WithPartner()).Admin(), new { from = "2024-11", format = "CSV" }, "export { id state }")),
        Row("exportIncentiveStatement", async scene =>
        {
            await scene.WithPartner();
            var id = StatementIds.Of(scene.Partner, AssociationModel.Referral, IncentiveSpan.Of(new(2024, 9)));
            await scene.Has("incentive-ledger", StatementIds.LedgerOf(scene.Partner, AssociationModel.Referral), new IncentiveStatementGenerated(
                scene.Partner, id, AssociationModel.Referral, "2024-09", new(0m), new(0m), new(0m), new(0m), 0, [], scene.Now));
            return new(scene.Admin(), new { statementId = MutationScene.Global("IncentiveStatement", id), format = "CSV" }, "export { id state }");
        }),
        Row("deleteExport", async scene =>
        {
            await scene.WithPartner();
            var (token, month) = (scene.Admin(), new BillingMonth(2024, 9));
            await scene.Has("exports", $"partner:{scene.Partner}", new ExportRequested(
                scene.Id, new(scene.Partner, null, scene.SubjectOf(token)), new(ExportKind.Bill, ExportFormat.Csv, month, month, scene.Partner, null, false), scene.Now));
            return new(token, new { exportId = MutationScene.Global("Export", scene.Id) }, "export { id state }");
        }),
    ];

    // The server's cut-over lies in the future.
    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> CouponsOfOld =>
    [
        Row("grantCouponQuota", async scene => new(
            (await scene.WithPartner()).Finance, new { partnerId = Partner(scene), amount = "500", referenceId = "grant" }, "couponQuota { left }")),
        Row("issueCouponToCustomer", async scene =>
        {
            await scene.WithBoth();
            await scene.Has("coupon-quota", scene.Partner, new CouponQuotaGranted(scene.Partner, "grant", new(500m), scene.Now));
            return new(scene.Admin(), new { customerId = Customer(scene), amount = "5" }, "historicCoupon { name }");
        }),
        Row("recordHistoricCoupon", async scene => new((await scene.WithBoth()).Finance, new
        {
            partnerId = Partner(scene), customerId = Customer(scene), name = "gift", origin = "VENDOR", amount = "5", issuedAt = "2020-06-01T00:00:00Z",
        })),
    ];

    private static async Task<bool> Granted(MutationScene scene)
    {
        await scene.WithPartner();
        await scene.Has("quota", scene.Partner, new QuotaGranted(scene.Partner, new(100m), null));
        return true;
    }

    private static async Task<string> Recorded(MutationScene scene)
    {
        await scene.WithPartner(PartnerKind.Reseller);
        await scene.Has("wht-credential", scene.Id, new WhtCredentialRecorded(scene.Id, scene.Partner, new(100m), new(2024, 11, 1), "C-1"));
        return MutationScene.Global("WhtCredential", scene.Id);
    }

    private static string Partner(MutationScene scene) => MutationScene.Global("Partner", scene.Partner);

    private static string Customer(MutationScene scene) => MutationScene.Global("Customer", scene.CustomerId);

    private static KeyValuePair<string, Func<MutationScene, Task<MutationCall>>> Row(string mutation, Func<MutationScene, Task<MutationCall>> call) =>
        new(mutation, call);
}
