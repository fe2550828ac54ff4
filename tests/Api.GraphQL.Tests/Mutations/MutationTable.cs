using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A valid call of every mutation of the schema, in a scene of its own.</summary>
internal static class MutationTable
{
    /// <summary>Mutations that make something new each time that they are sent without a key.</summary>
    public static readonly IReadOnlySet<string> MakingNew = new HashSet<string>
    {
        "createInvitation", "createInvitationQr", "defineRole", "placeOrder", "registerCustomer", "registerPartner",
        "requestContactCode", "requestDisassociationCode", "requestQuotaIncrease",
    };

    public static readonly IReadOnlyDictionary<string, Func<MutationScene, Task<MutationCall>>> Rows =
        new Dictionary<string, Func<MutationScene, Task<MutationCall>>>(
            [.. Partners, .. Organization, .. Customers, .. Development, .. Disassociation, .. Money, .. Others]);

    private static object Profile => new
    {
        nameEnglish = "Acme", description = "What we do.", products = new[] { "ECS" }, website = "https://acme.example",
        contact = new { channel = "EMAIL", value = "post@acme.example" },
    };

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

    private static async Task<bool> Granted(MutationScene scene)
    {
        await scene.WithPartner();
        await scene.Has("quota", scene.Partner, new QuotaGranted(scene.Partner, new(100m), null));
        return true;
    }

    private static string Partner(MutationScene scene) => MutationScene.Global("Partner", scene.Partner);

    private static string Customer(MutationScene scene) => MutationScene.Global("Customer", scene.CustomerId);

    private static KeyValuePair<string, Func<MutationScene, Task<MutationCall>>> Row(string mutation, Func<MutationScene, Task<MutationCall>> call) =>
        new(mutation, call);
}
