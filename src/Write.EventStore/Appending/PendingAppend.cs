namespace PartnerGraph.Write.EventStore.Appending;

/// <summary>
/// An append in the writer's queue, to one stream or many. Its outcome is kept back until the transaction it is part of is durable;
/// continuations run elsewhere, so that a caller never works on the writer's thread.
/// </summary>
internal sealed class PendingAppend(IReadOnlyList<PendingPart> parts, CancellationToken cancellation)
    : TaskCompletionSource<IReadOnlyList<AppendResult>>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private IReadOnlyList<AppendResult> _results = [];
    private Exception? _refusal;

    public IReadOnlyList<PendingPart> Parts => parts;

    /// <summary>The events of all streams together.</summary>
    public int EventCount { get; } = parts.Sum(part => part.Events.Count);

    /// <summary>Withdraws an append that was cancelled before the writer took it: nothing of it is stored.</summary>
    public bool IsWithdrawn() => cancellation.IsCancellationRequested && TrySetCanceled(cancellation);

    // Whoever tries a group again decides it anew.
    public void Accept(IReadOnlyList<AppendResult> results) => (_results, _refusal) = (results, null);

    public bool IsRefused => _refusal is not null;

    public void Refuse(Exception refusal) => _refusal = refusal;

    /// <summary>Tells the caller, after the commit.</summary>
    public void Settle()
    {
        if (_refusal is null) TrySetResult(_results);
        else TrySetException(_refusal);
    }
}
