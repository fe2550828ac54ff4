using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Organization;

public sealed record CreateMemberInput(
    [property: Description("USER when omitted; an organization has one MASTER (ORG-8), who is its administrator.")] MemberKind? Kind,
    string UserName, string Email,
    [property: Description("The sub of the member's tokens.")] string Subject,
    [property: Id, Description("For operations, who enter the first member of a partner; a partner's own administrator may leave it out, and is refused with another's.")] string? PartnerId,
    string? IdempotencyKey) : IMutationInput, IChangesRights;

public sealed record AssignRoleInput(
    [property: Id] string MemberId, BuiltInRole Role,
    [property: Id, Description("With OPERATOR only.")] string? CustomRoleId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public sealed record AssignManagersInput(
    [property: Id, Description("An account director.")] string MemberId,
    [property: Id, Description("The account managers that it leads from now on.")] IReadOnlyList<string> ManagerIds,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public sealed record RemoveMemberInput([property: Id] string MemberId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public abstract class MemberPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Member?> Member(IResolveFieldContext context, OrganizationReads reads) => Answer.EntityId is { } id
        ? (await reads.Members(context.PartnerScope(), [id], context.CancellationToken)).GetValueOrDefault(id)?.To<Member>()
        : null;
}

public sealed class CreateMemberPayload(MutationAnswer answer) : MemberPayload(answer);

public sealed class AssignRolePayload(MutationAnswer answer) : MemberPayload(answer);

public sealed class AssignManagersPayload(MutationAnswer answer) : MemberPayload(answer);

public sealed class RemoveMemberPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Id, Description("Of the member that is no more; null when the mutation was refused, or nothing was there.")]
    public string? DeletedId => RemovedId(nameof(Member));
}

public sealed class MemberMutations(MutationRunner mutations, MemberCreation creation, MemberWorkflow members)
{
    [Description("Creates a member; it has rights once a role is assigned (ORG-2, ORG-3).")]
    public async Task<CreateMemberPayload> CreateMember(IResolveFieldContext context, CreateMemberInput input)
    {
        var actor = Actor.Of(context);
        var named = input.PartnerId is { } given ? GlobalId.KeyOf("Partner", given) : null;
        // Another partner is not told apart from one that does not exist.
        if ((named ?? actor.PartnerId) is not { } partner || (actor.PartnerId is { } own && own != partner))
            return new(new(null, 0, [PartnerRules.NotFound.Refuse("partnerId")]));
        return new(await mutations.Run(context, input, async with =>
        {
            var (memberId, result) = await creation.Create(
                partner, input.Kind ?? MemberKind.User, input.UserName, input.Email, input.Subject, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? memberId : null, result.Position, result.Rejections);
        }));
    }

    [Description("Gives a member its role, an operator also a custom role (ORG-7).")]
    public Task<AssignRolePayload> AssignRole(IResolveFieldContext context, AssignRoleInput input)
    {
        var role = input.CustomRoleId is { } id ? GlobalId.KeyOf(nameof(CustomRole), id) : null;
        return Run(context, input, input.MemberId, answer => new AssignRolePayload(answer), (partner, member, with) =>
            members.AssignRole(partner, member, input.Role, role, with, context.CancellationToken));
    }

    [Description("Says which account managers a director leads; replaces what was said before.")]
    public Task<AssignManagersPayload> AssignManagers(IResolveFieldContext context, AssignManagersInput input)
    {
        var managers = input.ManagerIds.Select(id => GlobalId.KeyOf(nameof(Member), id)).Distinct(StringComparer.Ordinal).ToList();
        return Run(context, input, input.MemberId, answer => new AssignManagersPayload(answer), (partner, member, with) =>
            members.AssignManagers(partner, member, managers, with, context.CancellationToken));
    }

    [Description("Removes a member; its rights end at once.")]
    public Task<RemoveMemberPayload> RemoveMember(IResolveFieldContext context, RemoveMemberInput input) =>
        Run(context, input, input.MemberId, answer => new RemoveMemberPayload(answer), (partner, member, with) =>
            members.Remove(partner, member, with, context.CancellationToken));

    private async Task<TPayload> Run<TInput, TPayload>(
        IResolveFieldContext context, TInput input, string memberId, Func<MutationAnswer, TPayload> payload,
        Func<string, string, CommandContext, Task<CommandResult>> command)
        where TInput : IMutationInput
    {
        var member = GlobalId.KeyOf(nameof(Member), memberId);
        var partner = Actor.Of(context).RequirePartner();
        return payload(await mutations.Run(context, input, member, with => command(partner, member, with)));
    }
}
