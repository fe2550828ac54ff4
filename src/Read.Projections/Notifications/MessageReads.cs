using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Read.Projections.Notifications;

/// <summary>Reads of message settings.</summary>
public sealed class MessageReads(IDbContextFactory<ReadModel<MessageProjection>> messages)
{
    /// <summary>Who gets the messages of each of these partners besides its account, by type and id.</summary>
    public async Task<ILookup<string, MessageRecipientRow>> Recipients(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return (await db.Set<MessageRecipientRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .OrderBy(row => row.Type).ThenBy(row => row.RecipientId).ToListAsync(cancellation)).ToLookup(row => row.PartnerId);
    }

    /// <summary>The types that each of these partners switched off.</summary>
    public async Task<ILookup<string, MessageType>> Off(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return (await db.Set<MessageOffRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId)).ToListAsync(cancellation))
            .ToLookup(row => row.PartnerId, row => row.Type);
    }

    /// <summary>The language that each of these partners set; who set none is left out.</summary>
    public async Task<IReadOnlyDictionary<string, MessageLanguage>> Languages(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await messages.CreateDbContextAsync(cancellation);
        return await db.Set<MessageLanguageRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .ToDictionaryAsync(row => row.PartnerId, row => row.Language, cancellation);
    }
}
