using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Withholding;
using PartnerGraph.Write.Domain.Withholding;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Withholding;

[Description("A credential of withheld tax was submitted, or came one step further (WHT-4).")]
public sealed record WhtCredentialProgress(
    [property: Description("Hand it back as after to go on behind this step.")] string Cursor,
    [property: Id] string PartnerId, [property: Id] string CredentialId,
    [property: Description("Where it stands from this step on.")] WhtCredentialStatus Status,
    [property: Description("Why it was rejected; null for every other step.")] string? Reason,
    [property: Description("When the step was taken.")] DateTimeOffset ChangedAt)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("whtCredentials"), Description("That credential as it stands now, which may be further.")]
    public async Task<IDataLoaderResult<WhtCredential?>> Credential(IResolveFieldContext context, WhtCredentialReads reads, ProjectionHost projections)
    {
        // It is told as soon as it is in the log, and read from what follows the log.
        await projections.WaitFor(Position, MutationRunner.ReadYourWritesBound, [WhtCredentialProjection.ReadModelName], context.CancellationToken);
        return context.WhtCredentialOf(reads, CredentialId);
    }
}

public sealed class WhtCredentialSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<WhtCredentialProgress> Steps = new(
        [typeof(WhtCredentialSubmitted), typeof(WhtCredentialProgressed), typeof(WhtCredentialAccepted), typeof(WhtCredentialRejected)],
        recorded => new(Of(recorded).PartnerId),
        recorded =>
        {
            var (partner, credential, status, reason) = Of(recorded);
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", partner), GlobalId.Of(nameof(WhtCredential), credential), status, reason,
                recorded.Metadata.OccurredAt)
            {
                Position = recorded.Position,
            };
        });

    static IEnumerable<Topic> ITopics.Topics => [Steps];

    [Description("Steps of the credentials of the caller's partner, and for finance of all partners: those missed since the cursor after, in order and once, then live (WHT-4).")]
    public IObservable<WhtCredentialProgress> WhtCredentialProgressed(IResolveFieldContext context, string? after) => feed.Follow(context, after, Steps);

    private static (string PartnerId, string CredentialId, WhtCredentialStatus Status, string? Reason) Of(Recorded recorded) => recorded.Event switch
    {
        WhtCredentialSubmitted e => (e.PartnerId, e.CredentialId, WhtCredentialStatus.Submitted, null),
        WhtCredentialProgressed e => (e.PartnerId, e.CredentialId, e.Status, null),
        WhtCredentialAccepted e => (e.PartnerId, e.CredentialId, WhtCredentialStatus.Accepted, null),
        WhtCredentialRejected e => (e.PartnerId, e.CredentialId, WhtCredentialStatus.Rejected, e.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };
}
