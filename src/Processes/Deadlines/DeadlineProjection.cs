using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Deadlines;

/// <summary>The deadlines that stand, of every kind that is declared. It acts on nothing, so that a rebuild fires nothing.</summary>
public sealed class DeadlineProjection : Projection
{
    public const string ReadModelName = "deadlines";

    private const string Rows = "2";

    private readonly ILookup<Type, DeadlineKind> kinds;
    private readonly WorkingCalendar calendar;

    public DeadlineProjection(IEnumerable<DeadlineKind> kinds, WorkingCalendar calendar)
    {
        this.calendar = calendar;
        DeadlineKind[] declared = [.. kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal)];
        this.kinds = declared.SelectMany(kind => kind.Events.Select(followed => (followed, kind))).ToLookup(pair => pair.followed, pair => pair.kind);
        foreach (var followed in this.kinds) Follow(followed.Key);
        Follow(typeof(DeadlineSetAside));
        Follow(typeof(DeadlinePassed));
        Version = VersionOf(declared, calendar);
    }

    public override string Name => ReadModelName;

    /// <summary>Differs with the kinds, the billing zone and the holidays: deadlines that were set under others are then set anew.</summary>
    public override int Version { get; }

    /// <summary>The events that can set a deadline.</summary>
    public IEnumerable<Type> Setting => kinds.Select(followed => followed.Key);

    public override void Map(ModelBuilder model) => model.Entity<DeadlineRow>(deadline =>
    {
        deadline.ToTable("deadline");
        deadline.HasKey(row => row.Id);
        deadline.HasIndex(row => new { row.HasPassed, row.RunAt, row.Kind, row.Key });
        deadline.HasIndex(row => new { row.HasPassed, row.DueAt, row.Id });
    });

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        foreach (var recorded in batch)
        {
            if (recorded.Event is DeadlineSetAside aside) await SetAside(db, aside, cancellation);
            else if (recorded.Event is DeadlinePassed passed) await Pass(db, passed, cancellation);
            else foreach (var kind in kinds[recorded.Event.GetType()]) await Change(db, kind.Name, kind.ChangeOf(recorded.Event, calendar), cancellation);
        }
    }

    private static async Task Change(ReadModelContext db, string kind, DeadlineChange change, CancellationToken cancellation)
    {
        if (change.DueAt is not { } dueAt)
        {
            if (await Find(db, kind, change.Key, cancellation) is { } cleared) db.Remove(cleared);
            return;
        }

        var id = DeadlineRow.IdOf(kind, change.Key);
        var row = await db.RowOrNew<DeadlineRow>(() => new() { Id = id, Kind = kind, Key = change.Key }, cancellation, id);
        row.PartnerId = change.PartnerId;
        if (row.HasPassed && row.DueAt == dueAt) return;
        (row.DueAt, row.RunAt, row.Attempts, row.Reason, row.HasPassed) = (dueAt, dueAt, 0, null, false);
    }

    private static async Task SetAside(ReadModelContext db, DeadlineSetAside e, CancellationToken cancellation)
    {
        if (await Find(db, e.Kind, e.Key, cancellation) is { } row && row.DueAt == e.DueAt)
            (row.RunAt, row.Attempts, row.Reason) = (e.NextAttemptAt, e.Attempt, e.Reason);
    }

    private static async Task Pass(ReadModelContext db, DeadlinePassed e, CancellationToken cancellation)
    {
        if (await Find(db, e.Kind, e.Key, cancellation) is { } row && row.DueAt == e.DueAt) row.HasPassed = true;
    }

    private static async Task<DeadlineRow?> Find(ReadModelContext db, string kind, string key, CancellationToken cancellation) =>
        await db.FindAsync<DeadlineRow>([DeadlineRow.IdOf(kind, key)], cancellation) is { } row && db.Entry(row).State != EntityState.Deleted ? row : null;

    private static int VersionOf(IEnumerable<DeadlineKind> kinds, WorkingCalendar calendar)
    {
        var declared = kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Version}"));
        var days = calendar.Holidays.Select(day => day.ToString("O", CultureInfo.InvariantCulture));
        string[] all = [Rows, .. declared, calendar.Zone.Offset.ToString("c", CultureInfo.InvariantCulture), .. days];
        return BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }
}
