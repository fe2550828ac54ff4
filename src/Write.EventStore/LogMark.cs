using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PartnerGraph.Write.EventStore;

/// <summary>
/// What whoever follows a log remembers beside its position, so that it recognises the log again: which one it is, and a hash that
/// covers every event up to a position. A log that is shorter, another one, or altered before that position does not have the mark.
/// </summary>
/// <param name="Log">The id that the log was given when it was made.</param>
/// <param name="Position">The last event that the hash covers.</param>
/// <param name="Hash">Hexadecimal.</param>
public sealed record LogMark(Guid Log, long Position, string Hash)
{
    /// <summary>One line, for a column or a file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Log:N}/{Position}/{Hash}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out LogMark? mark)
    {
        mark = text?.Split('/') is [var log, var position, { Length: > 0 } hash]
            && Guid.TryParseExact(log, "N", out var id)
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new LogMark(id, number, hash)
                : null;
        return mark is not null;
    }
}
