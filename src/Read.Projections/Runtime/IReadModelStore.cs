using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>
/// How one read model is kept, whatever keeps it: tables or a search index. The runtime follows the log, starts, rebuilds and
/// switches; the store makes generations and lets readers at the one that serves.
/// </summary>
public interface IReadModelStore
{
    /// <summary>Lower case, such as <c>associations</c>.</summary>
    string Name { get; }

    /// <summary>True for a process manager: it is neither rebuilt nor waited for.</summary>
    bool IsReaction { get; }

    /// <summary>Whether sums are read from it, which are wrong when it lacks an event; see <see cref="Projection.HoldsFigures"/>.</summary>
    bool HoldsFigures => false;

    /// <summary>The events that it follows.</summary>
    IReadOnlyCollection<Type> Events { get; }

    /// <summary>Differs when the same events give other contents; the read model is then built anew.</summary>
    string Fingerprint { get; }

    IReadModelLock Lock { get; }

    /// <summary>The generations of this fingerprint, newest first, ready or not.</summary>
    Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation);

    /// <summary>A generation that does not exist yet.</summary>
    Task<IReadModelGeneration> Next(CancellationToken cancellation);

    /// <summary>Lets readers at an opened generation from now on; those that read another finish with it.</summary>
    Task Use(IReadModelGeneration generation, CancellationToken cancellation);

    /// <summary>Whether there are generations that do not serve, those of other fingerprints included.</summary>
    Task<bool> HasOthers(CancellationToken cancellation);

    /// <summary>Deletes them, each when its last reader is done.</summary>
    Task DeleteOthers(CancellationToken cancellation);

    /// <summary>
    /// Whether a fault of one of its calls passes by itself, because a server behind it is away or busy: no event is at fault, and the
    /// runtime tries again for as long as it takes. Those of SQLite are known without asking (<see cref="StoreFaults"/>).
    /// </summary>
    bool IsPassing(Exception fault) => false;

    /// <summary>
    /// What the rows of the generation that serves stand at, whichever process wrote them: equal to an earlier one only when nothing was written in between. Null where that cannot be told.
    /// </summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened it.</exception>
    object? Stamp() => null;

    /// <summary>
    /// Asks a server behind it, once and for a moment, whether the generation that serves can be read: nobody else notices that it is gone while
    /// no event comes.
    /// </summary>
    /// <exception cref="Exception">It cannot; the message says why.</exception>
    Task Probe(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>One build of a read model, with the log position that it includes. Disposing of it keeps what it holds.</summary>
public interface IReadModelGeneration : IAsyncDisposable
{
    /// <summary>The file, folder or index.</summary>
    string Name { get; }

    /// <summary>
    /// Completes with what broke it when that happens outside of a call, such as in a timer; its projection then fails at once, although no
    /// event comes. Null when that cannot happen. Asked for once it is open. Complete it without running continuations
    /// (<see cref="TaskCreationOptions.RunContinuationsAsynchronously"/>), and let every later <see cref="Commit"/> and
    /// <see cref="MarkReady"/> throw.
    /// </summary>
    Task<Exception>? Fault => null;

    /// <summary>
    /// By what the log that it follows is recognised: known once it is open, and set before a commit, which keeps it together with the
    /// position. Null when it has none, because nothing was applied yet or an earlier release wrote it.
    /// </summary>
    LogMark? Mark
    {
        get => null;
        set { }
    }

    /// <summary>Whether it may serve; false for what a crash left half made.</summary>
    Task<bool> IsReady(CancellationToken cancellation);

    /// <summary>Makes it when missing, and tells the position that it includes.</summary>
    /// <param name="ready">Whether a new one may serve while it fills.</param>
    Task<long> Open(bool ready, CancellationToken cancellation);

    /// <summary>Lets it serve from now on, also after a restart.</summary>
    Task MarkReady(CancellationToken cancellation);

    /// <summary>
    /// Applies events together with the new position and what is set aside, or nothing of it. When its position is not
    /// <paramref name="after"/>, because another process moved it, nothing is applied.
    /// </summary>
    Task<CommitResult> Commit(IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation);

    /// <summary>The streams that it has set aside, as of the position that it includes.</summary>
    Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation);

    /// <summary>
    /// Ends writing to it without keeping what is not kept yet, and lets go of what it holds, also when <see cref="Open"/> failed half
    /// way: for one that is given up, or replaced and about to be deleted. Readers go on. Used instead of disposing of it.
    /// </summary>
    ValueTask Abandon() => DisposeAsync();

    /// <summary>Removes it for good; nobody reads it any more.</summary>
    Task Delete();
}

/// <param name="Position">The position that the generation includes now.</param>
/// <param name="Applied">
/// Whether this commit brought it there. Another process may have brought it to the same place, and set aside what this one would have applied.
/// </param>
public readonly record struct CommitResult(long Position, bool Applied);

public static class ReadModelGenerationExtensions
{
    /// <summary>Applies events together with the new position; what is set aside stays as it is.</summary>
    /// <returns>The position that it includes now.</returns>
    public static async Task<long> Commit(
        this IReadModelGeneration generation, IReadOnlyList<Recorded> batch, long after, long position, CancellationToken cancellation) =>
        (await generation.Commit(batch, QuarantineChange.Nothing, after, position, cancellation)).Position;
}
