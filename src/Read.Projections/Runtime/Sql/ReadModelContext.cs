using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>The database of one read model.</summary>
public abstract class ReadModelContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Of the read model.</summary>
    internal abstract string Name { get; }

    internal DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    /// <summary>Keeps the generation of a reader while it reads, also when a rebuild has replaced it.</summary>
    internal IDisposable? Lease { get; set; }

    /// <summary>Takes it back for the next reader; false when it is to be closed.</summary>
    internal Func<bool>? TakeBack { get; set; }

    // The lease ends last: until then its file is not deleted, and those that wait for a reader are closed before it is.
    public override void Dispose()
    {
        var lease = Lease;
        Lease = null;
        if (TakeBack?.Invoke() is not true) base.Dispose();
        lease?.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        var lease = Lease;
        Lease = null;
        if (TakeBack?.Invoke() is not true) await base.DisposeAsync();
        lease?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends one that waits for a reader.</summary>
    internal void Close()
    {
        TakeBack = null;
        Dispose();
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
    internal override string Name => projection.Name;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql()) PostgreSqlMapping.Begin(modelBuilder);
        modelBuilder.Entity<CheckpointRow>(checkpoint =>
        {
            checkpoint.ToTable("checkpoint");
            checkpoint.HasKey(row => row.Id);
            checkpoint.Property(row => row.Id).ValueGeneratedNever();
        });
        QuarantineRows.Map(modelBuilder);
        projection.Map(modelBuilder);
        if (Database.IsNpgsql()) PostgreSqlMapping.End(modelBuilder);
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
