using System.Collections.Concurrent;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// How far a subscription has looked, also where nothing was for its client: a client whose connection dies goes on from there. Told only
/// while nothing is under way, so that no cursor ever overtakes an event before it.
/// </summary>
public sealed class SubscriptionProgress
{
    private static readonly AsyncLocal<SubscriptionProgress?> Ambient = new();

    private readonly SubscriptionPace _pace;
    private readonly Action _advanced;
    private Func<string>? _reached;
    private string? _told;
    private ConcurrentQueue<string>? _handed;

    /// <param name="advanced">Called when a cursor should be told soon, and not only with the next keep-alive.</param>
    internal SubscriptionProgress(SubscriptionPace pace, Action advanced) => (_pace, _advanced) = (pace, advanced);

    /// <summary>That of the running subscription; null where there is none.</summary>
    public static SubscriptionProgress? Current => Ambient.Value;

    /// <summary>The cursor that the client came back with; null when it begins, or its protocol knows of none.</summary>
    public string? LastSeen { get; internal set; }

    /// <summary>Whether the cursor of each event is told with it, so that its source says it before it hands the event on.</summary>
    public bool TellsEach => _handed is not null;

    internal void Enter() => Ambient.Value = this;

    /// <summary>For a source of events that begins.</summary>
    /// <param name="reached">Asked for the cursor up to which everything has been handed on, or was for somebody else.</param>
    public void Follow(Func<string> reached)
    {
        Volatile.Write(ref _reached, reached);
        Advanced();
    }

    /// <summary>For a source where <see cref="TellsEach"/>, before it hands an event on. Results come in the order of their events, one for each.</summary>
    public void Handing(string cursor) => _handed?.Enqueue(cursor);

    internal void TellEach() => _handed = new();

    /// <summary>The cursor of the event whose result comes now; null when its source has none.</summary>
    internal string? Taken() => _handed is not null && _handed.TryDequeue(out var cursor) ? cursor : null;

    /// <summary>For a source that catches up: its cursor should be told soon.</summary>
    public void Advanced() => _advanced();

    /// <summary>The cursor to tell; null when there is none that is new and safe.</summary>
    internal string? Next()
    {
        // In this order: what is handed on after the cursor was read is behind it.
        var reached = Volatile.Read(ref _reached)?.Invoke();
        if (reached is null || reached == _told || !_pace.IsSettled) return null;
        return _told = reached;
    }
}
