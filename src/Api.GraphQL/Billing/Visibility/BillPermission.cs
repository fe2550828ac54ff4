using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;

namespace PartnerGraph.Api.GraphQL.Billing.Visibility;

[Description("Whether the reseller customers of a partner may look at their bills and cost (BILL-5). They may until the partner revokes it.")]
public sealed record BillPermission(
    [property: Id] string PartnerId,
    [property: Description("Whether it was taken away, from all reseller customers alike.")] bool Revoked,
    [property: Description("When it was changed last; null when it never was.")] DateTimeOffset? ChangedAt,
    [property: Description("For expectedVersion; -1 before it was changed.")] long Version);

public sealed record RevokeBillPermissionInput(string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public sealed record GrantBillPermissionInput(string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public abstract class BillPermissionPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The permission as it stands now.")]
    public Task<BillPermission?> BillPermission(IResolveFieldContext context, BillPermissionQueries permissions) => permissions.BillPermission(context, null);
}

public sealed class RevokeBillPermissionPayload(MutationAnswer answer) : BillPermissionPayload(answer);

public sealed class GrantBillPermissionPayload(MutationAnswer answer) : BillPermissionPayload(answer);

public sealed class BillPermissionQueries(BillVisibilityReads reads)
{
    [Description("Whether the reseller customers of a partner, the caller's own unless named, may look at their bills and cost; null when the caller may not see it.")]
    public async Task<BillPermission?> BillPermission(IResolveFieldContext context, [Id] string? partnerId)
    {
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        if (!scope.Includes(partner)) return null;
        var row = await reads.Of(scope, partner, context.CancellationToken);
        return new(GlobalId.Of("Partner", partner), row?.IsRevoked ?? false, row?.ChangedAt, row?.Version ?? -1);
    }
}

public sealed class BillPermissionMutations(MutationRunner mutations, CommandRunner runner, TimeProvider clock)
{
    [Description("Takes the caller's reseller customers the sight of their bills and cost, all of them at once; referral customers keep theirs (BILL-5, BILL-6, BILL-7).")]
    public async Task<RevokeBillPermissionPayload> RevokeBillPermission(IResolveFieldContext context, RevokeBillPermissionInput input) =>
        new(await Set(context, input, revoke: true));

    [Description("Gives the caller's reseller customers the sight of their bills and cost back.")]
    public async Task<GrantBillPermissionPayload> GrantBillPermission(IResolveFieldContext context, GrantBillPermissionInput input) =>
        new(await Set(context, input, revoke: false));

    private Task<MutationAnswer> Set<TInput>(IResolveFieldContext context, TInput input, bool revoke) where TInput : IMutationInput
    {
        var partner = Actor.Of(context).RequirePartner();
        return mutations.Run(context, input, partner, with => runner.Run(
            BillVisibilityDecider.Definition, new SetBillVisibility(partner, revoke, clock.GetUtcNow()), with, context.CancellationToken));
    }
}
