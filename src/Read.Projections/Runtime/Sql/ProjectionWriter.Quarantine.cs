using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>Sets streams aside, and takes them up again.</summary>
internal sealed partial class ProjectionWriter
{
    // Enough to learn whom a stream concerns when its event does not say.
    private const int FirstEvents = 100;

    /// <summary>Applies what a stream has missed, event by event in its order. It stays set aside from the first one on that still fails.</summary>
    /// <returns>Null when it is taken up, or was not set aside.</returns>
    /// <remarks>Only while nobody else advances this writer.</remarks>
    public async Task<QuarantinedStream?> TakeUp(string stream, CancellationToken cancellation)
    {
        var version = 0L;
        while (quarantine.Find(stream) is { } held)
        {
            var missed = await Missed(held, version, cancellation);
            try
            {
                var after = quarantine.Advance(stream, missed.ElementAtOrDefault(1));
                var isMine = await Commit([.. missed.Take(1).Select(decoded.Decode)], after, persisted, cancellation);
                version = isMine && missed.Count > 0 ? missed[0].Version + 1 : 0;
            }
            catch (Exception fault) when (IsOfAnEvent(fault, cancellation))
            {
                await Commit([], quarantine.Because(stream, fault), persisted, cancellation);
                return quarantine.Find(stream);
            }
        }

        return null;
    }

    private async Task<bool> SetAside(StoredEvent failed, Exception fault, CancellationToken cancellation)
    {
        if (quarantine.IsFull) throw new ProjectionFaultException(failed, fault);
        var after = quarantine.SetAside(failed, fault, clock.GetUtcNow(), await TenantsOf(failed, cancellation));
        try
        {
            if (!await Commit([], after, failed.Position, cancellation)) return false;
        }
        catch (Exception unstored) when (IsOfAnEvent(unstored, cancellation))
        {
            // It is not this event: nothing at all can be committed.
            throw new ProjectionFaultException(failed, fault);
        }

        ProjectionMetrics.SetAside(store.Name);
        setAside(quarantine.Find(failed.Stream)!, fault);
        return true;
    }

    private async Task<IReadOnlyList<string>> TenantsOf(StoredEvent failed, CancellationToken cancellation)
    {
        var tenants = TenantIds.Of(failed);
        var looked = 0;
        await foreach (var earlier in events.ReadStream(failed.Stream, 0, cancellation))
        {
            if (earlier.Position >= failed.Position || ++looked > FirstEvents) break;
            tenants = tenants.Count == 0 ? TenantIds.Of(earlier) : TenantIds.Union(tenants, TenantIds.Of(earlier));
        }

        return tenants;
    }

    /// <summary>The next two events that it has missed: the rest is asked for again, so that a long stream is never held whole.</summary>
    private async Task<IReadOnlyList<StoredEvent>> Missed(QuarantinedStream held, long version, CancellationToken cancellation)
    {
        List<StoredEvent> missed = [];
        await foreach (var stored in events.ReadStream(held.Stream, version, cancellation))
        {
            if (stored.Position > Position || missed.Count == 2) break;
            if (stored.Position >= held.Position && interests.Contains(stored.Type)) missed.Add(stored);
        }

        return missed;
    }
}
