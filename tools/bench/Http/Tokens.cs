using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http;

internal sealed record Tokens(string Administrator, string Operations)
{
    public static Tokens From(BenchServer server) => new(server.AdministratorToken, server.OperationsToken);

    /// <summary>Null for a stranger.</summary>
    public string? Of(WorkCaller caller) => caller switch
    {
        WorkCaller.Administrator => Administrator,
        WorkCaller.Operations => Operations,
        _ => null,
    };
}
