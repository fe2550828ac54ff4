using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http;

/// <summary>How each of the servers is started.</summary>
internal sealed class Contenders(TemporaryDirectory directory, DirectoryInfo data, string plan, Tokens tokens)
{
    // All requests come from one address, most of them from one caller; its limits would be measured otherwise.
    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["Authentication__DevelopmentKey"] = "true", ["GraphQL__Rates__CallsPerSecond"] = "0", ["GraphQL__MaxRunningPerCaller"] = "1000", ["GraphQL__MaxRunningPerAddress"] = "1000",
    };

    private int logs;

    /// <summary>As its users start it.</summary>
    public Task<Contender> Ours() => Start(
        "ours", ["dotnet", typeof(Cli.Stores.EmbeddedStore).Assembly.Location, "serve", "--data", data.FullName, "--urls", "{address}"], Unlimited, _ => "/graphql");

    /// <summary>As above, keeping what it answered.</summary>
    public Task<Contender> Keeping() => Start(
        "keeping", ["dotnet", typeof(Cli.Stores.EmbeddedStore).Assembly.Location, "serve", "--data", data.FullName, "--urls", "{address}"],
        new(Unlimited) { ["GraphQL__KeptAnswerBytes"] = "67108864" }, _ => "/graphql");

    public Task<Contender> Bare() => Start(
        "bare", ["dotnet", typeof(Contenders).Assembly.Location, "child", "http", plan, "{address}"], [], work => $"/{work.Key}");

    /// <param name="script">A server for Node.</param>
    public Task<Contender> Peer(string name, string script) => Start(
        name, ["node", script, plan, "{port}"], new() { ["NODE_ENV"] = "production" }, work => work == Work.Register ? null : "/graphql");

    private async Task<Contender> Start(string name, IReadOnlyList<string> command, Dictionary<string, string> environment, Func<Work, string?> path)
    {
        var log = directory.File($"{name}-{logs++}.log");
        var server = await MeasuredServer.Start(
            command, environment, log, address => HttpRequest.Post(address, path(Work.Nothing)!, token: null, Work.Nothing.Query));
        return new(name, server, tokens, path);
    }
}
