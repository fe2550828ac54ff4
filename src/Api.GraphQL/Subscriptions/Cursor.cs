using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

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
public sealed class CursorException : global::GraphQL.ExecutionError
{
    public CursorException() : base("The cursor is not one of this feed.") => Code = Schema.RequestErrors.BadRequest;
}
