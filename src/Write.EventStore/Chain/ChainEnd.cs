namespace PartnerGraph.Write.EventStore.Chain;

/// <summary>
/// The writer's end of the chain, whatever keeps it: each commit adds one link. Before it does, it is compared whether the log still ends where
/// the chain does, and still holds what this process has seen of it; appending to any other log would lose events in silence.
/// </summary>
internal sealed class ChainEnd(Guid log, long position, byte[] link) : IDisposable
{
    private readonly ChainHash _hash = new();
    private (long Position, byte[] Link) _known = (position, link);
    private (long Position, byte[] Link) _prepared;

    /// <summary>The last commit that this process knows.</summary>
    public LogMark Last => new(log, _known.Position, Convert.ToHexStringLower(_known.Link));

    /// <summary>To be called when nobody else can append.</summary>
    /// <param name="head">The position of the last event.</param>
    /// <param name="last">Where the chain ends, and its last link.</param>
    /// <param name="linkAt">The link at a position; null when there is none.</param>
    /// <exception cref="StoreDamagedException">The log is not the one that this process knows.</exception>
    public void Begin(long head, (long Position, byte[] Link) last, Func<long, byte[]?> linkAt)
    {
        if (last.Position != head) throw new StoreDamagedException($"The event log ends at position {head}, and what was committed to it at {last.Position}.");
        if (!Continues(last, linkAt))
            throw new StoreDamagedException($"The event log was replaced or altered: what this process has seen of it, up to position {_known.Position}, is not in it any more.");
        _known = last;
        _hash.Begin(last.Link);
    }

    /// <inheritdoc cref="ChainHash.Add"/>
    public void Add(long position, long version, ReadOnlySpan<byte> digest) => _hash.Add(position, version, digest);

    /// <summary>The append that the last events belong to stands.</summary>
    public void Keep() => _hash.Keep();

    /// <summary>It does not.</summary>
    public void Drop() => _hash.Drop();

    /// <summary>The link of what was kept, to be stored as the last thing before the commit.</summary>
    public byte[] End(long head)
    {
        _prepared = (head, _hash.End());
        return _prepared.Link;
    }

    /// <summary>The commit that <see cref="End"/> prepared is durable.</summary>
    public void Committed() => _known = _prepared;

    public void Dispose() => _hash.Dispose();

    private bool Continues((long Position, byte[] Link) last, Func<long, byte[]?> linkAt) => last.Position == _known.Position
        ? last.Link.AsSpan().SequenceEqual(_known.Link)
        // Another process has appended.
        : last.Position > _known.Position && linkAt(_known.Position) is { } found && found.AsSpan().SequenceEqual(_known.Link);
}
