using System.Collections.Concurrent;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>
/// Which read models one request has asked, and how far each had come before it was asked first: what is read from it includes at least
/// that. Whatever opens a read model within the request is seen, so that no query can forget to say so.
/// </summary>
/// <param name="statusOf">How a read model stands now.</param>
/// <param name="incomplete">Read models whose figures for this caller lack something: asking them is refused.</param>
/// <param name="before">What was set aside when the request began.</param>
/// <param name="refuses">Whether a figure that may lack something is refused; else it is only told (<see cref="Overtaken"/>).</param>
public sealed class ReadTrace(Func<string, ProjectionStatus?> statusOf, IReadOnlySet<string> incomplete, SetAsideBefore before, bool refuses)
{
    private static readonly AsyncLocal<ReadTrace?> Ambient = new();

    private readonly ConcurrentDictionary<string, ProjectionStatus> read = new(StringComparer.Ordinal);

    private volatile bool sawPassing;

    /// <summary>That of the running request; null outside of one.</summary>
    public static ReadTrace? Current => Ambient.Value;

    /// <summary>As they stood before they were asked.</summary>
    public IReadOnlyCollection<ProjectionStatus> Read => [.. read.Values];

    /// <summary>Whether the request was told something that changes without the log: the time, or what this process is doing.</summary>
    public bool SawPassing => sawPassing;

    /// <summary>The request is told something that changes without the log.</summary>
    public void NotePassing() => sawPassing = true;

    /// <summary>Everything that is asked in the present flow from now on belongs to this request.</summary>
    public void Enter() => Ambient.Value = this;

    /// <summary>As the read model stands before it is asked.</summary>
    /// <exception cref="FiguresIncompleteException">Its figures for this caller lack something.</exception>
    public ProjectionStatus? Note(string readModel)
    {
        if (incomplete.Contains(readModel)) throw new FiguresIncompleteException(readModel);
        if (statusOf(readModel) is not { } status)
        {
            // Nobody follows it here, so nobody can tell when it changes.
            NotePassing();
            return null;
        }

        if (refuses && before.IsMissing(status)) throw new FiguresIncompleteException(readModel, justNow: true);
        return read.GetOrAdd(readModel, status);
    }

    /// <summary>Those whose figures this request was given while a stream was being set aside: the last ones may lack it.</summary>
    public IEnumerable<string> Overtaken => Read.Select(status => statusOf(status.Name)).OfType<ProjectionStatus>()
        .Where(before.IsMissing).Select(now => now.Name);

    /// <summary>What has been asked before does not matter any more: a mutation has waited for its own position.</summary>
    public void Restart() => read.Clear();
}

/// <summary>
/// A figure would lack what a read model has set aside of the caller's own events. No figure is better than a wrong one: it comes back when
/// operations has mended the cause.
/// </summary>
/// <param name="justNow">Whether it was set aside while the request ran, so that nobody has looked yet whose it is.</param>
public sealed class FiguresIncompleteException(string readModel, bool justNow = false) : InvalidOperationException(justNow
    ? $"Figures of '{readModel}' may be incomplete: an event could not be applied while they were added up. Ask again; the next answer knows whether it is one of yours."
    : $"Figures of '{readModel}' are incomplete for you: an event of yours could not be applied and is set aside. Operations sees which, and mends it.")
{
    public string ReadModel { get; } = readModel;
}
