using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Customers.Contacts;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Read.Projections.Tests.Customers;

/// <summary>What happens to customer <c>c</c> of partner <c>p</c>, under the streams that it lies in.</summary>
internal static class Happened
{
    public static readonly DateTimeOffset Start = new(2024, 8, 31, 16, 0, 0, TimeSpan.Zero);

    public static PastEvent Registered(string id = "c", string? email = "c@example.com") => Customer(
        new CustomerRegistered(id, $"Customer {id}", CustomerSite.International, email, "+65 1", "SG", Start), id);

    public static PastEvent Associated(string id = "c", string partner = "p", int days = 0) => new(
        $"association-{id}", new CustomerAssociated(id, partner, AssociationModel.Reseller, AssociationVia.Ticket, Start.AddDays(days), TicketNo: "T-1"));

    public static PastEvent Allocated(string? manager, int days = 0, string partner = "p") =>
        Customer(new CustomerAllocated("c", partner, manager, Start.AddDays(days)));

    public static PastEvent Verified(string email) => Customer(new ContactVerified("c", ContactKind.Email, email, Start));

    public static PastEvent Contact(string? email) => Customer(new CustomerContactChanged("c", email, null));

    public static PastEvent Left(int days, string? request = null, string partner = "p") =>
        new("association-c", new CustomerDisassociated("c", partner, AssociationModel.Referral, Start.AddDays(days), request));

    public static PastEvent Association(IDomainEvent @event) => new("association-c", @event);

    public static PastEvent Member(IDomainEvent @event) => new("member-m", @event);

    public static PastEvent Customer(IDomainEvent @event, string id = "c") => new($"customer-{id}", @event);

    public static IEnumerable<PastEvent> Invitation(string id, params IDomainEvent[] events) => events.Select(@event => new PastEvent($"invitation-{id}", @event));
}

public sealed class AssociationContractTests : ProjectionContract<AssociationProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Happened.Registered(), Happened.Registered("d", email: null), Happened.Contact("new@example.com"),
        Happened.Verified("new@example.com"), Happened.Associated(), Happened.Associated("d"),
        Happened.Allocated("m"), Happened.Allocated("other", partner: "q"),
        Happened.Member(new RoleAssigned("m", "p", BuiltInRole.Operator, null)),
        Happened.Member(new RoleAssigned("m", "p", BuiltInRole.AccountManager, null)), Happened.Member(new MemberRemoved("m", "p", Happened.Start)),
        Happened.Association(new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "ticket", Happened.Start.AddDays(2))),
        Requested("first", 3),
        Happened.Association(new DisassociationRejected("c", "p", "first", DisassociationParty.Partner, "Stay.", Happened.Start.AddDays(4))),
        Requested("second", 5), Happened.Left(6, "second"), Happened.Associated(partner: "q", days: 7), Happened.Allocated(null, 8, "q"),
        Happened.Left(9, partner: "q"), .. Facts.Told,
    ];

    private static PastEvent Requested(string id, int days) => Happened.Association(new DisassociationRequested(
        "c", "p", AssociationModel.Referral, id, DisassociationParty.Customer, "Moving.", Happened.Start.AddDays(days)));
}

public sealed class CustomerFactContractTests : ProjectionContract<CustomerFactProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
        [.. Facts.Told, new("cash-spending-c", new CashSpendingBegun("c", "source", "line", Happened.Start)), .. Facts.Told];
}

/// <summary>Every fact about customer <c>c</c>; some end and are told again.</summary>
internal static class Facts
{
    public static IEnumerable<PastEvent> Told => new IDomainEvent[]
    {
        new SpecialContractRecorded("c", "contract", SpecialContractKind.OfflineDirect), new SpecialContractEnded("c", "contract", SpecialContractKind.OfflineDirect),
        new CashSpendingRecorded("c", "cash", new(1.00000001m)), new UnpaidBillRecorded("c", "bill", new(2m, "EUR")), new UnpaidBillSettled("c", "bill", new(2m, "EUR")),
        new ReservedInstanceRecorded("c", "instance", Happened.Start), new ReservedInstanceRecorded("c", "instance", Happened.Start.AddDays(1)),
        new EnterpriseJoined("c", "m", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified), new EnterpriseLeft("c", "m"),
        new IndependentMemberAdded("c", "i"), new IndependentMemberRemoved("c", "i"), new CardBound("c", "card"), new CardRemoved("c", "card"), new CardBound("c", "card"),
        new PaymentMethodChanged("c", "BANK_TRANSFER"), new PaymentMethodChanged("c", null),
        new AccountInformationChanged("c", ["name", "industry"]), new AccountInformationChanged("c", []),
    }.Select(@event => Happened.Customer(@event));
}

public sealed class InvitationContractTests : ProjectionContract<InvitationProjection>
{
    private static readonly DateTimeOffset Start = Happened.Start;

    protected override IEnumerable<PastEvent> History { get; } =
    [
        Reserved("r", "converted"), Reserved("s", "lapsed"), Reserved("t", "active"),
        new("pre-registration-converted", new PreRegistrationConverted("r", "p", "c", Start.AddDays(1))),
        new("pre-registration-lapsed", new PreRegistrationLapsed("s", "p", Start.AddDays(31))),
        .. Happened.Invitation("i", Created("i", "c@example.com"), new InvitationShared("i", "p", InvitationChannel.Qr, null, Start),
            new InvitationShared("i", "p", InvitationChannel.Email, "c@example.com", Start), Refused("i", "one"), Refused("i", "two"),
            new InvitationAccepted("i", "p", "c", Start.AddDays(1))),
        .. Happened.Invitation("j", Created("j", null), new InvitationAccepted("j", "p", "d", Start), new InvitationRevoked("j", "p", Start.AddDays(2))),
        .. Happened.Invitation("k", Created("k", "k@example.com"), new InvitationExpired("k", "p", Start.AddDays(8))),
    ];

    private static PastEvent Reserved(string id, string hash) => new(
        $"pre-registration-{hash}", new CustomerPreRegistered(id, "p", $"{hash}@example.com", "SG", Start, Start.AddDays(30)));

    private static InvitationCreated Created(string id, string? email) => new(
        id, "p", email is null ? InvitationChannel.Link : InvitationChannel.Email, AssociationModel.Reseller, email, null, $"token-{id}", Start, Start.AddDays(7));

    private static AssociationRefused Refused(string id, string attempt) => new(
        id, "p", "c", "c@example.com", attempt, [new("ASSOC-6", "ALREADY_ASSOCIATED", "It is taken.", "Ask it.")], Start);
}

public sealed class CustomerEmailContractTests : ProjectionContract<CustomerEmailProjection>
{
    private static readonly DateTimeOffset Start = Happened.Start;

    protected override IEnumerable<PastEvent> History { get; } =
    [
        Happened.Registered(), Happened.Registered("d", email: null), Happened.Contact("new@example.com"), Happened.Verified("new@example.com"),
        .. Happened.Invitation(
            "i", new InvitationCreated("i", "p", InvitationChannel.Email, AssociationModel.Reseller, "c@example.com", null, "token", Start, Start.AddDays(7)),
            new InvitationSent("i", "p", "c@example.com", Start, Start.AddDays(7)), new InvitationShared("i", "p", InvitationChannel.Link, null, Start),
            new InvitationShared("i", "p", InvitationChannel.Email, "again@example.com", Start)),
        Happened.Associated(), Happened.Associated("d"), Happened.Contact(null), Happened.Left(1), Happened.Associated(days: 2),
    ];
}
