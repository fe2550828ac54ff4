using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Write.Application.Organization;

namespace PartnerGraph.Api.GraphQL.Organization;

public sealed record RecordIamAccountInput(string Email, string? IdempotencyKey) : IMutationInput;

public sealed record DeleteIamAccountInput(string Email, string? IdempotencyKey) : IMutationInput;

/// <summary>What the two mutations of the console's accounts answer.</summary>
public abstract class IamAccountPayload(MutationAnswer answer, string email) : MutationPayload(answer)
{
    [Description("The account as it was recorded; null when it was refused, or none was ever recorded.")]
    public async Task<IamAccount?> IamAccount(IResolveFieldContext context, IamAccountQueries accounts) =>
        Answer.Rejections.Count == 0 ? await accounts.Find(email, context.CancellationToken) : null;
}

public sealed class RecordIamAccountPayload(MutationAnswer answer, string email) : IamAccountPayload(answer, email);

public sealed class DeleteIamAccountPayload(MutationAnswer answer, string email) : IamAccountPayload(answer, email);

public sealed class IamAccountMutations(MutationRunner mutations, MemberWorkflow members)
{
    [Description("Records that an IAM account of the console uses an address, so that no member can be created with it (ORG-9).")]
    public async Task<RecordIamAccountPayload> RecordIamAccount(IResolveFieldContext context, RecordIamAccountInput input) =>
        new(await mutations.Run(context, input, null, with => members.RecordIamAccount(input.Email, with, context.CancellationToken)), input.Email);

    [Description("Records that the IAM account with an address was deleted: the address is free for a member (ORG-10).")]
    public async Task<DeleteIamAccountPayload> DeleteIamAccount(IResolveFieldContext context, DeleteIamAccountInput input) =>
        new(await mutations.Run(context, input, null, with => members.DeleteIamAccount(input.Email, with, context.CancellationToken)), input.Email);
}
