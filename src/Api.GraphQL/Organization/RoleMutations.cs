using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Organization;

public sealed record DefineRoleInput(string Name, IReadOnlyList<string> Permissions, string? IdempotencyKey) : IMutationInput;

public sealed record ChangeRoleInput(
    [property: Id] string RoleId, string Name, IReadOnlyList<string> Permissions, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public sealed record RetireRoleInput([property: Id] string RoleId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public abstract class RolePayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<CustomRole?> Role(IResolveFieldContext context, OrganizationReads reads) => Answer.EntityId is { } id
        ? (await reads.Roles(context.PartnerScope(), [id], context.CancellationToken)).GetValueOrDefault(id)?.To<CustomRole>()
        : null;
}

public sealed class DefineRolePayload(MutationAnswer answer) : RolePayload(answer);

public sealed class ChangeRolePayload(MutationAnswer answer) : RolePayload(answer);

public sealed class RetireRolePayload(MutationAnswer answer) : RolePayload(answer);

public sealed class RoleMutations(MutationRunner mutations, CommandRunner runner, TimeProvider clock)
{
    [Description("Defines a custom role of the caller's organization (ORG-7); permissions lists what there is.")]
    public async Task<DefineRolePayload> DefineRole(IResolveFieldContext context, DefineRoleInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, async with =>
        {
            var roleId = with.NewId(clock);
            var result = await runner.Run(
                CustomRoleDecider.Definition, new DefineRole(roleId, partner, input.Name, [.. input.Permissions]), with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? roleId : null, result.Position, result.Rejections);
        }));
    }

    [Description("Renames a custom role or changes what it permits, for everybody who holds it.")]
    public async Task<ChangeRolePayload> ChangeRole(IResolveFieldContext context, ChangeRoleInput input)
    {
        var role = GlobalId.KeyOf(nameof(CustomRole), input.RoleId);
        var command = new ChangeRole(role, Actor.Of(context).RequirePartner(), input.Name, [.. input.Permissions]);
        return new(await mutations.Run(context, input, role, with => runner.Run(CustomRoleDecider.Definition, command, with, context.CancellationToken)));
    }

    [Description("Retires a custom role: whoever holds it has no rights by it any more.")]
    public async Task<RetireRolePayload> RetireRole(IResolveFieldContext context, RetireRoleInput input)
    {
        var role = GlobalId.KeyOf(nameof(CustomRole), input.RoleId);
        var command = new RetireRole(role, Actor.Of(context).RequirePartner());
        return new(await mutations.Run(context, input, role, with => runner.Run(CustomRoleDecider.Definition, command, with, context.CancellationToken)));
    }
}
