using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes;

/// <summary>Carries what happens to a partner on to everybody who belongs to it; a command brings each of them in line with the present state.</summary>
/// <typeparam name="TRow">Who belongs to whom.</typeparam>
public abstract class Cascade<TRow> : Reaction where TRow : class
{
    /// <summary>Carries an event of a partner on.</summary>
    /// <param name="partner">Whose event it is.</param>
    protected void CarryOn<TEvent>(Func<TEvent, string> partner) where TEvent : IDomainEvent => On<TEvent>(async (db, recorded, cancellation) =>
    {
        var partnerId = partner(recorded.Event);
        // Rows of earlier events of the same batch are found as well.
        await db.SaveChangesAsync(cancellation);
        foreach (var id in await Belonging(db.Set<TRow>(), partnerId).ToListAsync(cancellation))
            await Follow(id, partnerId, this.Context(recorded), cancellation);
    });

    /// <summary>The ids of those who belong to a partner.</summary>
    protected abstract IQueryable<string> Belonging(IQueryable<TRow> rows, string partnerId);

    /// <summary>Brings one of them in line with the partner.</summary>
    protected abstract Task Follow(string id, string partnerId, CommandContext context, CancellationToken cancellation);
}
