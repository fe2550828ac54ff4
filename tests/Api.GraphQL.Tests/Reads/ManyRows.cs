using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Finder;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Orders;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Domain.Quotas;

namespace PartnerGraph.Api.Tests.Reads;

/// <summary>Partner <c>p</c>, customer <c>c0</c> and the vendor, each with twenty rows in every list.</summary>
public sealed class ManyRows : ApiServer, IAsyncLifetime
{
    public const int Rows = 20;

    private DateTimeOffset Then => Clock.GetUtcNow().AddDays(-2);

    public static string Id(string argument) => argument switch
    {
        "partner" or "partnerId" => GlobalId.Of("Partner", "p"),
        "customer" or "customerId" or "node" => GlobalId.Of("Customer", "c0"),
        "order" => GlobalId.Of("Order", "o0"),
        "resource" => GlobalId.Of("Resource", "o0-1"),
        "invitation" => GlobalId.Of("Invitation", "i0"),
        "policyRule" => "BUDGET-2",
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
            await this.Append("order", $"o{i}", new OrderPlaced($"o{i}", "c0", [Item], Item.ListPrice, Then), new ResourceEnabled($"o{i}", "c0", $"o{i}-1", Item, Then, null));
        }

        await this.Settle();
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
        await this.Append("role", $"x{i}", new RoleDefined($"x{i}", "p", $"Role {i}", [Permissions.ViewBills]));
        await this.Append("member", $"m{i}", new MemberCreated($"m{i}", "p", MemberKind.User, $"Member {i}", $"m{i}@example.com", $"sub-{i}", Then), new RoleAssigned($"m{i}", "p", BuiltInRole.Operator, $"x{i}"));
    }

    private async Task Spender(string id, int i)
    {
        await this.Append("customer", id, new CustomerRegistered(id, $"Customer {id}", CustomerSite.International, $"{id}@example.com", null, "CL", Then),
            new ContactVerified(id, ContactKind.Email, $"{id}@example.com", Then));
        await this.Append("association", id, new CustomerAssociated(id, "p", AssociationModel.Reseller, AssociationVia.Ticket, Then));
        await this.Append("budget", id, new BudgetSet(id, "p", BudgetKind.Monthly, new(100m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)),
            new BudgetAlertRaised(id, "p", 0.75m, 0.76m, new(76m), new(100m), new(2024, 11), 1));
        var invitation = new InvitationCreated($"i{i}", "p", InvitationChannel.Email, AssociationModel.Reseller, "c0@example.com", null, $"token-{i}", Then, null);
        await this.Append("invitation", $"i{i}", invitation,
            new AssociationRefused($"i{i}", "p", "c0", "c0@example.com", "attempt", [new("ASSOC-6", "ALREADY_ASSOCIATED", "It is taken.", "Ask it.")], Then));
        await this.Append("pre-registration", $"p{i}", new CustomerPreRegistered($"p{i}", "p", $"p{i}@example.com", "CL", Then, Then.AddYears(1)));
        foreach (var customer in new[] { id, "c0" }.Distinct())
            await this.Append("expenditure-line", $"{customer}-{i}", new ExpenditureRecorded(
                "test", $"{customer}-{i}", customer, Then, Then, $"Service {i}", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null,
                new(1m), Money.Zero, new(1m), Money.Zero, Money.Zero, Money.Zero, Money.Zero, null));
    }
}
