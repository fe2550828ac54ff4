using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class OwnerRow
{
    public required string Owner { get; init; }

    public int Accounts { get; set; }
}

/// <summary>Writes in bulk: a prepared command on the connection and transaction of the batch.</summary>
public sealed class OwnerProjection : Projection
{
    public OwnerProjection() => On<AccountOpened>((_, _) => throw new NotSupportedException("Applied in bulk."));

    public override string Name => "demo-owners";

    public override void Map(ModelBuilder model) => model.Entity<OwnerRow>().ToTable("owner").HasKey(row => row.Owner);

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        await using var upsert = db.Database.GetDbConnection().CreateCommand();
        upsert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        upsert.CommandText = "INSERT INTO owner (Owner, Accounts) VALUES ($owner, 1) ON CONFLICT DO UPDATE SET Accounts = Accounts + 1";
        var owner = upsert.CreateParameter();
        owner.ParameterName = "$owner";
        upsert.Parameters.Add(owner);
        foreach (var recorded in batch)
        {
            owner.Value = ((AccountOpened)recorded.Event).Owner;
            await upsert.ExecuteNonQueryAsync(cancellation);
        }
    }
}
