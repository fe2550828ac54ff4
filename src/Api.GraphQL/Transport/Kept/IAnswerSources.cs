namespace PartnerGraph.Api.GraphQL.Transport.Kept;

/// <summary>What answers are read from, as the host of the schema knows it. Without one no answer is kept.</summary>
public interface IAnswerSources
{
    /// <summary>Who asks, with everything that decides what may be answered; equal for callers who are answered alike. Null for those whose every question must be run.</summary>
    string? CallerOf(Caller caller);

    /// <summary>How these sources stand: equal to an earlier answer when nothing that is read from them can have changed in between. Null when that cannot be told.</summary>
    ValueTask<object?> Now(IReadOnlyCollection<string> sources, CancellationToken cancellation);
}

/// <summary>Saw what the resolvers of one operation read.</summary>
public interface ISourcesSeen
{
    /// <summary>Null when the answer also follows from what changes by itself, such as the time.</summary>
    IReadOnlyCollection<string>? Sources { get; }
}
