using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Api.GraphQL.Exports;

/// <summary>A caller as exports know it.</summary>
internal static class ExportAskers
{
    public static ExportOwner Asker(this Actor actor) => new(actor.PartnerId, actor.PartnerId is null ? actor.CustomerId : null, actor.Subject);

    /// <summary>What the caller's expenditure queries show, written down.</summary>
    public static ExportSight Sight(this Actor actor) => actor.Spenders() switch
    {
        CustomerScope.Everybody => ExportSight.Everybody,
        CustomerScope.OfPartner of => ExportSight.Nobody with { Kind = ExportSightKind.Partners, PartnerIds = [of.PartnerId] },
        CustomerScope.OfPartners of => ExportSight.Nobody with { Kind = ExportSightKind.Partners, PartnerIds = of.PartnerIds },
        CustomerScope.OfManagers of => ExportSight.Nobody with { Kind = ExportSightKind.Managers, PartnerIds = [of.PartnerId], ManagerIds = of.ManagerIds },
        CustomerScope.Self of => ExportSight.Nobody with { Kind = ExportSightKind.Customer, CustomerId = of.CustomerId },
        _ => ExportSight.Nobody,
    };

    /// <summary>Whose own data the caller sees, written down.</summary>
    public static ExportSight PartnerSight(this Actor actor) => actor.Partners() switch
    {
        PartnerScope.Everybody => ExportSight.Everybody,
        PartnerScope.Self of => ExportSight.Nobody with { Kind = ExportSightKind.Partners, PartnerIds = [of.PartnerId] },
        PartnerScope.Several of => ExportSight.Nobody with { Kind = ExportSightKind.Partners, PartnerIds = of.PartnerIds },
        _ => ExportSight.Nobody,
    };
}
