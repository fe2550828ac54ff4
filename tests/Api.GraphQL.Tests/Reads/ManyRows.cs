using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
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
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Wallets;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.Domain.Support.Tickets;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>Partner <c>p</c>, customer <c>c0</c> and the vendor, each with twenty rows in every list.</summary>
public sealed class ManyRows : ApiServer, IAsyncLifetime
{
    public const int Rows = 20;

    // Everything below everything is more than any client may ask at once.
    protected override string[] Settings => ["--GraphQL:MaxCost=100000000", "--GraphQL:MaxFields=100000", "--GraphQL:MaxTokens=1000000", "--GraphQL:MaxDocumentCharacters=1000000"];

    private DateTimeOffset Then => Clock.GetUtcNow().AddDays(-2);

    public static string Id(string argument) => argument switch
    {
        "partner" or "partnerId" => GlobalId.Of("Partner", "p"),
        "customer" or "customerId" or "node" => GlobalId.Of("Customer", "c0"),
        "export" => GlobalId.Of("Export", "e0"),
        "order" => GlobalId.Of("Order", "o0"),
        "resource" => GlobalId.Of("Resource", "o0-1"),
        "orderId" => GlobalId.Of("Order", "o0"),
        "invitation" => GlobalId.Of("Invitation", "i0"),
        "policyRule" => "BUDGET-2",
        "helpArticle" => "BEN-24",
        "serviceTicket" or "ticketId" => GlobalId.Of("ServiceTicket", "t0"),
        "payout" or "payoutId" => GlobalId.Of("Payout", "p/y0"),
        "earningIds" => GlobalId.Of("Earning", "p/g0"),
        _ => argument,
    };

    public IEnumerable<string> Readers =>
        [Member("p", Role.PartnerAdministrator, "administrator"), Member("d0", Role.DistributorAdministrator, "administrator"), Customer("c0"), Staff("operations_manager"), Staff("finance")];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.Append("partner", "p", Partner("p", PartnerKind.SolutionProvider));
        await this.Append("quota", "p", new QuotaGranted("p", new(1_000m), null));
        for (var i = 0; i < Rows; i++)
        {
            await Published($"f{i}");
            await People(i);
            await Spender($"c{i}", i);
            await Written(i);
        }

