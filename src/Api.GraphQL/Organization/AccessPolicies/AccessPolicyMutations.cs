using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Application.Organization;

namespace PartnerGraph.Api.GraphQL.Organization.AccessPolicies;

public sealed record PutPolicyInput(
    [property: Id, Description("The member, for a partner's policies.")] string? MemberId,
    [property: Description("The sub of the user's tokens, for a customer's policies.")] string? UserSubject,
    [property: Description("What replaces the present policy.")] PolicyDocumentInput Policy, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public sealed record RemovePolicyInput(
    [property: Id, Description("The member, for a partner's policies.")] string? MemberId,
    [property: Description("The sub of the user's tokens, for a customer's policies.")] string? UserSubject, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput, IChangesRights;

public abstract class PolicyPayload(MutationAnswer answer, string? memberId, string? userSubject) : MutationPayload(answer)
{
    [Description("The policy as it is now; null when there is none.")]
    public async Task<AccessPolicyView?> AccessPolicy(IResolveFieldContext context, AccessPolicyReads reads)
    {
        if (Answer.Rejections.Count > 0) return null;
        var held = PolicyHolder.Of(context, memberId, userSubject);
        return await reads.Of(held.Account, held.Holder, context.CancellationToken) is { } row ? new(row, held.MemberId) : null;
    }
}

public sealed class PutPolicyPayload(MutationAnswer answer, string? memberId, string? userSubject) : PolicyPayload(answer, memberId, userSubject);

public sealed class RemovePolicyPayload(MutationAnswer answer, string? memberId, string? userSubject) : PolicyPayload(answer, memberId, userSubject);

public sealed class AccessPolicyMutations(MutationRunner mutations, AccessPolicyWorkflow policies, AccessPolicy access)
{
    [Description("Says what of its role a user of the caller's account may use (API-8): from now on, also for what is subscribed to. Nobody may for oneself.")]
    public async Task<PutPolicyPayload> PutPolicy(IResolveFieldContext context, PutPolicyInput input)
    {
        var held = PolicyHolder.Of(context, input.MemberId, input.UserSubject);
        return new(await mutations.Run(context, input, held.Holder, with =>
            policies.Put(held.Account, held.Holder, held.By, input.Policy.Document(), access.Actions, with, context.CancellationToken)), input.MemberId, input.UserSubject);
    }

    [Description("Takes a user's policy away: it may use all of its role again.")]
    public async Task<RemovePolicyPayload> RemovePolicy(IResolveFieldContext context, RemovePolicyInput input)
    {
        var held = PolicyHolder.Of(context, input.MemberId, input.UserSubject);
        return new(await mutations.Run(context, input, held.Holder, with => policies.Remove(held.Account, held.Holder, held.By, with, context.CancellationToken)), input.MemberId, input.UserSubject);
    }
}
