using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Invitations;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

internal static class DevelopmentScopes
{
    /// <summary>Account managers and directors see the customer development that they did themselves, everyone else that of the partner.</summary>
    public static DevelopmentScope Development(this Actor actor) =>
        new(actor.Partners(), actor.Role is Role.AccountManager or Role.AccountDirector ? actor.Subject : null);
}
