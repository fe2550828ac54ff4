using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Exports;

[EventType("exports.export-requested", 3)]
public sealed record ExportRequested(string ExportId, ExportOwner Owner, ExportOrder Order, DateTimeOffset RequestedAt) : IDomainEvent;

/// <summary>The file is written, and lies there until it expires.</summary>
/// <param name="Rows">Without headers.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
/// <param name="AsOf">The place in the log that the file includes.</param>
/// <param name="ExpiresAt">The first instant at which it is not handed out any more.</param>
[EventType("exports.export-completed")]
public sealed record ExportCompleted(
    string ExportId, ExportOwner Owner, long Rows, long Bytes, string Sha256, long AsOf, DateTimeOffset CompletedAt, DateTimeOffset ExpiresAt) : IDomainEvent;

[EventType("exports.export-failed")]
public sealed record ExportFailed(string ExportId, ExportOwner Owner, string Reason) : IDomainEvent;

/// <summary>Its time is over; the file is gone.</summary>
[EventType("exports.export-expired")]
public sealed record ExportExpired(string ExportId, ExportOwner Owner) : IDomainEvent;

/// <summary>Whoever asked for it does not need it any more.</summary>
[EventType("exports.export-deleted")]
public sealed record ExportDeleted(string ExportId, ExportOwner Owner) : IDomainEvent;

public enum ExportState
{
    /// <summary>Asked for, and not written yet.</summary>
    Requested,

    Completed,

    Failed,

    Expired,

    Deleted,
}

/// <summary>One export as decisions need it.</summary>
/// <param name="Order">Null once it is written: only what is still to be written is compared.</param>
/// <param name="Sha256">Of the file that is kept; null while there is none.</param>
public sealed record ExportEntry(string Subject, ExportState State, ExportOrder? Order, DateTimeOffset? ExpiresAt = null, string? Sha256 = null)
{
    public bool IsKept(DateTimeOffset at) => State == ExportState.Completed && at < ExpiresAt;
}

/// <summary>All exports of one owner, by id.</summary>
public sealed record ExportBook(ImmutableDictionary<string, ExportEntry> ById)
{
    public static readonly ExportBook None = new(ImmutableDictionary<string, ExportEntry>.Empty);

    /// <summary>The id of the same order of the same asker that is still to be written; null when there is none.</summary>
    public string? PendingLike(string subject, ExportOrder order) => ById
        .FirstOrDefault(pair => pair.Value.State == ExportState.Requested && pair.Value.Subject == subject && pair.Value.Order == order).Key;

    public static ExportBook Evolve(ExportBook state, IDomainEvent @event) => @event switch
    {
        ExportRequested e => new(state.ById.SetItem(e.ExportId, new(e.Owner.Subject, ExportState.Requested, e.Order))),
        ExportCompleted e => state.With(e.ExportId, ExportState.Completed, e.ExpiresAt, e.Sha256),
        ExportFailed e => state.With(e.ExportId, ExportState.Failed),
        ExportExpired e => state.With(e.ExportId, ExportState.Expired),
        ExportDeleted e => state.With(e.ExportId, ExportState.Deleted),
        _ => throw new UnknownEventException(state, @event),
    };

    private ExportBook With(string id, ExportState to, DateTimeOffset? expiresAt = null, string? sha256 = null) =>
        new(ById.SetItem(id, ById[id] with { State = to, Order = null, ExpiresAt = expiresAt, Sha256 = sha256 }));
}
