using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
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
        using var upsert = RowCommand.Of(
            db, "INSERT INTO owner (\"Owner\", \"Accounts\") VALUES (?1, 1) ON CONFLICT (\"Owner\") DO UPDATE SET \"Accounts\" = owner.\"Accounts\" + 1");
        foreach (var recorded in batch) upsert.Run(((AccountOpened)recorded.Event).Owner);
        await upsert.Send(cancellation);
    }
}
