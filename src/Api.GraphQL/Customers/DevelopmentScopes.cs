using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Customers;

namespace PartnerGraph.Api.Customers;

internal static class DevelopmentScopes
{
    /// <summary>Account managers and directors see the customer development that they did themselves, everyone else that of the partner.</summary>
    public static DevelopmentScope Development(this Actor actor) =>
        new(actor.Partners(), actor.Role is Role.AccountManager or Role.AccountDirector ? actor.Subject : null);
}
