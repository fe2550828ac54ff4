namespace PartnerGraph.Bench.Http;

/// <summary>One of the servers that are measured beside each other.</summary>
/// <param name="Path">Where it does a work; null where it does not.</param>
internal sealed record Contender(string Name, MeasuredServer Server, Tokens Tokens, Func<Work, string?> Path)
{
    private const int MostWarmUps = 8;

    /// <summary>Less than this share of what the one before took is not warm yet.</summary>
    private const double Warmer = 0.95;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), Round = TimeSpan.FromSeconds(4);

    /// <summary>The answer to one request with these variables.</summary>
    /// <exception cref="HttpRequestException">The answer is no success; who gave it is said.</exception>
    public async Task<byte[]> Ask(Work work, object? variables)
    {
        using var connection = await HttpConnection.Open(Server.Address);
        try
        {
            return (await connection.Send(Request(work, variables))).ToArray();
        }
        catch (HttpRequestException refused)
        {
            throw new HttpRequestException($"{Name} does not do \"{work.Name}\": {refused.Message}", refused);
        }
    }

    /// <summary>Asks until what is compiled when it is used often has been compiled: a request takes no less than before.</summary>
    public async Task Warm(Work work)
    {
        var before = await Measure(work, WarmUp);
        for (var time = 1; time < MostWarmUps; time++)
        {
            var now = await Measure(work, WarmUp);
            if (now > before * Warmer) return;
            before = now;
        }
    }

    /// <returns>Microseconds of processor time a request, of the server alone.</returns>
    public Task<double> Measure(Work work) => Measure(work, Round);

    private async Task<double> Measure(Work work, TimeSpan duration)
    {
        var before = Server.Processor;
        var answered = await HttpLoad.Run(Server.Address, Next(work), work.Connections, duration);
        return (Server.Processor - before).TotalMicroseconds / answered;
    }

    private Func<HttpRequest> Next(Work work)
    {
        if (work.Variables is { } variables) return () => Request(work, variables());
        var request = Request(work, null);
        return () => request;
    }

    private HttpRequest Request(Work work, object? variables) => HttpRequest.Post(Server.Address, Path(work)!, Tokens.Of(work.Caller), work.Query, variables);
}
