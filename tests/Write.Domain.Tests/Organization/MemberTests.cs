using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Write.Domain.Tests.Organization;

public sealed class MemberTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly MemberFacts Free = new(true, "master", false, false, false);

    private static readonly MemberCreated Created = new("m", "p", MemberKind.User, "Ann", "ann@acme.example", "sub-m", Now);

    private static readonly Member Manager = new()
    {
        Exists = true, MemberId = "am", PartnerId = "p", Role = BuiltInRole.AccountManager,
    };

    [Fact, Trait("Rule", "ORG-2")]
    public void The_administrator_creates_a_member() =>
        MemberDecider.Definition.Given().When(Create()).Then(Created).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-7")]
    public void Everything_that_a_new_member_lacks_is_named()
    {
        var refused = MemberDecider.Definition.Given()
            .When(Create() with { UserName = " ", Email = "nobody", Subject = " ", Facts = Free with { PartnerExists = false } })
            .ThenRejected("CONV-7", "CONV-7", "CONV-7", "CONV-7").WithCode("PARTNER_NOT_FOUND", "REQUIRED", "REQUIRED", "REQUIRED");
        Assert.Equal(["partnerId", "userName", "email", "subject"], refused.Decision.Rejections.Select(rejection => rejection.Path));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void An_id_names_one_member()
    {
        foreach (var other in (CreateMember[])
            [Create() with { PartnerId = "q" }, Create() with { Email = "b@acme.example" }, Create() with { Subject = "sub-n" }, Create() with { Kind = MemberKind.Master }])
            MemberDecider.Definition.Given(Created).When(other).ThenRejected("CONV-10").WithCode("MEMBER_ALREADY_EXISTS");
    }

    [Fact, Trait("Rule", "ORG-3")]
    public void Rights_begin_with_a_role()
    {
        Assert.Equal(AccessDenial.NoRole, MemberAccess.DenialOf(State(Created)));
        Assert.Null(MemberAccess.RightsOf(State(Created), null));
        var assigned = new RoleAssigned("m", "p", BuiltInRole.AccountManager, null);
        MemberDecider.Definition.Given(Created).When(new AssignRole("m", "p", BuiltInRole.AccountManager, null, null))
            .Then(assigned).AndRepeatingChangesNothing();
        Assert.Equal(BuiltInRole.AccountManager, MemberAccess.RightsOf(State(Created, assigned), null)?.Role);
    }

    [Fact, Trait("Rule", "ORG-1"), Trait("Rule", "ORG-4")]
    public void A_user_who_is_no_member_learns_why_there_is_no_access()
    {
        Assert.Equal(AccessDenial.IamUserOnly, MemberAccess.DenialOf(null));
        Assert.Equal("ORG-1", MemberAccess.RuleOf(AccessDenial.IamUserOnly).Id);
        Assert.Equal("ORG-3", MemberAccess.RuleOf(AccessDenial.NoRole).Id);
        Assert.Equal(AccessDenial.IamUserOnly, MemberAccess.DenialOf(State(Created, new MemberRemoved("m", "p", Now))));
    }

    [Fact, Trait("Rule", "ORG-7")]
    public void An_operator_may_what_its_custom_role_permits()
    {
        var role = new CustomRole(true, false, "p", "Finance viewer", [Permissions.ViewBills]);
        var assigned = new RoleAssigned("m", "p", BuiltInRole.Operator, "r");
        MemberDecider.Definition.Given(Created).When(new AssignRole("m", "p", BuiltInRole.Operator, "r", role)).Then(assigned).AndRepeatingChangesNothing();
        Assert.Equal([Permissions.ViewBills], MemberAccess.RightsOf(State(Created, assigned), role)!.Permissions);
        Assert.Empty(MemberAccess.RightsOf(State(Created, assigned), role with { Retired = true })!.Permissions);
        Assert.Empty(MemberAccess.RightsOf(State(Created, assigned), role with { PartnerId = "q" })!.Permissions);
        Assert.Empty(MemberAccess.RightsOf(State(Created, assigned with { Role = BuiltInRole.AccountManager }), role)!.Permissions);
    }

    [Fact, Trait("Rule", "ORG-7")]
    public void A_role_of_another_partner_a_retired_one_and_one_for_no_operator_are_refused()
    {
        var role = new CustomRole(true, false, "p", "Finance viewer", []);
        var assign = new AssignRole("m", "p", BuiltInRole.Operator, "r", role);
        MemberDecider.Definition.Given(Created).When(assign with { CustomRole = role with { PartnerId = "q" } }).ThenRejected("ORG-7").WithCode("ROLE_NOT_FOUND");
        MemberDecider.Definition.Given(Created).When(assign with { CustomRole = role with { Retired = true } }).ThenRejected("ORG-7");
        MemberDecider.Definition.Given(Created).When(assign with { CustomRole = null }).ThenRejected("ORG-7");
        MemberDecider.Definition.Given(Created).When(assign with { Role = BuiltInRole.Administrator }).ThenRejected("ORG-7").WithCode("CUSTOM_ROLE_FOR_OPERATORS_ONLY");
    }

    [Fact, Trait("Rule", "ORG-8")]
    public void An_organization_has_one_master_account()
    {
        var master = Create() with { Kind = MemberKind.Master };
        MemberDecider.Definition.Given().When(master).ThenRejected("ORG-8").WithCode("MASTER_ACCOUNT_NOT_ALLOWED");
        MemberDecider.Definition.Given().When(master with { Facts = Free with { MasterId = null } })
            .Then(Created with { Kind = MemberKind.Master }, new RoleAssigned("m", "p", BuiltInRole.Administrator, null)).AndRepeatingChangesNothing();
        Assert.True(MemberDecider.Decide(master with { Facts = Free with { MasterId = "m" } }, Member.Unknown).IsAccepted);
    }

    [Fact, Trait("Rule", "ORG-8")]
    public void The_master_account_stays_and_administers()
    {
        var master = Created with { Kind = MemberKind.Master };
        MemberDecider.Definition.Given(master).When(new RemoveMember("m", "p", Now)).ThenRejected("ORG-8");
        MemberDecider.Definition.Given(master).When(new AssignRole("m", "p", BuiltInRole.AccountManager, null, null)).ThenRejected("ORG-8");
        MemberDecider.Definition.Given(master).When(new AssignRole("m", "p", BuiltInRole.Administrator, null, null))
            .Then(new RoleAssigned("m", "p", BuiltInRole.Administrator, null));
    }

    [Fact, Trait("Rule", "ORG-9"), Trait("Rule", "ORG-10")]
    public void An_address_used_in_IAM_or_by_another_member_is_refused()
    {
        MemberDecider.Definition.Given().When(Create() with { Facts = Free with { EmailInIam = true } }).ThenRejected("ORG-9").WithCode("EMAIL_REGISTERED_IN_IAM");
        MemberDecider.Definition.Given().When(Create() with { Facts = Free with { EmailTaken = true } }).ThenRejected("ORG-9").WithCode("EMAIL_ALREADY_USED");
        MemberDecider.Definition.Given().When(Create() with { Facts = Free with { SubjectTaken = true } }).ThenRejected("ORG-9").WithCode("SUBJECT_ALREADY_USED");
    }

    [Fact, Trait("Rule", "EXPEND-3")]
    public void A_director_leads_account_managers_of_its_own_organization()
    {
        var director = new RoleAssigned("m", "p", BuiltInRole.AccountDirector, null);
        MemberDecider.Definition.Given(Created, director).When(new AssignManagers("m", "p", [Manager]))
            .Then(new ManagersAssigned("m", "p", ["am"])).AndRepeatingChangesNothing();
        MemberDecider.Definition.Given(Created, director).When(new AssignManagers("m", "p", [Manager with { PartnerId = "q" }])).ThenRejected("EXPEND-3");
        MemberDecider.Definition.Given(Created, director).When(new AssignManagers("m", "p", [Manager with { Role = BuiltInRole.Operator }])).ThenRejected("EXPEND-3");
        MemberDecider.Definition.Given(Created).When(new AssignManagers("m", "p", [Manager])).ThenRejected("EXPEND-3").WithCode("NOT_AN_ACCOUNT_DIRECTOR");
    }

    [Fact, Trait("Rule", "EXPEND-3")]
    public void Those_whom_a_director_leads_are_each_an_account_manager_once_and_not_for_ever()
    {
        var director = new RoleAssigned("m", "p", BuiltInRole.AccountDirector, null);
        var led = new ManagersAssigned("m", "p", ["am", "bm"]);
        var second = Manager with { MemberId = "bm" };
        MemberDecider.Definition.Given(Created, director).When(new AssignManagers("m", "p", [second, Manager, second])).Then(led).AndRepeatingChangesNothing();
        foreach (var other in (Member[])[Manager with { PartnerId = "q" }, Manager with { Removed = true }, Manager with { Exists = false }])
            MemberDecider.Definition.Given(Created, director).When(new AssignManagers("m", "p", [second, other])).ThenRejected("EXPEND-3").WithCode("NOT_AN_ACCOUNT_MANAGER");
        Assert.Empty(State(Created, director, led, director with { Role = BuiltInRole.Administrator }).Managers);
        Assert.Empty(State(Created, director, led, director with { Role = BuiltInRole.Administrator }, director).Managers);
    }

    [Fact]
    public void A_removed_member_has_no_rights_and_its_id_is_not_used_again()
    {
        var removed = new MemberRemoved("m", "p", Now);
        MemberDecider.Definition.Given(Created).When(new RemoveMember("m", "p", Now)).Then(removed).AndRepeatingChangesNothing();
        MemberDecider.Definition.Given(Created, removed).When(Create()).ThenRejected("CONV-10");
        MemberDecider.Definition.Given(Created, removed).When(new AssignRole("m", "p", BuiltInRole.AccountManager, null, null)).ThenRejected("CONV-7");
    }

    [Fact]
    public void A_voided_id_is_never_created()
    {
        MemberDecider.Definition.Given().When(new VoidMember("m")).Then(new MemberVoided("m")).AndRepeatingChangesNothing();
        MemberDecider.Definition.Given(new MemberVoided("m")).When(Create()).ThenRejected("CONV-10");
        MemberDecider.Definition.Given(Created).When(new VoidMember("m")).ThenNothing();
        Assert.Equal(AccessDenial.IamUserOnly, MemberAccess.DenialOf(State(new MemberVoided("m"))));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Another_partners_member_is_as_if_absent() =>
        MemberDecider.Definition.Given(Created).When(new RemoveMember("m", "q", Now)).ThenRejected("CONV-7").WithCode("MEMBER_NOT_FOUND");

    private static CreateMember Create() => new("m", "p", MemberKind.User, " Ann ", "Ann@Acme.example", "sub-m", Free, Now);

    private static Member State(params IDomainEvent[] events) => MemberDecider.Definition.Fold(events);
}
