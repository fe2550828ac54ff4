using GraphQL;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Security;

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

    public static PartnerScope Partners(this Actor actor) => actor switch
    {
        { Gap: not null } => new PartnerScope.Nobody(),
        { PartnerId: { } partner } => new PartnerScope.Self(partner),
        { IsVendor: true } => new PartnerScope.Everybody(),
        _ => new PartnerScope.Nobody(),
    };

    public static CustomerScope CustomerScope(this IResolveFieldContext context) => Actor.Of(context).Customers();

    public static PartnerScope PartnerScope(this IResolveFieldContext context) => Actor.Of(context).Partners();
}
