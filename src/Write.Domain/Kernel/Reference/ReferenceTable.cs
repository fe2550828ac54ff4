using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Kernel.Reference;

/// <summary>A row of reference data and the days on which it holds, both included, in the business zone.</summary>
/// <param name="From">Null when the source gives no first day.</param>
/// <param name="Until">Null while no later row has taken its place.</param>
public sealed record ReferenceRow<T>(T Content, DateOnly? From = null, DateOnly? Until = null)
{
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    internal bool Overlaps(ReferenceRow<T> other) => (From is null || other.Until is null || From <= other.Until) && (other.From is null || Until is null || other.From <= Until);
}

/// <summary>
/// What the vendor lays down and changes from time to time. A row is never rewritten: it ends and another begins, so that what happened
/// is judged by what held on its day.
/// </summary>
public sealed class ReferenceTable<T>(params ImmutableArray<ReferenceRow<T>> rows)
{
    /// <summary>A table as the source has it, without days.</summary>
    public ReferenceTable(params IEnumerable<T> rows) : this([.. rows.Select(row => new ReferenceRow<T>(row))])
    {
    }

    /// <summary>The rows in the order of the source, whenever they hold.</summary>
    public ImmutableArray<ReferenceRow<T>> All => rows;

    /// <summary>The rows that hold on a day, in the order of the source.</summary>
    public IEnumerable<ReferenceRow<T>> On(DateOnly day) => rows.Where(row => row.HoldsOn(day));
}

public static class ReferenceTables
{
    /// <summary>A table of which one row at most holds on a day.</summary>
    /// <param name="about">What the rows are about, for whoever wrote two of one day.</param>
    /// <exception cref="ArgumentException">Two rows hold on the same day.</exception>
    public static ReferenceTable<T> OneADay<T>(string about, IEnumerable<ReferenceRow<T>> rows)
    {
        ImmutableArray<ReferenceRow<T>> given = [.. rows];
        for (var row = 1; row < given.Length; row++)
            if (given[..row].Any(given[row].Overlaps)) throw new ArgumentException($"{about} is there twice on {given[row].From:O}.", nameof(rows));
        return new(given);
    }
}
