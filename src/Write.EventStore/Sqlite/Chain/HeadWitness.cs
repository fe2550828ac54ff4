using System.Buffers.Binary;
using System.Security.Cryptography;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>
/// A file beside the event file that says how far the log had come: a damaged WAL ends silently at its last sound commit, and only
/// something outside of it knows that there was more. Written after each commit and before its acknowledgement, so it is never ahead of
/// the log; synced once a second at most, so a power cut may take its last second, a killed process nothing.
/// </summary>
internal sealed class HeadWitness : IAsyncDisposable
{
    private const int SlotSize = 512, Content = 64, Length = Content + SHA256.HashSizeInBytes;

    private readonly byte[] _slot = new byte[Length];
    private readonly FileStream _file;
    private readonly Repeating _syncs;
    private int _next;
    private int _unsynced;

    public HeadWitness(string directory, TimeProvider time)
    {
        _file = PrivateFiles.Open(PathIn(directory));
        _syncs = new Repeating(time, TimeSpan.FromSeconds(1), Sync);
    }

    private static ReadOnlySpan<byte> Magic => "PGHEAD01"u8;

    /// <summary>The last mark that was written; null when there is no file, or nothing sound in it.</summary>
    public static LogMark? Read(string directory)
    {
        var path = PathIn(directory);
        if (!File.Exists(path)) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> slots = stackalloc byte[2 * SlotSize];
        slots = slots[..file.ReadAtLeast(slots, slots.Length, throwOnEndOfStream: false)];
        LogMark? last = null;
        for (var slot = 0; slot * SlotSize + Length <= slots.Length; slot++)
            if (Decode(slots.Slice(slot * SlotSize, Length)) is { } mark && !(mark.Position <= last?.Position)) last = mark;
        return last;
    }

    /// <summary>Removes what is witnessed of a log that is given up.</summary>
    public static void Remove(string directory) => File.Delete(PathIn(directory));

    /// <summary>Best effort: a commit that cannot be witnessed is a commit all the same.</summary>
    public void Write(LogMark mark)
    {
        Magic.CopyTo(_slot);
        mark.Log.TryWriteBytes(_slot.AsSpan(8), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(_slot.AsSpan(24), mark.Position);
        Convert.FromHexString(mark.Hash, _slot.AsSpan(32, ChainHash.Size), out _, out _);
        SHA256.HashData(_slot.AsSpan(0, Content), _slot.AsSpan(Content));
        try
        {
            // Two places in turns: one that was being written when the machine stopped leaves the other.
            RandomAccess.Write(_file.SafeFileHandle, _slot, _next * SlotSize);
            _next ^= 1;
            Volatile.Write(ref _unsynced, 1);
        }
        catch (IOException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _syncs.DisposeAsync();
        Sync();
        await _file.DisposeAsync();
    }

    private static string PathIn(string directory) => Path.Combine(directory, SqliteEventStoreOptions.HeadFileName);

    private static LogMark? Decode(ReadOnlySpan<byte> slot)
    {
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(slot[..Content], sum);
        return slot.StartsWith(Magic) && slot[Content..].SequenceEqual(sum)
            ? new LogMark(new Guid(slot[8..24], bigEndian: true), BinaryPrimitives.ReadInt64BigEndian(slot[24..]), Convert.ToHexStringLower(slot[32..Content]))
            : null;
    }

    private void Sync()
    {
        if (Interlocked.Exchange(ref _unsynced, 0) == 0) return;
        try
        {
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The next second tries again, when there is something new to keep.
        }
    }
}
