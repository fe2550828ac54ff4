using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.Types;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>
/// Cursors carry a mark of their connection: its field and what it is filtered and ordered by. Another connection refuses them
/// instead of answering a page that nobody asked for.
/// </summary>
internal static class ConnectionCursor
{
    // The longest sort key, a name of rare letters, still fits.
    private const int Longest = 8_192, MarkBytes = 6, MarkLength = 8;

    private static readonly string[] Paging = ["first", "after", "last", "before"];
    private static readonly JsonSerializerOptions Options = new(EventJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What the connection's reads call the cursor that a client hands back.</summary>
    /// <param name="context">Of the connection's field.</param>
    /// <exception cref="PageRequestException">It is too long, or of another connection.</exception>
    public static string? Open(IResolveFieldContext context, string? cursor)
    {
        if (cursor is null) return null;
        if (cursor.Length is <= MarkLength or > Longest) throw new PageRequestException("The cursor is not one of this connection.");
        return cursor.StartsWith(Mark(context), StringComparison.Ordinal)
            ? cursor[MarkLength..]
            : throw new PageRequestException("The cursor belongs to another connection: page on with the same field, filter and order.");
    }

    /// <summary>The cursors of a page as clients see them.</summary>
    /// <param name="context">Of the connection's field.</param>
    public static IReadOnlyList<string> Seal(IResolveFieldContext context, IReadOnlyList<string> cursors)
    {
        if (cursors.Count == 0) return cursors;
        var mark = Mark(context);
        return [.. cursors.Select(cursor => mark + cursor)];
    }

    /// <summary>What a connection's field is filtered and ordered by; empty when by nothing.</summary>
    /// <param name="context">Of the connection's field.</param>
    public static string Chosen(IResolveFieldContext context)
    {
        var asked = new StringBuilder();
        Append(asked, context);
        return asked.ToString();
    }

    private static void Append(StringBuilder asked, IResolveFieldContext level)
    {
        foreach (var (name, argument) in (level.Arguments ?? new Dictionary<string, global::GraphQL.Execution.ArgumentValue>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Paging.Contains(name) || argument.Value is null) continue;
            if (JsonSerializer.Serialize(argument.Value, argument.Value.GetType(), Options) is var json and not "{}") asked.Append(name).Append(json);
        }
    }

    private static string Mark(IResolveFieldContext context)
    {
        var asked = new StringBuilder($"{context.ParentType.Name}.{context.FieldDefinition.Name}");
        // A connection below an entity is the same wherever the entity was found; below anything else it is what its parents were asked.
        for (IResolveFieldContext? level = context; level is not null; level = level.Parent)
        {
            Append(asked, level);
            // An element of a list has no parent type of its own.
            if (level.ParentType?.ResolvedInterfaces.Any(type => type.Name == "Node") is true) break;
        }

        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToString())).AsSpan(0, MarkBytes));
    }
}
