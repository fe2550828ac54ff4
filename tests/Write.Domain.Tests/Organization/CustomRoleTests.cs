using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Write.Domain.Tests.Organization;

public sealed class CustomRoleTests
{
    private static readonly RoleDefined Defined = new("r", "p", "Finance viewer", [Permissions.ViewBills, Permissions.ViewQuota]);

    [Fact, Trait("Rule", "ORG-7")]
    public void A_role_is_made_of_permissions() =>
        CustomRoleDecider.Definition.Given().When(new DefineRole("r", "p", "Finance viewer ", [Permissions.ViewQuota, Permissions.ViewBills, Permissions.ViewQuota]))
            .Then(Defined).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ORG-7")]
    public void Each_unknown_permission_is_named()
    {
        var outcome = CustomRoleDecider.Definition.Given().When(new DefineRole("r", "p", "Finance", ["bill.vew", Permissions.ViewBills, "all"]));
        outcome.ThenRejected("ORG-7", "ORG-7").WithCode("PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN");
    }

    [Fact, Trait("Rule", "ORG-7")]
    public void A_role_is_changed_by_its_own_partner()
    {
        var change = new ChangeRole("r", "p", "Finance", [Permissions.ViewBills]);
        CustomRoleDecider.Definition.Given(Defined).When(change).Then(new RoleChanged("r", "p", "Finance", [Permissions.ViewBills])).AndRepeatingChangesNothing();
        CustomRoleDecider.Definition.Given(Defined).When(new ChangeRole("r", "p", " Finance ", Defined.Permissions))
            .Then(new RoleChanged("r", "p", "Finance", Defined.Permissions)).AndRepeatingChangesNothing();
        CustomRoleDecider.Definition.Given(Defined).When(new ChangeRole("r", "p", Defined.Name, [])).Then(new RoleChanged("r", "p", Defined.Name, []));
        CustomRoleDecider.Definition.Given(Defined).When(change with { PartnerId = "q" }).ThenRejected("ORG-7").WithCode("ROLE_NOT_FOUND");
        CustomRoleDecider.Definition.Given(Defined).When(change with { Name = "" }).ThenRejected("CONV-7");
    }

    [Fact, Trait("Rule", "ORG-7")]
    public void A_retired_role_cannot_be_changed_or_defined_again()
    {
        var retired = new RoleRetired("r", "p");
        CustomRoleDecider.Definition.Given(Defined).When(new RetireRole("r", "p")).Then(retired).AndRepeatingChangesNothing();
        CustomRoleDecider.Definition.Given(Defined).When(new RetireRole("r", "q")).ThenRejected("ORG-7").WithCode("ROLE_NOT_FOUND");
        CustomRoleDecider.Definition.Given().When(new RetireRole("r", "p")).ThenRejected("ORG-7");
        CustomRoleDecider.Definition.Given(Defined, retired).When(new ChangeRole("r", "p", "Finance", [])).ThenRejected("ORG-7");
        CustomRoleDecider.Definition.Given(Defined, retired).When(new DefineRole("r", "p", "Finance viewer", [])).ThenRejected("CONV-10");
    }

    [Fact]
    public void Permissions_are_listed_in_order_and_once() =>
        Assert.Equal(Permissions.All.Order(StringComparer.Ordinal).Distinct(), Permissions.All);
}
