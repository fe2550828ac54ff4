namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>How many calls a caller may make of one service in a second (API-1, API-2).</summary>
public sealed class RateOptions
{
    /// <summary>
    /// Of each service that has no figure of its own; 0 for no limit. The source's figure is 10 of one API; a service here is a capability, which has about ten.
    /// </summary>
    public int CallsPerSecond { get; set; } = 100;

    /// <summary>By the name of the service, such as <c>expenditure</c>; 0 for no limit.</summary>
    public IDictionary<string, int> Services { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The limit of a service; null for none.</summary>
    public int? Of(string service) => Services.TryGetValue(service, out var own) ? Some(own) : Some(CallsPerSecond);

    private static int? Some(int calls) => calls > 0 ? Math.Min(calls, Most) : null;

    /// <summary>More than a process answers: a bound that keeps the arithmetic exact.</summary>
    internal const int Most = 1_000_000;
}
