using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

public enum CustomerStatusStep { Frozen, ResourcesFrozen, Unfrozen }

/// <summary>Who froze or freed a customer, when, and why.</summary>
public sealed class CustomerStatusHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The partner whose freeze it is, of one by operations the partner to whom the customer belonged then; empty for nobody.</summary>
    public required string PartnerId { get; init; }

    public CustomerStatusStep Step { get; init; }

    public CustomerFreezeCause Cause { get; init; }

    public FreezeScope Scope { get; init; }

    /// <summary>Null but for the freeze of an account.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? DataDeletionDueAt { get; init; }

    /// <summary>Null where a partner's freeze ended after the customer had left it: that was somebody else's doing.</summary>
    public string? Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

/// <summary>To whom a customer belongs.</summary>
public sealed class CustomerPartnerRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }
}

internal static class CustomerStatusHistory
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CustomerStatusHistoryRow>(history =>
        {
            history.ToTable("customer_status_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.CustomerId, row.Position });
        });
        model.Entity<CustomerPartnerRow>(partner =>
        {
            partner.ToTable("customer_partner");
            partner.HasKey(row => row.CustomerId);
        });
    }

    public static async ValueTask Associate(ReadModelContext db, CustomerAssociated e, CancellationToken cancellation) => (await db.RowOrNew<CustomerPartnerRow>(
        () => new() { CustomerId = e.CustomerId, PartnerId = e.PartnerId }, cancellation, e.CustomerId)).PartnerId = e.PartnerId;

    public static async ValueTask Disassociate(ReadModelContext db, CustomerDisassociated e, CancellationToken cancellation) =>
        db.Remove(await db.Row<CustomerPartnerRow>(cancellation, e.CustomerId));

    public static async ValueTask Remember<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string customerId, string? partnerId, CustomerStatusStep step, CustomerFreezeCause cause,
        FreezeScope scope, string? reason, DateTimeOffset? dataDeletionDueAt, CancellationToken cancellation) where TEvent : IDomainEvent
    {
        var present = await db.FindAsync<CustomerPartnerRow>([customerId], cancellation) is { } belongs && db.Entry(belongs).State != EntityState.Deleted
            ? belongs.PartnerId
            : "";
        var whose = cause == CustomerFreezeCause.Operations ? present : partnerId ?? "";
        db.Add(new CustomerStatusHistoryRow
        {
            Id = recorded.Place,
            CustomerId = customerId,
            PartnerId = whose,
            Step = step,
            Cause = cause,
            Scope = scope,
            Reason = reason,
            DataDeletionDueAt = dataDeletionDueAt,
            Operator = whose == present ? recorded.Metadata.Actor : null,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });
    }
}
