using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Node, Description("What a partner earned in a period of an association model, and how far its reconciliation is (INCENT-6). Months of the reseller model show the "
    + "performance and earn nothing (INCENT-12). USD with eight decimals.")]
public sealed class IncentiveStatement(IncentiveStatementRow row, DateTimeOffset? asOf = null)
{
    // Statements of one instant are read together.
    private readonly string then = asOf is { } instant ? $"@{instant.ToUnixTimeMilliseconds()}" : "";

    // A quarter and a year have no such name.
    private readonly bool showsPerformance = row.Model == AssociationModel.Reseller && BillingMonth.TryParse(row.Period, out _);

    [Id]
    public string Id => GlobalId.Of(nameof(IncentiveStatement), row.StatementId);

    [Id]
    public string PartnerId => GlobalId.Of("Partner", row.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, IncentiveProjection.ReadModelName);

    [Description("Of the partner's statements of the model, for expectedVersion: what becomes of another one moves it, too.")]
    public IDataLoaderResult<long> Version(IResolveFieldContext context, IncentiveReads reads) =>
        context.Load<string, long>("incentive-versions", StatementIds.LedgerOf(row.PartnerId, row.Model), reads.Versions);

    [Description("The model in which it was earned.")]
    public AssociationModel Model => row.Model;

    [Description("Such as 2024-11, 2024-Q4 or 2024, as the policies reckon (INCENT-1).")]
    public string Period => row.Period;

    [Description("How far its reconciliation is.")]
    public IncentiveStatementState State => row.State;

    [Description("What it counts by: list prices in the referral model, the billed amount after coupons in the reseller model (INCENT-17).")]
    public Money Performance => row.Performance;

    [Description("What the lines come to; below 0 where more was given back than earned.")]
    public Money Incentive => row.Incentive;

    [Description("What was still to be taken back of earlier earnings.")]
    public Money Claim => row.Claim;

    [Description("What is paid out: the incentive less the claim, never below 0; the rest is taken back from the next one.")]
    public Money Net => row.Net;

    [Description("The version of the policies that it was computed by.")]
    public int PolicyVersion => row.PolicyVersion;

    [Description("1 as it was generated, one more with each restatement. What restateIncentiveStatement takes as expectedRevision.")]
    public int Revision => row.Version;

    [Description("How it was restated since it was generated, the earliest first.")]
    public IDataLoaderResult<IReadOnlyList<IncentiveRestatement>> Restatements(IResolveFieldContext context, IncentiveReads reads) =>
        context.Load<string, IReadOnlyList<IncentiveHistoryRow>>($"restatements-of-incentive-statements{then}", row.StatementId,
                (statements, cancellation) => reads.Restatements(statements, asOf, cancellation))
            .Then(IReadOnlyList<IncentiveRestatement> (steps) => [.. (steps ?? []).Select(step => new IncentiveRestatement(step))]);

    public DateTimeOffset GeneratedAt => row.GeneratedAt;

    [Description("The last second in which the partner may reject it (INCENT-19); null before the reconciliation is opened.")]
    public DateTimeOffset? DeadlineAt => row.DeadlineAt;

    [Description("Why it was rejected last; null before.")]
    public string? Reason => row.Reason;

    [Description("How that was answered; null before.")]
    public string? Answer => row.Answer;

    [Description("When it came to its state.")]
    public DateTimeOffset ChangedAt => row.ChangedAt;

    [Cost(100), SeenLike("incentiveStatement"), Description("What was earned by what, in the order of month and product (INCENT-8).")]
    public IDataLoaderResult<Connection<IncentiveLine>?> Lines(IResolveFieldContext context, IncentiveReads reads, PageRequest page) =>
        context.Pages<IncentiveLineRow, IncentiveLine>($"lines-of-incentive-statements{then}", row.StatementId, page, line => new IncentiveLine(line, row.Model, showsPerformance),
            (statements, cancellation) => reads.Lines(statements, asOf, page, cancellation), (statements, cancellation) => reads.CountLines(statements, asOf, cancellation));

    [Description("Who generated, rejected, followed up, confirmed and restated it, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<IncentiveHistoryEntry>> History(
        IResolveFieldContext context, IncentiveHistoryReads reads, IncentiveHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Debtors(), new IncentiveHistoryQuery(filter?.Step, Schema.Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<IncentiveHistoryRow, IncentiveHistoryEntry>("incentive-history", row.StatementId, page, entry => new IncentiveHistoryEntry(entry),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }
}

[Description("An incentive statement was restated: an event of its own, with its reason. Amounts are USD with eight decimals.")]
public sealed class IncentiveRestatement(IncentiveHistoryRow step)
{
    [Description("The revision of the statement from then on.")]
    public int Revision => step.Version;

    public DateTimeOffset At => step.At;

    [Description("Why.")]
    public string Reason => step.Text!;

    [Description("The subject of the token of whoever had it restated; the process that did it where a restated bill changed it.")]
    public string By => step.Operator;

    [Description("What it paid out before.")]
    public Money Before => step.Before;

    [Description("What it pays out from then on.")]
    public Money After => step.Net;
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record IncentiveHistoryFilter(
    [property: Description("What was done.")] IncentiveStatementStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who did what with an incentive statement, and when.")]
public sealed class IncentiveHistoryEntry(IncentiveHistoryRow row)
{
    public IncentiveStatementStep Step => row.Step;

    [Description("What it paid out from then on.")]
    public Money Net => row.Net;

    [Description("The reason of a rejection or of a restatement, or the answer to a rejection; null for every other step.")]
    public string? Text => row.Text;

    [Description("The subject of the user's token, or the process that did it.")]
    public string Operator => row.Operator;

    public DateTimeOffset At => row.At;
}
