namespace PartnerGraph.EventStore.Sqlite;

/// <summary>
/// An append in the writer's queue. Its outcome is kept back until the transaction it is part of is durable;
/// continuations run elsewhere, so that a caller never works on the writer's thread.
/// </summary>
internal sealed class PendingAppend(
    string stream, byte[] streamUtf8, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation)
    : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private AppendResult _result;
    private Exception? _refusal;

    public string Stream => stream;

    public ReadOnlySpan<byte> StreamUtf8 => streamUtf8;

    public ExpectedVersion Expected => expected;

    public IReadOnlyList<NewEvent> Events => events;

    /// <summary>Withdraws an append that was cancelled before the writer took it: nothing of it is stored.</summary>
    public bool IsWithdrawn() => cancellation.IsCancellationRequested && TrySetCanceled(cancellation);

    public void Accept(AppendResult result) => _result = result;

    public void Refuse(Exception refusal) => _refusal = refusal;

    /// <summary>Tells the caller, after the commit.</summary>
    public void Settle()
    {
        if (_refusal is null) TrySetResult(_result);
        else TrySetException(_refusal);
    }
}
