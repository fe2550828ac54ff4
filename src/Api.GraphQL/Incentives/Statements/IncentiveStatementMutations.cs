using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

public sealed record RejectIncentiveStatementInput(
    [property: Id] string StatementId, [property: Description("What is wrong, told to the vendor; at most 1,000 characters.")] string Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ResolveIncentiveRejectionInput(
    [property: Id] string StatementId, [property: Description("Told to the partner; at most 1,000 characters.")] string Answer,
    [property: Description("The lines that are put right; none when the statement stands. At most 100.")] IReadOnlyList<IncentiveCorrectionInput>? Corrections,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

[Description("A line of a statement whose amount is put right.")]
public sealed record IncentiveCorrectionInput(
    [property: Id, Description("A line of the statement.")] string LineId,
    [property: Scalar<UsdAmountScalar>, Description("Instead of the amount stated; below 0 for what is taken back.")] decimal Amount);

public sealed record RestateIncentiveStatementInput(
    [property: Id] string StatementId, [property: Description("Why; the partner reads it. At most 1,000 characters.")] string Reason,
    [property: Description("The revision of the statement as the caller saw it; any when omitted.")] int? ExpectedRevision, string? IdempotencyKey) : IMutationInput;

public abstract class IncentiveStatementPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<IncentiveStatement?> IncentiveStatement(IResolveFieldContext context, IncentiveStatementQueries statements) =>
        Answer.EntityId is { } id ? await statements.Find(Actor.Of(context).Debtors(), id, context.CancellationToken) : null;
}

public sealed class RejectIncentiveStatementPayload(MutationAnswer answer) : IncentiveStatementPayload(answer);

public sealed class ResolveIncentiveRejectionPayload(MutationAnswer answer) : IncentiveStatementPayload(answer);

public sealed class RestateIncentiveStatementPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The statement as restated, or as it stands when it was refused; null when there is none.")]
    public async Task<IncentiveStatement?> IncentiveStatement(IResolveFieldContext context, IncentiveStatementQueries statements, FollowedMutations followed)
    {
        if (Answer.EntityId is not { } id) return null;
        await followed.Wait(Answer, context.CancellationToken);
        return await statements.Find(Actor.Of(context).Debtors(), id, context.CancellationToken);
    }
}

public sealed class IncentiveStatementMutations(MutationRunner mutations, IncentiveWorkflow incentives, ChargeReads charges)
{
    [Description("Restates a statement: it takes in what came for its period since and is in no later statement, and is computed by the policies that hold now. Of a confirmed one "
        + "the difference is a further earning, or a claim against those to come; any other is reconciled anew (INCENT-7).")]
    public async Task<RestateIncentiveStatementPayload> RestateIncentiveStatement(IResolveFieldContext context, RestateIncentiveStatementInput input)
    {
        var id = GlobalId.KeyOf(nameof(IncentiveStatement), input.StatementId);
        return new(await mutations.Run(context, input, id, with => incentives.OrderRestatement(
            id, input.Reason, input.ExpectedRevision, () => charges.Changes(id, context.CancellationToken), with, context.CancellationToken)));
    }

    [Description("A partner rejects a statement that it finds wrong, until the reconciliation's deadline (INCENT-19).")]
    public async Task<RejectIncentiveStatementPayload> RejectIncentiveStatement(IResolveFieldContext context, RejectIncentiveStatementInput input)
    {
        var (partner, id) = (Actor.Of(context).RequirePartner(), GlobalId.KeyOf(nameof(IncentiveStatement), input.StatementId));
        return new(await mutations.Run(context, input, id, with => incentives.Reject(partner, id, input.Reason, with, context.CancellationToken)));
    }

    [Description("The operations manager follows a rejection up: lines may be put right, and a new reconciliation opens (INCENT-20).")]
    public async Task<ResolveIncentiveRejectionPayload> ResolveIncentiveRejection(IResolveFieldContext context, ResolveIncentiveRejectionInput input)
    {
        var id = GlobalId.KeyOf(nameof(IncentiveStatement), input.StatementId);
        var corrections = (input.Corrections ?? []).Select(correction => new LineCorrected(LineOf(id, correction.LineId), correction.Amount));
        return new(await mutations.Run(context, input, id, with => incentives.Resolve(id, input.Answer, [.. corrections], with, context.CancellationToken)));
    }

    // A line of another statement is none of this one.
    private static string LineOf(string statementId, string lineId) =>
        GlobalId.KeyOf(nameof(IncentiveLine), lineId) is var key && StatementIds.ParseLine(key) is { } line && line.StatementId == statementId ? line.LineId : "";
}
