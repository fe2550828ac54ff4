using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Customers.Associations;

/// <summary>A row that says to whom a partner gave a customer, and who looks after it.</summary>
public interface IAllocatedRow
{
    string CustomerId { get; }

    string PartnerId { get; }

    /// <summary>To whom the customer was given, also while that member is no account manager; empty when to nobody.</summary>
    string AllocatedTo { get; }

    /// <summary>Empty when no account manager looks after the customer.</summary>
    string AccountManagerId { get; set; }
}

/// <summary>What an event says of a member: who is no account manager looks after nobody (ORG-3).</summary>
/// <param name="Manages">Whether the member is an account manager from now on; then it looks after whom it was given and nobody was given since.</param>
internal readonly record struct AccountManagement(string PartnerId, string MemberId, bool Manages, DateTimeOffset At)
{
    /// <summary>Null for events that say nothing of it.</summary>
    public static AccountManagement? After(IDomainEvent @event, EventMetadata metadata) => @event switch
    {
        RoleAssigned e => new(e.PartnerId, e.MemberId, e.Role == BuiltInRole.AccountManager, metadata.OccurredAt),
        MemberRemoved e => new(e.PartnerId, e.MemberId, Manages: false, e.RemovedAt),
        _ => null,
    };

    /// <summary>A customer's history, in which the member looks after the customer from that second on, or is no account manager and looks after nobody.</summary>
    public AssociationTimeline Of(AssociationTimeline timeline) => Manages || timeline.Open?.AccountManagerId == MemberId
        ? timeline.Allocate(PartnerId, Manages ? MemberId : null, At)
        : timeline;

    /// <summary>The rows of the customers that the member was given, changed; also those that an earlier event of the batch gave and that are not saved yet.</summary>
    public async Task<IReadOnlyList<TRow>> Apply<TRow>(ReadModelContext db, CancellationToken cancellation) where TRow : class, IAllocatedRow
    {
        var (partnerId, memberId) = (PartnerId, MemberId);
        await db.Set<TRow>().AsTracking().Where(row => row.PartnerId == partnerId && row.AllocatedTo == memberId).LoadAsync(cancellation);
        TRow[] given = [.. db.Set<TRow>().Local.Where(row => row.PartnerId == partnerId && row.AllocatedTo == memberId)];
        foreach (var row in given) row.AccountManagerId = Manages ? memberId : "";
        return given;
    }
}
