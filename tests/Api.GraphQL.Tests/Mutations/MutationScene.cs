using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A mutation in its scene: who sends it and with what input.</summary>
/// <param name="Select">Further fields of the payload.</param>
public sealed record MutationCall(string Token, object Input, string Select = "");

/// <summary>What a mutation needs to be there before, each time anew so that no call meets an earlier one.</summary>
public sealed class MutationScene(MutationServer server)
{
    public string Id { get; } = EventIds.New(TimeProvider.System);

    public string Email => $"{Id}@post.example";

    public DateTimeOffset Now => server.Clock.GetUtcNow();

    /// <summary>A second after the clock of the sandbox.</summary>
    public DateTimeOffset Later => server.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(1);

    public string Operations => server.Staff("operations_manager");

    public string Finance => server.Staff("finance");

    /// <summary>The administrator of the partner as a distributor.</summary>
    public string Distributor() => server.Member(Partner, Role.DistributorAdministrator, $"admin-{Partner}");

    /// <summary>The administrator of the partner as a reseller.</summary>
    public string Reseller() => server.Member(Partner, Role.ResellerAdministrator, $"admin-{Partner}");

    public string Partner => $"p{Id}";

    public string CustomerId => $"c{Id}";

    public string Admin(string? partner = null) => server.Administrator(partner ?? Partner);

    public string Customer(string? customer = null) => server.Customer(customer ?? CustomerId);

    public string SubjectOf(string token) => server.Subject(token);

    public static string Global(string type, string key) => GlobalId.Of(type, key);

    public Task Has(string category, string key, params IDomainEvent[] events) => server.Append(category, key, events);

    public async Task<MutationScene> WithPartner(PartnerKind kind = PartnerKind.SolutionProvider, string? distributor = null, string? partner = null)
    {
        partner ??= Partner;
        await Has("partner", partner, new PartnerRegistered(partner, kind, "SG", "Acme", $"{partner}@post.example", null, distributor, Now));
        return this;
    }

    public async Task<MutationScene> WithCustomer(string? of = null, AssociationModel model = AssociationModel.Reseller, string? customer = null)
    {
        customer ??= CustomerId;
        await Has("customer", customer, new CustomerRegistered(customer, "Ann", CustomerSite.International, $"{customer}@shop.example", "+6512345", "SG", Now),
            new ContactVerified(customer, ContactKind.Email, $"{customer}@shop.example", Now), new ContactVerified(customer, ContactKind.Phone, "+6512345", Now));
        if (of is not null) await Has("association", customer, new CustomerAssociated(customer, of, model, AssociationVia.Ticket, Now));
        return this;
    }

    /// <summary>A ticket that the partner's administrator opened.</summary>
    public async Task<string> WithTicket(params IDomainEvent[] then)
    {
        await WithPartner();
        await Has("ticket", Id, new TicketCreated(Id, new(Partner, null, SubjectOf(Admin())), null, TicketProduct.Partners, "Login", "It does not start.", null, Email, Now));
        if (then.Length > 0) await Has("ticket", Id, then);
        return Global("ServiceTicket", Id);
    }

    /// <summary>A partner with a reseller customer.</summary>
    public async Task<MutationScene> WithBoth() => await (await WithPartner()).WithCustomer(Partner);

    /// <summary>A partner with a referral customer.</summary>
    public async Task<MutationScene> WithReferral() => await (await WithPartner()).WithCustomer(Partner, AssociationModel.Referral);

