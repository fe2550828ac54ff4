namespace PartnerGraph.Write.EventStore.Waiting;

/// <summary>Keeps that the log was found damaged while it was in use: from then on nothing is read from it or written to it.</summary>
internal sealed class LogGuard(WakeUps wakeUps)
{
    private StoreDamagedException? _damage;

    public StoreDamagedException? Damage => Volatile.Read(ref _damage);

    /// <summary>The first reason counts; waiters are woken, so that they meet it.</summary>
    public void Tell(StoreDamagedException damage)
    {
        Interlocked.CompareExchange(ref _damage, damage, null);
        wakeUps.WakeAll();
    }

    /// <exception cref="StoreDamagedException">The log was found damaged.</exception>
    public void ThrowIfDamaged()
    {
        if (Damage is { } damage) throw new StoreDamagedException(damage.Message);
    }
}