        await this.Settle();
    }

    /// <summary>What partner and customer themselves have many of.</summary>
    private async Task Written(int i)
    {
        var at = Then.AddMinutes(i);
        await this.Append("order", $"o{i}", new OrderPlaced($"o{i}", "c0", [Item], Item.ListPrice, at), new ResourceEnabled($"o{i}", "c0", $"o{i}-1", Item, at, null));
        await this.Append("customer-wallet", "c0", new CustomerCouponIssued("c0", $"coupon {i}", new(1m), CouponTerms.Unrestricted, false));
        var month = BillingMonth.Of(new DateOnly(2000, 1, 1).AddMonths(i));
        await this.Append("partner-account", "p", new BalanceToppedUp("p", $"top-up {i}", new(1m)), new CouponIssued("p", $"coupon {i}", new(1m), CouponTerms.Unrestricted),
            new BillingMonthClosed("p", month, at), new BillGenerated("p", month, Money.Zero, [], Money.Zero, Money.Zero, [], Money.Zero),
            new BillOverdue("p", month, new(1m), new(1m), month.Next.FirstDay, at));
        await this.Append("test-coupons", "p", new TestCouponRequested(
            "p", $"test {i}", TestCouponChannel.Portal, null, new(null, null, null, null, null), new(1m), false, false, at));
        await this.Append("coupon-quota", "p", new CouponQuotaGranted("p", $"grant {i}", new(1m), at),
            new HistoricCouponIssued("p", "c0", $"gift {i}", CustomerCouponOrigin.Vendor, new(1m), [], [], at));
        await this.Append("webhooks", "p", i == 0
            ? new WebhookCreated("p", "hook", "https://receiver.example/", [WebhookTopic.PaymentReminderSent], "sealed", at)
            : new WebhookChanged("p", "hook", $"https://receiver.example/{i}", [WebhookTopic.PaymentReminderSent], true, at));
        await this.Append("message-settings", "p", new PaymentReminderSent("p", $"alert {i}", QuotaAlert.UsedUp, MessageChannel.Email, MessageSettings.Account, new(1m + i), new(1m)));
        await this.Append("partner-status", "p", new PartnerRestricted("p", RestrictionCause.Operations, $"why {i}", at), new PartnerUnrestricted("p", RestrictionCause.Operations, at));
        await this.Append("partner", "p", new TierChanged("p", PartnerTier.Standard, PartnerTier.Standard, $"review {i}"));
        await this.Append("customer", "c0", new CardBound("c0", $"card {i}"));
        await this.Append("budget", "c0", new BudgetAdjusted("c0", "p", BudgetKind.Monthly, new(100m), new(100m), [0.75m, 0.8m + (i / 1_000m)], BudgetExceededAction.Manual));
        await this.Append("customer-discount", $"TYPE{i}-c0", new DiscountGranted("c0", "p", $"TYPE{i}", 0.01m + (i / 1_000m), 1));
        await this.Append("customer-discount", "ECS-c0", new DiscountChanged("c0", "p", "ECS", 0.01m, 0.01m + (i / 1_000m)));
        await this.Append("expenditure-readings", "p", new ExpenditureRead("p", $"reader {i}", [new("expenditureDistribution", "c0", null, null)], at));
        await this.Append("member-email", $"key{i}", new IamAccountRecorded($"key{i}", at));
        await this.Append("wht-credential", $"w{i}", new WhtCredentialRecorded($"w{i}", $"r0-{i}", new(1m + i), null, null), new WhtCredentialUpdated($"w{i}", $"r0-{i}", new(2m + i), null, null));
        await this.Append("tier-admission", $"f{i}", [
            new TierGrantedInAdvance($"f{i}", PartnerTier.Premier, new(1m), 1_000, "plan", at, at),
            .. Enumerable.Range(0, Rows).Select(employee => new PledgedEmployeeCertified($"f{i}", $"e{employee}", CertificationLevel.Associate, new(2024, 1, 1))),
        ]);
        await Stated($"r0-{i}", i, at);
        await Stated("p", i, at);
        await this.Append("policies", PolicyBook.Key, new PoliciesApplied(
            i + 1, [new(new(PolicyKind.ExchangeRate, null, "SGD", 1.3m + (i / 100m), null, new DateOnly(2024, 1, 1).AddDays(i), null), null)], $"why {i}", at));
        await this.Append("payouts", "p", new EarningNotified("p", $"g{i}", AssociationModel.Referral, new(1m), at, new(2025, 1, 1)),
            new EarningNotified("p", $"h{i}", AssociationModel.Referral, new(1m + i), at, new(2025, 1, 1)),
            new ClaimRaised("p", $"k{i}", new(0.1m), "why", at), new ClaimSettled("p", $"k{i}", "g0", new(0.01m)),
            new PayoutApplied("p", $"y{i}", PayoutMethod.CashCoupons, [$"h{i}"], new(1m), Money.Zero, new(1m), [], null, null, at), new PayoutPaid("p", $"y{i}", new(1m), at));
        await this.Append("partner-account", "p", new CouponIssued("p", $"payout-y{i}", new(1m), CouponTerms.Unrestricted));
        await Exported(i, at);
        await this.Append("ticket", $"t{i}", new TicketCreated(
            $"t{i}", new("p", null, this.Subject(Readers.First())), null, TicketProduct.Partners, "Login", $"why {i}", null, "ann@post.example", at),
            new TicketMessageAdded($"t{i}", TicketSide.Applicant, null, $"more {i}", at), new TicketMessageAdded($"t{i}", TicketSide.Support, null, $"why {i}", at));
        await this.Append("quota", $"f{i}", new QuotaIncreaseRequested($"f{i}", $"q{i}", new(1m), $"why {i}"));
    }

    private async Task Stated(string partner, int i, DateTimeOffset at)
    {
        var span = IncentiveSpan.Of(BillingMonth.Of(new DateOnly(2000, 1, 1).AddMonths(i)));
        var id = StatementIds.Of(partner, AssociationModel.Referral, span);
        var day = span.First.FirstDay;
        StatementLine Line(int number) => new(
            $"{number}", span.First, day, day, $"Service {number}", Offering.Cloud, new(1m + i), new(1m + i), 0, RebateType.ListPriceProducts, 0.2m, 0.2m, new(0.2m), 0, null);
        await this.Append("incentive-ledger", StatementIds.LedgerOf(partner, AssociationModel.Referral),
            new IncentiveStatementGenerated(
                partner, id, AssociationModel.Referral, $"{span}", new(1m + i), new(0.2m), Money.Zero, new(0.2m), 0, [.. Enumerable.Range(1, i == 0 ? Rows : 2).Select(Line)], at),
            new ReconciliationOpened(partner, id, AssociationModel.Referral, $"{span}", new(0.2m), at, at), new IncentiveStatementRejected(partner, id, $"why {i}", at));
    }

    /// <summary>Failed ones: nothing writes them, and none of them ends.</summary>
    private async Task Exported(int i, DateTimeOffset at)
    {
        var asker = new ExportOwner("p", null, this.Subject(Readers.First()));
        var order = new ExportOrder(ExportKind.Bill, ExportFormat.Csv, new(2024, 9), new(2024, 9), "p", null, false);
        await this.Append("exports", "partner:p", new ExportRequested($"e{i}", asker, order, at), new ExportFailed($"e{i}", asker, "why"));
    }

    private async Task Published(string id)
    {
        var content = new ProfileContent($"Company {id}", null, id, [], [], [], [], [], [], null, null, null);
        await this.Append("partner", id, Partner(id, PartnerKind.SolutionProvider), new BusinessInformationApproved(id, Then));
        await this.Append("profile", id, new ProfilePublished(id, content, Then), new ProfileUpdated(id, content with { Description = "changed" }, Then));
    }

    private static OrderItem Item => new("ECS", "r1", "small", ChargingMode.PayPerUse, null, new(1m));

    private PartnerRegistered Partner(string id, PartnerKind kind, string? distributor = null) => new(id, kind, "CL", $"Company {id}", $"{id}@example.com", null, distributor, Then);

    private async Task People(int i)
    {
        await this.Append("partner", $"d{i}", Partner($"d{i}", PartnerKind.Distributor));
        for (var j = 0; j < (i == 0 ? Rows : 3); j++) await this.Append("partner", $"r{i}-{j}", Partner($"r{i}-{j}", PartnerKind.Reseller, $"d{i}"));
        await this.Append("partner-status", $"r0-{i}", new PartnerRestricted($"r0-{i}", RestrictionCause.Operations, "why", Then));
        await this.Append("reseller-budget", $"r0-{i}", new ResellerBudgetGranted($"r0-{i}", "d0", new(1m + i)), new ResellerBudgetChanged($"r0-{i}", "d0", new(1m + i), new(2m + i)));
        await this.Append("role", $"x{i}", new RoleDefined($"x{i}", "p", $"Role {i}", [Permissions.ViewBills]));
        await this.Append("member", $"m{i}", new MemberCreated($"m{i}", "p", MemberKind.User, $"Member {i}", $"m{i}@example.com", $"sub-{i}", Then.AddMinutes(i)), new RoleAssigned($"m{i}", "p", BuiltInRole.Operator, $"x{i}"));
    }

    private async Task Spender(string id, int i)
    {
        await this.Append("customer", id, new CustomerRegistered(id, $"Customer {id}", CustomerSite.International, $"{id}@example.com", null, "CL", Then.AddMinutes(i)),
            new ContactVerified(id, ContactKind.Email, $"{id}@example.com", Then));
        await this.Append("association", id, new CustomerAssociated(id, "p", AssociationModel.Reseller, AssociationVia.Ticket, Then.AddMinutes(i - Rows)));
        await this.Append("customer-status", id, new CustomerFrozen(id, "p", CustomerFreezeCause.Partner, FreezeScope.Account, "why", Then), new CustomerUnfrozen(id, "p", CustomerFreezeCause.Partner, FreezeScope.Account, Then));
        await this.Append("budget", id, new BudgetSet(id, "p", BudgetKind.Monthly, new(100m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)),
            new BudgetAlertRaised(id, "p", 0.75m, 0.76m, new(76m), new(100m), new(2024, 11), 1));
        await this.Append("customer-discount", $"ECS-{id}", new DiscountGranted(id, "p", "ECS", 0.01m, 1));
        var invitation = new InvitationCreated($"i{i}", "p", InvitationChannel.Email, AssociationModel.Reseller, "c0@example.com", null, $"token-{i}", Then.AddMinutes(i), null);
        await this.Append("invitation", $"i{i}", invitation,
            new AssociationRefused($"i{i}", "p", "c0", "c0@example.com", "attempt", [new("ASSOC-6", "ALREADY_ASSOCIATED", "It is taken.", "Ask it.")], Then.AddMinutes(i)));
        await this.Append("pre-registration", $"p{i}", new CustomerPreRegistered($"p{i}", "p", $"p{i}@example.com", "CL", Then.AddMinutes(i), Then.AddYears(1).AddMinutes(i)));
        foreach (var customer in new[] { id, "c0" }.Distinct())
            await this.Append("expenditure-line", $"{customer}-{i}", new ExpenditureRecorded(
                "test", $"{customer}-{i}", customer, Then, Then, $"Service {i}", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null,
                new(1m), Money.Zero, new(1m), Money.Zero, Money.Zero, Money.Zero, Money.Zero, null));
    }
}
