using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Mutations;
using PartnerGraph.EventStore.Organization;

namespace PartnerGraph.Api.Organization;

public sealed record RecordIamAccountInput(string Email, string? IdempotencyKey) : IMutationInput;

public sealed record DeleteIamAccountInput(string Email, string? IdempotencyKey) : IMutationInput;

public sealed class RecordIamAccountPayload(MutationAnswer answer) : MutationPayload(answer);

public sealed class DeleteIamAccountPayload(MutationAnswer answer) : MutationPayload(answer);

public sealed class IamAccountMutations(MutationRunner mutations, MemberWorkflow members)
{
    [Description("Records that an IAM account of the console uses an address, so that no member can be created with it (ORG-9).")]
    public async Task<RecordIamAccountPayload> RecordIamAccount(IResolveFieldContext context, RecordIamAccountInput input) =>
        new(await mutations.Run(context, input, null, with => members.RecordIamAccount(input.Email, with, context.CancellationToken)));

    [Description("Records that the IAM account with an address was deleted: the address is free for a member (ORG-10).")]
    public async Task<DeleteIamAccountPayload> DeleteIamAccount(IResolveFieldContext context, DeleteIamAccountInput input) =>
        new(await mutations.Run(context, input, null, with => members.DeleteIamAccount(input.Email, with, context.CancellationToken)));
}
