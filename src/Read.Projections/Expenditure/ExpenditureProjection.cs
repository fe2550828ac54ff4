using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>Every billing line with whose it is, and what they add up to a day.</summary>
public sealed class ExpenditureProjection : Projection
{
    private readonly BusinessTime time;

    public ExpenditureProjection(BusinessTime time)
    {
        this.time = time;
        Follow<ExpenditureRecorded>();
        Follow<CustomerRegistered>();
        Follow<CustomerAssociated>();
        Follow<AssociationModelChanged>();
        Follow<CustomerDisassociated>();
        Follow<CustomerAllocated>();
        Follow<EnterpriseJoined>();
        Follow<EnterpriseLeft>();
    }

    public override string Name => "expenditure";

    /// <summary>Days follow the billing zone: in another zone the read model is another one.</summary>
    public override int Version => 10_000 + (int)time.Offset.TotalMinutes;

    public override void Map(ModelBuilder model)
    {
        model.Entity<ExpenditureLineRow>(line =>
        {
            line.MapSums("expenditure_line");
            line.HasKey(row => row.Position);
            line.Property(row => row.Position).ValueGeneratedNever();
            line.HasIndex(row => new { row.CustomerId, row.ChargedFrom });
            line.HasIndex(row => new { row.PartnerId, row.ChargedFrom });
            line.HasIndex(row => new { row.MemberId, row.ChargedFrom }).HasFilter("MemberId <> CustomerId");
        });
        model.Entity<ExpenditureBucketRow>(bucket =>
        {
            bucket.MapSums("expenditure_bucket");
            bucket.HasKey(row => new
            {
                row.PartnerId, row.Day, row.CustomerId, row.ServiceType, row.Region, row.BillingMode, row.Model, row.AccountManagerId,
            });
            bucket.HasIndex(row => new { row.CustomerId, row.Day });
        });
        model.Entity<ExpenditureCustomerRow>(customer =>
        {
            customer.ToTable("expenditure_customer");
            customer.HasKey(row => row.CustomerId);
            customer.HasIndex(row => new { row.PartnerId, row.AccountManagerId });
        });
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var customers = await BatchCustomers.Load(db, batch, cancellation);
        using var writer = new ExpenditureWriter(db);
        foreach (var recorded in batch)
        {
            if (recorded.Event is ExpenditureRecorded line)
                writer.Insert(LineRows.Of(line, recorded.Position, time, Attribution.Of(line.CustomerId, line.ChargedFrom, customers.HistoryOf)));
            else if (HistoryChanges.Apply(recorded, customers) is { } change)
                await Reattribution.Apply(db, writer, change, customers, cancellation);
        }

        writer.Flush();
    }

    // Apply takes whole batches.
    private void Follow<TEvent>() where TEvent : IDomainEvent => On<TEvent>((_, _) => throw new NotSupportedException());
}
