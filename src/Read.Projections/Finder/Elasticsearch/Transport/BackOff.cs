namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>How long to wait before a request is tried again.</summary>
internal sealed class BackOff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200), Longest = TimeSpan.FromSeconds(10), LongestAsked = TimeSpan.FromMinutes(1);

    /// <param name="attempt">How many have failed.</param>
    /// <param name="asked">What the node asked for; waited for as it is, up to a minute.</param>
    public Task Wait(int attempt, TimeSpan? asked, CancellationToken cancellation) =>
        Task.Delay(asked is { } time ? Shorter(time, LongestAsked) : Doubling(attempt), clock, cancellation);

    // Half of it by chance, so that those who failed together do not come back together.
    private static TimeSpan Doubling(int attempt)
    {
        var longest = Shorter(First * Math.Pow(2, attempt - 1), Longest);
        return longest * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
