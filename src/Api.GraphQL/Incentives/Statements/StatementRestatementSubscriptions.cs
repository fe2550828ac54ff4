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

[Description("An incentive statement was restated (ADR 63).")]
public sealed record IncentiveRestatementNotice(
    [property: Description("Hand it back as after to go on behind this restatement.")] string Cursor,
    [property: Id] string PartnerId, [property: Id, Description("The statement.")] string StatementId,
    [property: Description("The model in which it was earned.")] AssociationModel Model,
    [property: Description("Such as 2024-11 or 2024-Q4.")] string Period,
    [property: Description("The revision of the statement from now on; 2 is the first restatement.")] int Revision,
    [property: Description("What the vendor gave as reason.")] string Reason,
    [property: Description("What it paid out before, in USD with eight decimals.")] Money Before,
    [property: Description("What it pays out from now on, in USD with eight decimals.")] Money After,
    [property: Description("Whether it was confirmed before: then the difference is a further earning, or a claim. One that was not is reconciled anew.")] bool IsConfirmed,
    [property: Description("When it was restated.")] DateTimeOffset RestatedAt)
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

public sealed class StatementRestatementSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<IncentiveRestatementNotice> Restatements = new(
        [typeof(IncentiveStatementRestated)],
        recorded => new(((IncentiveStatementRestated)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (IncentiveStatementRestated)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), GlobalId.Of(nameof(IncentiveStatement), e.StatementId), e.Model, e.Period, e.Version, e.Reason,
                e.Before, e.Net, e.IsConfirmed, e.RestatedAt)
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Restatements];

    [Description("Restated statements of the caller's partner, and for the vendor of all partners: those missed since the cursor after, in order and once, then live (ADR 63).")]
    public IObservable<IncentiveRestatementNotice> IncentiveStatementRestated(IResolveFieldContext context, string? after) => feed.Follow(context, after, Restatements);
}
