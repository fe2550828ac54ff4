using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Description("The reconciliation of an incentive statement was opened, or opened again after a rejection (INCENT-18).")]
public sealed record ReconciliationNotice(
    [property: Description("Hand it back as after to go on behind this notice.")] string Cursor,
    [property: Id] string PartnerId, [property: Id, Description("The statement.")] string StatementId,
    [property: Description("The model in which it was earned.")] AssociationModel Model,
    [property: Description("Such as 2024-11 or 2024-Q4.")] string Period,
    [property: Description("What is paid out, in USD with eight decimals, unless it is rejected.")] Money Net,
    [property: Description("When it was opened.")] DateTimeOffset OpenedAt,
    [property: Description("The last second in which the partner may reject the statement (INCENT-19).")] DateTimeOffset DeadlineAt)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("incentiveStatement"), Description("That statement as it stands now, which may be further.")]
    public async Task<IncentiveStatement?> Statement(IResolveFieldContext context, IncentiveStatementQueries statements, ProjectionHost projections)
    {
        // It is told as soon as it is in the log, and read from what follows the log.
        await projections.WaitFor(Position, MutationRunner.ReadYourWritesBound, [IncentiveProjection.ReadModelName], context.CancellationToken);
        return await statements.Find(Actor.Of(context).Debtors(), GlobalId.KeyOf(nameof(IncentiveStatement), StatementId), context.CancellationToken);
    }
}

public sealed class ReconciliationSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<ReconciliationNotice> Openings = new(
        [typeof(ReconciliationOpened)],
        recorded => new(((ReconciliationOpened)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (ReconciliationOpened)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), GlobalId.Of(nameof(IncentiveStatement), e.StatementId), e.Model, e.Period, e.Net,
                e.OpenedAt, e.DeadlineAt)
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Openings];

    [Description("Reconciliations that open for the caller's partner, and for the vendor of all partners: those missed since the cursor after, in order and once, then live (INCENT-18).")]
    public IObservable<ReconciliationNotice> ReconciliationOpened(IResolveFieldContext context, string? after) => feed.Follow(context, after, Openings);
}
