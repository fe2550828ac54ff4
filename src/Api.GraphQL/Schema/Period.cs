using GraphQL;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>A stretch of time as a caller asks for it.</summary>
internal static class Period
{
    /// <summary>The instants from <paramref name="from"/> to <paramref name="until"/>, as arguments of these names give them.</summary>
    /// <exception cref="ExecutionError">As of <see cref="Check{T}"/>.</exception>
    public static TimeWindow Window(DateTimeOffset? from, DateTimeOffset? until, TimeOrder? order, TimeOrder unasked = TimeOrder.LatestFirst)
    {
        Check(from, until, nameof(until));
        return new(from, until, order ?? unasked);
    }

    /// <summary>A period that ends before it begins is a mistake of the caller, and nothing that a figure of 0 should answer.</summary>
    /// <param name="argument">The name of the argument, or of the input's field, that gives the end.</param>
    /// <exception cref="ExecutionError">BAD_USER_INPUT, with the argument in its text and as <c>extensions.argument</c>.</exception>
    public static void Check<T>(T? from, T? to, string argument) where T : struct, IComparable<T>
    {
        if (from is not { } begins || to is not { } ends || begins.CompareTo(ends) <= 0) return;
        throw new ExecutionError($"'{argument}' lies before the beginning of the period.")
        {
            Code = RequestErrors.BadRequest, Extensions = new Dictionary<string, object?> { ["argument"] = argument },
        };
    }
}
