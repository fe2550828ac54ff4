using System.Text;
using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.Appending;

/// <summary>One stream of a pending append, checked and with its name as it is stored.</summary>
internal sealed class PendingPart
{
    // A name that is not valid UTF-16 would be stored as another name.
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _utf8;
    private readonly byte[] _digests;

    /// <exception cref="ArgumentException">The name or the expectation means nothing.</exception>
    public PendingPart(StreamAppend append, bool isChained = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(append.Stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(append.Expected.Value, ExpectedVersion.Any.Value, nameof(append.Expected));
        if (append.Events.Count == 0 && append.Expected == ExpectedVersion.Any)
            throw new ArgumentException($"Stream {append.Stream} has neither events nor an expected version.");
        (Stream, Expected, Events) = append;
        _utf8 = StrictUtf8.GetBytes(append.Stream);
        _digests = [];
        if (!isChained) return;
        // In the caller's time, not in the one writer's.
        _digests = new byte[Events.Count * EventDigest.Size];
        Span<byte> id = stackalloc byte[16];
        foreach (var (index, appended) in Events.Index())
        {
            appended.Id.TryWriteBytes(id, bigEndian: true, out _);
            EventDigest.Write(
                _digests.AsSpan(index * EventDigest.Size, EventDigest.Size), id, _utf8, Encoding.UTF8.GetBytes(appended.Type), appended.Data.Span, appended.Metadata.Span);
        }
    }

    public string Stream { get; }

    public ReadOnlySpan<byte> StreamUtf8 => _utf8;

    public ExpectedVersion Expected { get; }

    /// <summary>Empty when the stream is only compared with what is expected of it.</summary>
    public IReadOnlyList<NewEvent> Events { get; }

    /// <summary>Of the event with this index, for the chain.</summary>
    public ReadOnlySpan<byte> DigestOf(int index) => _digests.Length == 0 ? [] : _digests.AsSpan(index * EventDigest.Size, EventDigest.Size);
}
