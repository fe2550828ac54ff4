using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Mutations;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Customers.Projects;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Wallets;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Authentication;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.Domain.Support.Tickets;
using PartnerGraph.Write.Domain.Withholding;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>Somebody who calls, and what the policy is to think of it.</summary>
public sealed record CallerCase(string Name, string? Token, Actor Actor)
{
    public override string ToString() => Name;
}

/// <summary>
/// Partner A with its people, and partner B whose every name says <see cref="Secret"/> and whose every amount begins with
/// <see cref="SecretAmount"/>: no answer to anybody of A may contain either.
/// </summary>
public sealed class TwoTenants : ApiServer, IAsyncLifetime
{
    public const string Secret = "tenant-b-secret";

    public const string SecretAmount = "7654321";

    private const string StatementB = "b@Referral@2024-09";

    private static readonly BillingMonth BilledMonth = new(2024, 9);

    /// <summary>Every stream that was read.</summary>
    public WatchedStore Store => (WatchedStore)Services.GetRequiredService<IEventStore>();

    protected override void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider =>
            new WatchedStore(new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = DataDirectory }, provider.GetRequiredService<TimeProvider>()))));
        // Exports stay as they were asked for, and there may be many: how far one has been written is a matter of time.
        services.Replace(ServiceDescriptor.Singleton(ExportPolicy.Default with { MostPending = 10_000, MostKept = 10_000 }));
        services.RemoveAll<IExportContent>();
        foreach (var kind in Enum.GetValues<ExportKind>()) services.AddSingleton<IExportContent>(new MutationServer.Unwritten(kind));
    }

    // Everything below everything is more than any client may ask at once.
    protected override string[] Settings => ["--GraphQL:MaxCost=100000000", "--GraphQL:MaxFields=100000", "--GraphQL:MaxTokens=1000000", "--GraphQL:MaxDocumentCharacters=1000000"];

    public ISchema Schema => Services.GetRequiredService<ISchema>();

    public IReadOnlyList<CallerCase> Callers { get; private set; } = [];

    public IEnumerable<CallerCase> Strangers => Callers.Where(caller => !caller.Actor.IsVendor);

    /// <summary>The keys of everything of B.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["b", "db", "rb", "cb", "fb", "sb", "mb", "role-b", "ib", "pb", "ob", "wb", "xb", "kcb", "stb", "sfb"];

    /// <summary>Everything of B that <c>node(id)</c> finds, with somebody who may see it.</summary>
    public IReadOnlyList<(string Id, string Owner)> Nodes { get; private set; } = [];

    private static readonly Dictionary<string, string> Foreign = new()
    {
        ["customer"] = "Customer:cb", ["customerId"] = "Customer:cb", ["onBehalfOf"] = "Customer:cb", ["partner"] = "Partner:b", ["partnerId"] = "Partner:b",
        ["distributorId"] = "Partner:db", ["resellerId"] = "Partner:rb", ["memberId"] = "Member:mb", ["accountManagerId"] = "Member:mb",
        ["managerIds"] = "Member:mb", ["roleId"] = "CustomRole:role-b", ["customRoleId"] = "CustomRole:role-b", ["invitation"] = "Invitation:ib",
        ["invitationId"] = "Invitation:ib", ["preRegistrationId"] = "PreRegistration:pb", ["order"] = "Order:ob", ["resource"] = "Resource:ob-1",
        ["resourceId"] = "Resource:ob-1", ["node"] = "Customer:cb", ["requestId"] = "AssociationRecord:" + AssociationRecordRow.IdOf("cb", "request"),
        ["aboutId"] = "PreRegistration:pb", ["coupon"] = "Coupon:b/kb", ["testCouponRequestId"] = "TestCouponRequest:tb",
        ["credentialId"] = "WhtCredential:wb", ["serviceTicket"] = "ServiceTicket:sfb", ["ticketId"] = "ServiceTicket:sfb",
        ["payout"] = "Payout:b/yb", ["payoutId"] = "Payout:b/yb", ["earningIds"] = "Earning:b/gb",
        ["statementId"] = "IncentiveStatement:" + StatementB, ["incentiveStatement"] = "IncentiveStatement:" + StatementB, ["incentiveLine"] = "IncentiveLine:" + StatementB + "#1",
        ["export"] = "Export:xb", ["exportId"] = "Export:xb",
        ["orderId"] = "Order:ob", ["instanceIds"] = "Resource:ob-1", ["resourceIds"] = "Resource:ob-1", ["couponIds"] = "CustomerCoupon:kcb", ["couponId"] = "CustomerCoupon:kcb",
        ["partnerDiscountId"] = "CustomerDiscount:ECS-fb",
    };

    /// <summary>What of B a probe passes as an argument.</summary>
    public static string ForeignId(string argument) => argument switch
    {
        "policyRule" => "BUDGET-2",
        "helpArticle" => "BEN-24",
        "token" => $"{Secret}-token",
        "recipientId" => $"{Secret}-recipient",
        _ => Foreign[argument].Split(':', 2) is [var type, var key] ? GlobalId.Of(type, key) : argument,
    };

    /// <summary>The same argument with an id of the same kind that names nothing.</summary>
    public static string AbsentId(string argument) => argument switch
    {
        "token" => "absent-token",
        "requestId" => GlobalId.Of("AssociationRecord", AssociationRecordRow.IdOf("absent", "request")),
        "resource" or "resourceId" or "instanceIds" or "resourceIds" => GlobalId.Of("Resource", "absent-1"),
        _ when Foreign.ContainsKey(argument) => GlobalId.Of(Foreign[argument].Split(':')[0], "absent"),
        _ => ForeignId(argument),
    };

    /// <summary>The same argument with the id of A's own.</summary>
    public static string OwnId(string argument) => argument switch
    {
        "token" => "own-token",
        "requestId" => GlobalId.Of("AssociationRecord", AssociationRecordRow.IdOf("ca", "request")),
        "resource" or "resourceId" or "instanceIds" or "resourceIds" => GlobalId.Of("Resource", "oa-1"),
        "roleId" or "customRoleId" => GlobalId.Of("CustomRole", "role-a"),
        _ when Foreign.ContainsKey(argument) => GlobalId.Of(Foreign[argument].Split(':')[0], Foreign[argument].Split(':')[1].Replace('b', 'a')),
        _ => ForeignId(argument),
    };

    /// <summary>The arguments that take an id of what a tenant owns.</summary>
    public static IReadOnlyCollection<string> IdArguments { get; } = [.. Foreign.Keys, "token"];

    public static bool IsId(string argument) => IdArguments.Contains(argument);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Tenant("a", "own", 100m);
        await Tenant("b", Secret, 7_654_321m);
        Callers = [.. AllCallers()];
        Nodes = [.. OwnersOfForeignNodes().Select(pair => (GlobalId.Of(pair.Type, pair.Key), pair.Owner))];
    }

    private async Task Tenant(string t, string name, decimal amount)
    {
        var now = Clock.GetUtcNow().AddMonths(-1);
        PartnerRegistered Registered(string id, PartnerKind kind, string? distributor) =>
            new(id, kind, "CL", $"{name} {kind}", $"{name}@{kind}.example", null, distributor, now);
        await this.Append("partner", t, Registered(t, PartnerKind.SolutionProvider, null));
        await this.Append("partner", $"d{t}", Registered($"d{t}", PartnerKind.Distributor, null), new ResellerInvited($"d{t}", $"i{t}", $"{name}@reseller.example", name, now));
        await this.Append("partner", $"r{t}", Registered($"r{t}", PartnerKind.Reseller, $"d{t}"));
        await this.Append("partner", t, new BusinessInformationApproved(t, now), new TierGranted(t, PartnerTier.Standard, true, name));
        await this.Append("verification", t, new VerificationSwitched(t, true));
        await this.Append("reseller-budget", $"r{t}", new ResellerBudgetGranted($"r{t}", $"d{t}", new(amount + 0.16m)));
        // Published but restricted: whoever finds it finds what is hidden.
        await this.Append("profile", t, new ProfilePublished(
            t, new ProfileContent(name, null, name, [], [], [], [], [name], [], $"https://{name}.example", null, new(ContactChannel.Email, $"{name}@contact.example")), now));
        await this.Append("partner-status", t, new PartnerRestricted(t, RestrictionCause.Operations, name, now));
        foreach (var (customer, partner, model) in new[] { ($"c{t}", t, AssociationModel.Reseller), ($"f{t}", t, AssociationModel.Referral), ($"s{t}", $"r{t}", AssociationModel.Reseller) })
            await Customer(customer, partner, model, name, $"m{t}", amount, now);
        await this.Append("association", $"c{t}", new DisassociationRequested($"c{t}", t, AssociationModel.Reseller, "request", DisassociationParty.Partner, name, now));
        await this.Append("invitation", $"i{t}", new InvitationCreated(
            $"i{t}", t, InvitationChannel.Email, AssociationModel.Reseller, $"{name}@invited.example", null, $"{name}-token", now, now.AddYears(1)));
        await this.Append("pre-registration", $"p{t}", new CustomerPreRegistered($"p{t}", t, $"{name}@reserved.example", "CL", now, now.AddYears(1)));
        await this.Append("member", $"m{t}", new MemberCreated($"m{t}", t, MemberKind.User, name, $"{name}@member.example", $"{name}-subject", now));
        await this.Append("role", $"role-{t}", new RoleDefined($"role-{t}", t, name, [Permissions.ViewBills]));
        // 0.07654321 of B: a discount that would be seen where it leaked.
        await this.Append("customer-discount", $"ECS-f{t}", new DiscountGranted($"f{t}", t, "ECS", t == "b" ? amount / 100_000_000m : 0.05m, 1));
        await this.Append("quota", t, new QuotaGranted(t, new(amount + 0.11m), null), new QuotaAlertRaised(t, QuotaAlert.Warning, 0.9m, new(amount), new(amount + 0.11m), 1));
        await this.Append("partner-account", t, new BalanceToppedUp(t, $"{name}-reference", new(amount + 0.12m)),
            new CouponIssued(t, $"k{t}", new(amount + 0.17m), CouponTerms.Unrestricted with { Remarks = name }));
        // A bill of the first version, which was not cut from lines.
        await this.Append("partner-account", t, new BillGenerated(t, BilledMonth, new(amount + 0.18m), [], new(amount + 0.18m), Money.Zero, [], Money.Zero));
        await this.Append("partner-account", t, new BillOverdue(t, BilledMonth, new(amount + 0.18m), new(amount + 0.18m), BilledMonth.Next.Next.FirstDay.AddDays(-1), now));
        await this.Append("coupon-quota", t, new CouponQuotaGranted(t, $"{name}-grant", new(amount + 0.21m), now),
            new HistoricCouponIssued(t, $"c{t}", $"{name}-gift", CustomerCouponOrigin.Vendor, new(amount + 0.22m), [name], [], now));
        await this.Append("test-coupons", t, new TestCouponRequested(
            t, $"t{t}", TestCouponChannel.Portal, null, new($"{name}-project", name, name, 1, null), new(amount + 0.19m), false, true, now));
        await Stated(t, name, amount, now);
        await this.Append("ticket", $"st{t}", new TicketCreated(
            $"st{t}", new(t, null, this.Subject(Member(t, Role.PartnerAdministrator, "owner"))), null, TicketProduct.Partners, name, name, null, $"{name}@ticket.example", now));
        await this.Append("ticket", $"sf{t}", new TicketCreated(
            $"sf{t}", new(null, $"f{t}", name), t, TicketProduct.CloudServices, name, name, null, $"{name}@ticket.example", now),
            new TicketMessageAdded($"sf{t}", TicketSide.Applicant, null, name, now), new TicketAnswered($"sf{t}", t, name, now));
        await this.Append("project", $"PROJECT-{t.ToUpperInvariant()}", new ProjectBound($"PROJECT-{t.ToUpperInvariant()}", $"f{t}", now));
        await this.Append("wht-credential", $"w{t}", new WhtCredentialRecorded($"w{t}", $"r{t}", new(amount + 0.17m), new(2024, 11, 1), name));
        await this.Append("tier-admission", t, new TierGrantedInAdvance(t, PartnerTier.Premier, new(amount + 0.31m), 5, name, now, now.AddDays(181)),
            new PledgedEmployeeCertified(t, name, CertificationLevel.Associate, new(2024, 11, 1)), new CoreInvited(t, CoreRoute.LeadingCarrier, now), new CoreDeclined(t, CoreRoute.LeadingCarrier, name, null, now));
        await this.Append("payment-information", t, new PaymentInformationAuthenticated(t, $"{name}-account", now));
        await this.Append("payouts", t,
            new EarningNotified(t, $"g{t}", AssociationModel.Referral, new(amount + 0.21m), now, new(2025, 11, 1)),
            new EarningNotified(t, $"h{t}", AssociationModel.Referral, new(amount + 0.22m), now, new(2025, 11, 1)),
            new PayoutApplied(t, $"y{t}", PayoutMethod.BankTransfer, [$"h{t}"], new(amount + 0.22m), Money.Zero, new(amount + 0.22m), [], Money.Usd, null, now),
            new InvoiceRequested(t, $"y{t}", new(amount + 0.22m), name, name, now), new InvoiceRegistered(t, $"y{t}", name, name, name, new(amount + 0.22m), now));
        var asker = new ExportOwner(t, null, this.Subject(Member(t, Role.PartnerAdministrator, "owner")));
        await this.Append("exports", asker.Key, new ExportRequested($"x{t}", asker, new(ExportKind.Bill, ExportFormat.Csv, BilledMonth, BilledMonth, t, null, false), now),
            new ExportFailed($"x{t}", asker, name));
        var item = new OrderItem($"{name} product", "r1", name, ChargingMode.PayPerUse, null, new(amount + 0.13m));
        await this.Append("customer-wallet", $"c{t}", new CustomerBalanceToppedUp($"c{t}", $"{name}-payment", new(amount + 0.20m)),
            new CustomerCouponIssued($"c{t}", $"kc{t}", new(amount + 0.21m), CouponTerms.Unrestricted with { Remarks = name }, false));
        await this.Append("order", $"o{t}", new OrderPlaced($"o{t}", $"c{t}", [item], item.ListPrice, now), new ResourceEnabled($"o{t}", $"c{t}", $"o{t}-1", item, now, null));
        await this.Settle();
    }

    private async Task Stated(string t, string name, decimal amount, DateTimeOffset now)
    {
        var id = StatementIds.Of(t, AssociationModel.Referral, IncentiveSpan.Of(BilledMonth));
        var line = new StatementLine(
            "1", BilledMonth, new(2024, 9, 1), new(2024, 9, 30), name, Offering.Cloud, new(amount + 0.21m), new(amount + 0.21m), 0, RebateType.ListPriceProducts, 1, 1,
            new(amount + 0.21m), 0, null);
        await this.Append("incentive-ledger", StatementIds.LedgerOf(t, AssociationModel.Referral),
            new IncentiveStatementGenerated(t, id, AssociationModel.Referral, $"{BilledMonth}", new(amount + 0.22m), new(amount + 0.23m), Money.Zero, new(amount + 0.23m), 0, [line], now),
            new ReconciliationOpened(t, id, AssociationModel.Referral, $"{BilledMonth}", new(amount + 0.23m), now, now.AddDays(7)), new IncentiveStatementRejected(t, id, name, now));
    }

    private async Task Customer(string id, string partner, AssociationModel model, string name, string manager, decimal amount, DateTimeOffset now)
    {
        await this.Append("customer", id, new CustomerRegistered(id, name, CustomerSite.International, $"{name}@{id}.example", "+56 2 2345 6789", "CL", now));
        await this.Append("association", id, new CustomerAssociated(id, partner, model, AssociationVia.Ticket, now));
        await this.Append("customer", id, new CustomerAllocated(id, partner, manager, now), new CardBound(id, $"{name}-card"));
        await this.Append("customer-status", id, new CustomerFrozen(id, partner, CustomerFreezeCause.Partner, FreezeScope.Account, name, now), new CustomerUnfrozen(id, partner, CustomerFreezeCause.Partner, FreezeScope.Account, now));
        await this.Append("budget", id, new BudgetSet(id, partner, BudgetKind.Monthly, new(amount + 0.14m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)),
            new BudgetAlertRaised(id, partner, 0.75m, 0.8m, new(amount), new(amount + 0.14m), new(2024, 11), 1));
        await this.Settle();
        // One customer's spending for each partner: a sum of two would not begin with the secret amount.
        if (model == AssociationModel.Referral) return;
        var line = new
        {
            lineId = id, customerId = GlobalId.Of("Customer", id), chargedFrom = Clock.GetUtcNow().AddDays(-2), chargedTo = Clock.GetUtcNow().AddDays(-2),
            serviceType = name, region = name, resourceId = name, resourceName = name, amountDue = $"{amount + 0.15m}", listPrice = $"{amount + 0.15m}",
        };
        await Data(
            "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded } }", Staff("operations_manager"),
            new { input = new { source = "seed", lines = new[] { line } } });
    }

    private IEnumerable<CallerCase> AllCallers()
    {
        yield return new("anonymous", null, Actor.Anonymous);
        yield return new("IAM user only", Token("iam"), new("iam", Role.Anonymous, Gap: AccessGap.IamUserOnly));
        yield return new("member without role", Token(Members.AddWithoutRole("a", "idle")), new("idle", Role.Anonymous, "a", "idle", Gap: AccessGap.NoRole));
        yield return Of("a", Role.PartnerAdministrator);
        yield return Of("a", Role.AccountDirector, ["ma"]);
        yield return Of("a", Role.AccountManager, ["ma"]);
        yield return Of("a", Role.Operator);
        yield return Of("a", Role.Operator, permissions: [.. Permissions.All]);
        yield return Of("da", Role.DistributorAdministrator);
        yield return Of("ra", Role.ResellerAdministrator);
        foreach (var customer in new[] { "ca", "fa", "sa" }) yield return new($"customer {customer}", Customer(customer), new(customer, Role.Customer, CustomerId: customer));
        foreach (var (claim, role) in ActorDirectory.VendorRoles) yield return new(claim, Staff(claim), new(claim, role));
    }

    private CallerCase Of(string partner, Role role, string[]? managers = null, params string[] permissions) => new(
        $"{role} of {partner} with {permissions.Length} permissions", Member(partner, role, $"{role}{permissions.Length}", managers ?? [], permissions),
        new("member", role, partner, "member", ManagerIds: [.. managers ?? []], Permissions: [.. permissions]));

    private IEnumerable<(string Type, string Key, string Owner)> OwnersOfForeignNodes()
    {
        var (administrator, customer) = (Member("b", Role.PartnerAdministrator, "owner"), Customer("cb"));
        foreach (var (type, key) in Foreign.Values.Distinct().Where(id => !id.EndsWith("b-1", StringComparison.Ordinal) && id != "Order:ob").Select(Split))
        {
            yield return (type, key, key switch
            {
                "kcb" => customer,
                "db" => Member("db", Role.DistributorAdministrator, "owner"),
                "rb" or "wb" => Member("rb", Role.ResellerAdministrator, "owner"),
                _ => administrator,
            });
        }

        yield return ("PartnerBill", "b@2024-09", administrator);
        yield return ("Order", "ob", customer);
        yield return ("Resource", "ob-1", customer);
        yield return ("CustomerBudget", "cb", administrator);
        yield return ("CustomerDiscount", "ECS-fb", administrator);
        yield return ("ConsumptionQuota", "b", administrator);
        yield return ("PartnerProfile", "b", administrator);
        yield return ("TierAdmission", "b", administrator);
        yield return ("QuotaUsageAlert", "quota-b@1", administrator);
        yield return ("BudgetAlert", "budget-cb@1", administrator);
        yield return ("ArrearsAlert", "partner-account-b@3", administrator);

        static (string Type, string Key) Split(string id) => (id[..id.IndexOf(':', StringComparison.Ordinal)], id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }
}
