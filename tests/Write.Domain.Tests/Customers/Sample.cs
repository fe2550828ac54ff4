using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>A customer, two partners and instants of the catalogue's examples, which are times of GMT+08:00.</summary>
internal static class Sample
{
    public const string Email = "ana@example.com";

    public static readonly PartnerStanding A = new("a", "CL", DevelopsCustomers: true);

    public static readonly PartnerStanding B = new("b", "CL", DevelopsCustomers: true);

    public static PartnerStanding Frozen(FreezeCause cause) =>
        A with { Status = PartnerStatus.Normal with { Freezes = PartnerStatus.Normal.Freezes.Add(cause, Now) } };

    public static readonly AssociationPolicy Policy = AssociationPolicy.Default;

    public static readonly DateTimeOffset Now = At("2024-11-04 10:00:00");

    public static readonly CustomerRegistered Registered =
        new("c", "Ana", CustomerSite.International, Email, "+5622345678", "CL", At("2024-11-01 10:00:00"));

    public static DateTimeOffset At(string local) =>
        DateTimeOffset.ParseExact(local + " +08:00", "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture).ToUniversalTime();

    public static CustomerAccount Customer(params Write.Domain.Kernel.IDomainEvent[] facts) => CustomerDecider.Definition.Fold([Registered, .. facts]);

    public static AssociationQuestion Question(
        AssociationModel model = AssociationModel.Referral, CustomerAccount? customer = null, PartnerStanding? partner = null,
        DateTimeOffset? at = null, PreRegistration? protection = null, Invitation? invitation = null) =>
        new(customer ?? Customer(), partner ?? A, model, protection ?? PreRegistration.None, invitation, Policy, at ?? Now);

    public static AssociateCustomer Accept(AssociationQuestion question) => new("c", question, new AssociationRoute.ByInvitation("i"));

    public static CustomerAssociated Associated(
        string partnerId = "a", AssociationModel model = AssociationModel.Referral, DateTimeOffset? at = null) =>
        new("c", partnerId, model, AssociationVia.Invitation, at ?? Now, "i");

    public static CustomerPreRegistered PreRegistered(string partnerId, string at) =>
        new("pr", partnerId, Email, "CL", At(at), At(at).AddDays(15));

    public static PreRegistration Protection(string partnerId, string at) => PreRegistrationDecider.Definition.Fold([PreRegistered(partnerId, at)]);

    public static InvitationCreated Invited(
        InvitationChannel channel, AssociationModel model = AssociationModel.Referral, string? email = Email, string partnerId = "a") => new(
        "i", partnerId, channel, model, email, null, "i.t", Now, channel == InvitationChannel.Email ? Now.AddDays(15) : null);

    public static Invitation Offer(InvitationCreated created) => InvitationDecider.Definition.Fold([created]);
}
