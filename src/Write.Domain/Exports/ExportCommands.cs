using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Exports;

/// <param name="Owner">With the subject of whoever asked for the export.</param>
public abstract record ExportCommand(ExportOwner Owner);

/// <param name="ExportId">The same whenever the same request is carried out again.</param>
/// <param name="Exists">Whether there is the bill or the statement; of anything else it is not asked.</param>
public sealed record RequestExport(ExportOwner Owner, string ExportId, ExportOrder Order, bool Exists, ExportPolicy Policy, DateTimeOffset At) : ExportCommand(Owner);

/// <summary>The file lies where it is handed out.</summary>
/// <param name="Rows">As of <see cref="ExportCompleted"/>, like the others.</param>
public sealed record CompleteExport(
    ExportOwner Owner, string ExportId, long Rows, long Bytes, string Sha256, long AsOf, ExportPolicy Policy, DateTimeOffset At) : ExportCommand(Owner);

public sealed record FailExport(ExportOwner Owner, string ExportId, [property: Text(TextKind.Reason)] string Reason) : ExportCommand(Owner);

/// <summary>Its time has come.</summary>
public sealed record ExpireExport(ExportOwner Owner, string ExportId, DateTimeOffset At) : ExportCommand(Owner);

/// <summary>By whoever asked for it, also while it is being written.</summary>
public sealed record DeleteExport(ExportOwner Owner, string ExportId) : ExportCommand(Owner);
