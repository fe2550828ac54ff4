using GraphQL;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>What a caller may see, from who it is: the only way from an actor to data.</summary>
public static class Scopes
{
    public static CustomerScope Customers(this Actor actor) => actor switch
    {
        { Gap: not null } => new CustomerScope.Nobody(),
        { Role: Role.Customer, CustomerId: { } customer } => new CustomerScope.Self(customer),
        { Role: Role.AccountManager or Role.AccountDirector, PartnerId: { } partner } => new CustomerScope.OfManagers(partner, actor.ManagerIds),
        { Role: Role.PartnerAdministrator or Role.ResellerAdministrator or Role.DistributorAdministrator or Role.Operator, PartnerId: { } partner } =>
            new CustomerScope.OfPartner(partner),
        { IsVendor: true } => new CustomerScope.Everybody(),
        _ => new CustomerScope.Nobody(),
    };

    /// <summary>The account managers whose customers the caller acts for, as decisions ask it; null for all of its partner's.</summary>
    public static IReadOnlyCollection<string>? Managers(this Actor actor) => actor.Customers() switch
    {
        Read.Projections.Scoping.CustomerScope.OfPartner => null,
        Read.Projections.Scoping.CustomerScope.OfManagers managers => managers.ManagerIds,
        _ => [],
    };

    public static PartnerScope Partners(this Actor actor) => actor switch
    {
        { Gap: not null } => new PartnerScope.Nobody(),
        { PartnerId: { } partner } => new PartnerScope.Self(partner),
        { IsVendor: true } => new PartnerScope.Everybody(),
        _ => new PartnerScope.Nobody(),
    };

    /// <summary>Whose spending and budgets the caller reads: a distributor also those of its resellers' customers.</summary>
    public static CustomerScope Spenders(this Actor actor) => actor.Partners() is PartnerScope.Self && HasResellers(actor)
        ? new CustomerScope.OfPartners([actor.PartnerId!, .. actor.ResellerIds])
        : actor.Customers();

    /// <summary>Whose quotas and budgets the caller reads: a distributor also those of its resellers.</summary>
    public static PartnerScope Debtors(this Actor actor) => actor.Partners() is PartnerScope.Self own && HasResellers(actor)
        ? new PartnerScope.Several([own.PartnerId, .. actor.ResellerIds])
        : actor.Partners();

    public static CustomerScope CustomerScope(this IResolveFieldContext context) => Actor.Of(context).Customers();

    public static PartnerScope PartnerScope(this IResolveFieldContext context) => Actor.Of(context).Partners();

    private static bool HasResellers(Actor actor) => actor.Role is Role.DistributorAdministrator or Role.Operator && !actor.ResellerIds.IsDefaultOrEmpty;
}
