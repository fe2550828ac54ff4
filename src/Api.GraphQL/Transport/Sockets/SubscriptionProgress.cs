namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>
/// How far a subscription has looked, also where nothing was for its client: a client whose connection dies goes on from there. Told only
/// while nothing is under way, so that no cursor ever overtakes an event before it.
/// </summary>
public sealed class SubscriptionProgress
{
    private static readonly AsyncLocal<SubscriptionProgress?> Ambient = new();

    private readonly SubscriptionPace _pace;
    private readonly Action _advanced;
    private string? _reached;
    private string? _told;

    /// <param name="advanced">Called when a cursor should be told soon, and not only with the next keep-alive.</param>
    internal SubscriptionProgress(SubscriptionPace pace, Action advanced) => (_pace, _advanced) = (pace, advanced);

    /// <summary>That of the running subscription; null where there is none.</summary>
    public static SubscriptionProgress? Current => Ambient.Value;

    internal void Enter() => Ambient.Value = this;

    /// <summary>For a source of events: everything up to the cursor has been handed on, or was for somebody else.</summary>
    /// <param name="soon">While it catches up, and when it begins; otherwise the next keep-alive is soon enough.</param>
    public void Reached(string cursor, bool soon)
    {
        Volatile.Write(ref _reached, cursor);
        if (soon) _advanced();
    }

    /// <summary>The cursor to tell; null when there is none that is new and safe.</summary>
    internal string? Next()
    {
        // In this order: what is handed on after the cursor was read is behind it.
        var reached = Volatile.Read(ref _reached);
        if (reached is null || reached == _told || !_pace.IsSettled) return null;
        return _told = reached;
    }
}
