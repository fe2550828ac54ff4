using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>What became of one line of a batch.</summary>
public enum LineOutcome
{
    /// <summary>Stored now, durably.</summary>
    Recorded,

    /// <summary>Stored before with the same content: nothing changed.</summary>
    Repeated,

    /// <summary>Refused by the rules named.</summary>
    Rejected,

    /// <summary>In order, and not stored because another line of an all-or-nothing batch was refused.</summary>
    Withheld,

    /// <summary>Stored now in place of a line of this id with another content, which was taken back by a reversal.</summary>
    Restated,

    /// <summary>Stored before with this content, and restated or taken back since: nothing changed, and it does not count.</summary>
    Superseded,
}

/// <param name="Rejections">Empty unless the line was rejected. A path is the name of a field of the line.</param>
public readonly record struct LineResult(LineOutcome Outcome, IReadOnlyList<Rejection> Rejections)
{
    public static readonly LineResult Recorded = new(LineOutcome.Recorded, []);

    public static readonly LineResult Repeated = new(LineOutcome.Repeated, []);

    public static readonly LineResult Withheld = new(LineOutcome.Withheld, []);

    public static readonly LineResult Restated = new(LineOutcome.Restated, []);

    public static readonly LineResult Superseded = new(LineOutcome.Superseded, []);

    public static LineResult Rejected(IReadOnlyList<Rejection> rejections) => new(LineOutcome.Rejected, rejections);
}

/// <summary>What became of the lines of a batch, in their order.</summary>
/// <param name="Position">A query that has reached it sees every recorded and every repeated line; 0 when there is none.</param>
public sealed record RecordedBatch(IReadOnlyList<LineResult> Lines, long Position)
{
    public int Count(LineOutcome outcome) => Lines.Count(line => line.Outcome == outcome);
}

/// <summary>Whether good lines are stored although others of the batch are refused.</summary>
public enum BatchMode { GoodLines, AllOrNothing }
