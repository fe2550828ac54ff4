using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Notifications;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Notifications;

/// <summary>Reads of message settings and of the outbox.</summary>
public sealed class MessageReads(IDbContextFactory<ReadModel<MessageProjection>> messages)
{
    /// <summary>Who gets the partner's messages besides its account, by type and id.</summary>
    public async Task<IReadOnlyList<MessageRecipientRow>> Recipients(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return await db.Set<MessageRecipientRow>().Within(scope).Where(row => row.PartnerId == partnerId)
            .OrderBy(row => row.Type).ThenBy(row => row.RecipientId).ToListAsync(cancellation);
    }

    /// <summary>The types that the partner switched off.</summary>
    public async Task<IReadOnlyList<MessageType>> Off(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return await db.Set<MessageOffRow>().Within(scope).Where(row => row.PartnerId == partnerId).Select(row => row.Type).ToListAsync(cancellation);
    }

    /// <summary>What a gateway has still to deliver: messages behind a position, in order.</summary>
    public async Task<IReadOnlyList<OutboxRow>> Outbox(long afterPosition, int atMost, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return await db.Set<OutboxRow>().Where(row => row.Position > afterPosition).OrderBy(row => row.Position).Take(atMost).ToListAsync(cancellation);
    }
}