    /// <summary>A customer who told another address, to which the code 123456 was sent.</summary>
    public async Task<MutationScene> WithContactCode()
    {
        await WithCustomer();
        await Has("customer", CustomerId, new CustomerContactChanged(CustomerId, Email, "+6512345"));
        var hash = Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2("123456"u8, "salt"u8, 50_000, HashAlgorithmName.SHA256, 32));
        await Has("contact-codes", CustomerId, new ContactCodeIssued(
            CustomerId, ContactKind.Email, EmailAddress.HashOf(Email), $"salt.{hash}", Now, Now.AddMinutes(10)));
        return this;
    }

    public async Task<string> WithRequest(DisassociationParty by)
    {
        await WithBoth();
        await Has("association", CustomerId, new DisassociationRequested(CustomerId, Partner, AssociationModel.Reseller, $"r{Id}", by, "why", Now));
        return Global("AssociationRecord", AssociationRecordRow.IdOf(CustomerId, $"r{Id}"));
    }

    public async Task<string> WithInvitation(string? email = null)
    {
        await Has("invitation", Id, new InvitationCreated(
            Id, Partner, InvitationChannel.Link, AssociationModel.Reseller, email, null, $"{Id}.token", Now, null));
        return Global("Invitation", Id);
    }

    public async Task<string> WithMember(BuiltInRole? role = null, string name = "m")
    {
        await Has("member", name + Id, new MemberCreated(name + Id, Partner, MemberKind.User, "Ann", name + Email, name + Id, Now));
        if (role is { } assigned) await Has("member", name + Id, new RoleAssigned(name + Id, Partner, assigned, null));
        return Global("Member", name + Id);
    }

    public async Task<string> WithRole()
    {
        await Has("role", Id, new RoleDefined(Id, Partner, "Support", [Permissions.ViewBills]));
        return Global("CustomRole", Id);
    }

    public async Task<string> WithResource(ChargingMode mode)
    {
        await WithBoth();
        var item = new OrderItem("ECS", "r1", "small", mode, mode == ChargingMode.YearlyMonthly ? 1 : null, new(1m));
        await Has("order", Id, new OrderPlaced(Id, CustomerId, [item], item.ListPrice, Now), new ResourceEnabled(
            Id, CustomerId, $"{Id}-1", item, Now, mode == ChargingMode.YearlyMonthly ? Now.AddMonths(1) : null));
        return Global("Resource", $"{Id}-1");
    }

    /// <summary>An order of the customer that waits for its payment, or whose payment waits for the cloud.</summary>
    public async Task<string> WithOrder(bool paid = false)
    {
        var item = new OrderItem("ECS", "r1", "small", ChargingMode.YearlyMonthly, 1, new(100m));
        await Has("order", Id, new OrderPlaced(Id, CustomerId, [item], item.ListPrice, Now));
        if (paid) await Has("order", Id, new OrderPaid(Id, CustomerId, PaymentMethod.MonthlySettlement, Money.Zero, Money.Zero, item.ListPrice, null, null, [ChargeOf($"{Id}-1", null)], Now));
        return Global("Order", Id);
    }

    /// <summary>A resource that the customer's partner settled, with a renewal that has not begun.</summary>
    public async Task<string> WithPaidResource()
    {
        await WithOrder(paid: true);
        var (item, end) = (new OrderItem("ECS", "r1", "small", ChargingMode.YearlyMonthly, 1, new(100m)), Now.AddMonths(1));
        await Has("order", Id, new ResourceEnabled(Id, CustomerId, $"{Id}-1", item, Now, end),
            new ResourceRenewed(Id, CustomerId, $"{Id}-1", end, end.AddMonths(1), Now),
            new ResourceCharged(Id, CustomerId, $"{Id}-1", ChargeOf($"{Id}-1-renewal-2", end), null, Now));
        return Global("Resource", $"{Id}-1");
    }

    private ResourceCharge ChargeOf(string lineId, DateTimeOffset? from) => new(
        lineId, $"{Id}-1", new(100m), new(100m), Money.Zero, Money.Zero, new(100m), null, null, Partner, from, from?.AddMonths(1));

    public Task WithProfile() => Has("profile", Partner, new ProfilePublished(
        Partner, new ProfileContent("Acme", null, "What we do.", [], [], [], [], ["ECS"], [], "https://acme.example", null, new(ContactChannel.Email, Email)), Now));

    public Task Approved() => Has("partner", Partner, new BusinessInformationApproved(Partner, Now));
}
