using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>An address that an IAM account of the console uses or used (ORG-9, ORG-10); the address itself is not kept.</summary>
public sealed class IamAccountRow
{
    /// <summary>The hash of the address.</summary>
    public required string Key { get; init; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Null while the account exists.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Where it was recorded the last time.</summary>
    public long Position { get; set; }
}

internal static class IamAccountRows
{
    public static void Map(ModelBuilder model) => model.Entity<IamAccountRow>(account =>
    {
        account.ToTable("iam_account");
        account.HasKey(row => row.Key);
        account.HasIndex(row => new { row.Position, row.Key });
    });

    public static async ValueTask Record(ReadModelContext db, Recorded<IamAccountRecorded> recorded, CancellationToken cancellation)
    {
        var key = recorded.Event.Key;
        var row = await db.RowOrNew<IamAccountRow>(() => new() { Key = key }, cancellation, key);
        (row.RecordedAt, row.DeletedAt, row.Position) = (recorded.Event.RecordedAt, null, recorded.Position);
    }

    public static async ValueTask Delete(ReadModelContext db, Recorded<IamAccountDeleted> recorded, CancellationToken cancellation) =>
        (await db.Row<IamAccountRow>(cancellation, recorded.Event.Key)).DeletedAt = recorded.Event.DeletedAt;
}
