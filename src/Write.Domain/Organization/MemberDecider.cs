using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Organization;

/// <summary>The users of a partner's organization and their rights. Passwords belong to the identity provider that issues the tokens.</summary>
public static class MemberDecider
{
    public static readonly Decider<MemberCommand, Member> Definition =
        new("member", command => command.MemberId, Member.Unknown, Decide, Member.Evolve);

    public static Decision Decide(MemberCommand command, Member state) => command switch
    {
        CreateMember create => Create(create, state),
        AssignRole assign when IsOwn(state, assign.PartnerId) => Assign(assign, state),
        AssignManagers assign when IsOwn(state, assign.PartnerId) => Lead(assign, state),
        RemoveMember remove when IsOwn(state, remove.PartnerId, removedToo: true) => Remove(remove, state),
        VoidMember unused => state.Exists ? Decision.Nothing : Decision.Accept(new MemberVoided(unused.MemberId)),
        AssignRole or AssignManagers or RemoveMember => Decision.Reject(OrganizationRules.MemberNotFound.Refuse("memberId")),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Create(CreateMember create, Member state)
    {
        var isAddress = EmailAddress.TryNormalize(create.Email, out var email);
        if (state.IsActive && state.PartnerId == create.PartnerId && state.Email == email && state.Subject == create.Subject && state.Kind == create.Kind)
            return Decision.Nothing;
        if (state.Exists) return Decision.Reject(OrganizationRules.MemberExists.Refuse("memberId"));
        List<Rejection> refusals = [];
        if (!create.Facts.PartnerExists) refusals.Add(PartnerRules.NotFound.Refuse("partnerId"));
        if (string.IsNullOrWhiteSpace(create.UserName)) refusals.Add(InputRules.Required.Refuse("userName"));
        if (!isAddress) refusals.Add(InputRules.Required.Refuse("email"));
        if (string.IsNullOrWhiteSpace(create.Subject)) refusals.Add(InputRules.Required.Refuse("subject"));
        if (create.Kind == MemberKind.Master && create.Facts.MasterId is { } master && master != create.MemberId)
            refusals.Add(OrganizationRules.OneMaster.Refuse("kind"));
        if (create.Facts.EmailInIam) refusals.Add(OrganizationRules.EmailInIam.Refuse("email"));
        if (create.Facts.EmailTaken) refusals.Add(OrganizationRules.EmailTaken.Refuse("email"));
        if (create.Facts.SubjectTaken) refusals.Add(OrganizationRules.SubjectTaken.Refuse("subject"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                new MemberCreated(create.MemberId, create.PartnerId, create.Kind, create.UserName.Trim(), email, create.Subject, create.At),
                .. create.Kind == MemberKind.Master
                    ? [new RoleAssigned(create.MemberId, create.PartnerId, BuiltInRole.Administrator, null)]
                    : Array.Empty<IDomainEvent>(),
            ])
            .By(OrganizationRules.OneMaster, OrganizationRules.EmailInIam));
    }

    private static Decision Assign(AssignRole assign, Member state)
    {
        var isOperator = assign.Role == BuiltInRole.Operator;
        List<Rejection> refusals = [];
        if (assign.CustomRoleId is not null && !isOperator) refusals.Add(OrganizationRules.CustomRoleOfOperator.Refuse("customRoleId"));
        if (assign.CustomRoleId is not null && (assign.CustomRole is not { IsActive: true } role || role.PartnerId != assign.PartnerId))
            refusals.Add(OrganizationRules.RoleNotFound.Refuse("customRoleId"));
        if (state.Kind == MemberKind.Master && assign.Role != BuiltInRole.Administrator) refusals.Add(OrganizationRules.MasterAdministers.Refuse("role"));
        return Decision.RejectOr(refusals, () => state.Role == assign.Role && state.CustomRoleId == assign.CustomRoleId
            ? Decision.Nothing
            : Decision.Accept(new RoleAssigned(assign.MemberId, assign.PartnerId, assign.Role, assign.CustomRoleId))
                .By(OrganizationRules.RightsByRole, OrganizationRules.RightsByCustomRole));
    }

    private static Decision Lead(AssignManagers assign, Member state)
    {
        List<Rejection> refusals = [];
        if (state.Role != BuiltInRole.AccountDirector) refusals.Add(OrganizationRules.NotADirector.Refuse("memberId"));
        if (assign.Managers.Any(manager => !IsOwn(manager, assign.PartnerId) || manager.Role != BuiltInRole.AccountManager))
            refusals.Add(OrganizationRules.NotAManager.Refuse("managerIds"));
        return Decision.RejectOr(refusals, () => state.Managers.SetEquals(assign.Managers.Select(manager => manager.MemberId))
            ? Decision.Nothing
            : Decision.Accept(new ManagersAssigned(
                assign.MemberId, assign.PartnerId,
                [.. assign.Managers.Select(manager => manager.MemberId).Distinct().Order(StringComparer.Ordinal)])));
    }

    private static Decision Remove(RemoveMember remove, Member state)
    {
        if (state.Removed) return Decision.Nothing;
        return state.Kind == MemberKind.Master
            ? Decision.Reject(OrganizationRules.MasterStays.Refuse("memberId"))
            : Decision.Accept(new MemberRemoved(remove.MemberId, remove.PartnerId, remove.At));
    }

    private static bool IsOwn(Member member, string partnerId, bool removedToo = false) =>
        member.Exists && (removedToo || !member.Removed) && member.PartnerId == partnerId;
}
