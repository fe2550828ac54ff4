using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Organization.Audit;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.Domain.Organization.Audit;

namespace PartnerGraph.Read.Projections.Tests.Partners;

public sealed class AuditContractTests : ProjectionContract<AuditProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        .. Past.In("role-x", new RoleDefined("x", "d", "Viewer", []), new RoleChanged("x", "d", "Finance", []), new RoleRetired("x", "d")),
        .. Past.In("member-m", new MemberCreated("m", "d", MemberKind.User, "Ann", "ann@d.example", "sub", Past.Now),
            new RoleAssigned("m", "d", BuiltInRole.AccountDirector, null), new ManagersAssigned("m", "d", []), new MemberRemoved("m", "d", Past.Now)),
        .. Past.In("access-policies-customer.c", new AccessPolicyPut(null, "c", "user", Past.Views), new AccessPolicyRemoved(null, "c", "user")),
        .. Past.In("denials-partner.d.20241104", new AccessDenied("d", null, "sub", "members", "FORBIDDEN", null, Past.Now)),
        .. Past.In("denials-strangers.20241104", new AccessDenied(null, null, "other", "members", "UNAUTHENTICATED", null, Past.Now)),
    ];
}
