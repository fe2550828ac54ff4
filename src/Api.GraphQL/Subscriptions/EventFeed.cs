using System.Runtime.CompilerServices;
using PartnerGraph.Api.Transport.Sockets;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Subscriptions;

/// <summary>
/// Events for subscribers, straight from the log: what was missed since a cursor comes first, in order and once, then
/// what happens from now on. There is no buffer to overflow: a slow subscriber reads later.
/// </summary>
public sealed class EventFeed(IEventStore store, EventTypeRegistry types)
{
    private const int PageSize = 256;

    /// <param name="after">The cursor of the last event seen; null to start with what happens from now on.</param>
    /// <exception cref="CursorException">The cursor is not one of this feed.</exception>
    public IAsyncEnumerable<Recorded> Follow(string? after, IReadOnlyCollection<Type> events, CancellationToken cancellation) =>
        Follow(after is null ? null : Cursor.Parse(after), [.. events.Select(types.NameOf)], SubscriptionProgress.Current, cancellation);

    private async IAsyncEnumerable<Recorded> Follow(
        long? after, IReadOnlyCollection<string> names, SubscriptionProgress? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await store.Head(cancellation);
        // Behind the end nothing would ever come, and nobody would learn why.
        if (after > head) throw new CursorException();
        var position = after ?? head;
        var catchesUp = true;
        progress?.Reached(Cursor.Of(position), soon: true);
        while (true)
        {
            var page = await store.ReadAll(position, PageSize, names, cancellation);
            foreach (var stored in page.Events) yield return types.Decode(stored);
            position = page.ScannedTo;
            progress?.Reached(Cursor.Of(position), soon: catchesUp);
            catchesUp = !page.AtHead;
            if (page.AtHead) await store.WaitForEvents(position, names, cancellation);
        }
    }
}

/// <summary>The place of an event in a feed, opaque to clients.</summary>
public static class Cursor
{
    public static string Of(long position) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.ASCII.GetBytes($"e{position}"));

    /// <exception cref="CursorException">The text is no cursor of a feed.</exception>
    public static long Parse(string cursor) =>
        OpaqueText.Decode(cursor, longest: 64) is { } bytes
        && System.Text.Encoding.ASCII.GetString(bytes) is ['e', .. var digits]
        && long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new CursorException();
}

/// <summary>The text is no cursor of a feed: a malformed request (code BAD_USER_INPUT).</summary>
public sealed class CursorException : GraphQL.ExecutionError
{
    public CursorException() : base("The cursor is not one of this feed.") => Code = Schema.RequestErrors.BadRequest;
}
