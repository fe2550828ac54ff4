using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Runtime.Quarantining;

namespace PartnerGraph.Projections.Runtime;

/// <summary>The database of one read model.</summary>
public abstract class ReadModelContext(DbContextOptions options) : DbContext(options)
{
    internal DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    /// <summary>Keeps the file of a reader while it reads, also when a rebuild has replaced it.</summary>
    internal IDisposable? Lease { get; init; }

    public override void Dispose()
    {
        base.Dispose();
        Lease?.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Lease?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyColumn>().HavePrecision(30, Money.Scale);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantColumn>();
        configurationBuilder.Properties<BillingMonth>().HaveConversion<BillingMonthColumn>();
        // Names in SQLite compare by bytes, as the keyset order does.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}

/// <summary>The database of one projection; its model is what the projection maps.</summary>
public sealed class ReadModel<TProjection>(DbContextOptions<ReadModel<TProjection>> options, TProjection projection) : ReadModelContext(options)
    where TProjection : Projection
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CheckpointRow>(checkpoint =>
        {
            checkpoint.ToTable("checkpoint");
            checkpoint.HasKey(row => row.Id);
            checkpoint.Property(row => row.Id).ValueGeneratedNever();
        });
        QuarantineRows.Map(modelBuilder);
        projection.Map(modelBuilder);
    }
}

/// <summary>How far the rows beside it have come.</summary>
public sealed class CheckpointRow
{
    public int Id { get; set; }

    public long Position { get; set; }

    /// <summary>By what the log is recognised, as <see cref="EventStore.LogMark"/> writes it down; null before the first event.</summary>
    public string? Log { get; set; }

    /// <summary>False while a rebuild has not caught up: the older file serves.</summary>
    public bool Ready { get; set; }
}
