using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>A partner's account as it was, folded from its events.</summary>
public sealed class AccountHistory(IEventStore events, EventTypeRegistry types)
{
    /// <summary>Up to a place of the log, included.</summary>
    public Task<PartnerAccount> UpTo(string partnerId, long position, CancellationToken cancellation) => Fold(partnerId, stored => stored.Position > position, cancellation);

    /// <summary>Up to an instant, included.</summary>
    public Task<PartnerAccount> AsOf(string partnerId, DateTimeOffset instant, CancellationToken cancellation) =>
        Fold(partnerId, stored => EventMetadata.Decode(stored.Metadata.Span).OccurredAt > instant, cancellation);

    private async Task<PartnerAccount> Fold(string partnerId, Func<StoredEvent, bool> isLater, CancellationToken cancellation)
    {
        var decider = PartnerAccountDecider.Definition;
        var account = decider.Initial;
        await foreach (var stored in events.ReadStream(decider.StreamOf(partnerId), 0, cancellation))
        {
            if (isLater(stored)) break;
            account = decider.Evolve(account, types.Deserialize(stored.Type, stored.Data.Span));
        }

        return account;
    }
}
