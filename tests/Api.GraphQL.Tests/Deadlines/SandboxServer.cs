using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Deadlines;

/// <summary>A sandbox whose invitations by email are valid for seven days. Its machine's clock stands still; only advanceClock moves time.</summary>
public sealed class SandboxServer : ApiServer
{
    public const string Advance = "mutation($input: AdvanceClockInput!) { advanceClock(input: $input) { clock { now sandbox } position errors { code ruleId path } } }";

    public bool IsSandbox { get; init; } = true;

    /// <summary>What a test puts in the place of the product's own services; nothing unless given.</summary>
    public Action<IServiceCollection>? Replacing { get; init; }

    protected override string[] Settings => IsSandbox ? ["--PartnerGraph:Sandbox=true"] : [];

    protected override void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(AssociationPolicy.Default with { EmailInvitation = TimeSpan.FromDays(7) }));
        Replacing?.Invoke(services);
    }

    public string Operations => Staff("operations_manager");

    /// <summary>The clock after the move, or the codes of the refusal.</summary>
    public async Task<string> MoveTo(string instant, string? idempotencyKey = null)
    {
        var payload = (await Data(Advance, Operations, new { input = new { to = instant, idempotencyKey } }))["advanceClock"]!;
        return payload.Codes() is { Length: > 0 } codes ? string.Join(' ', codes) : payload["clock"]!["now"]!.GetValue<string>();
    }

    public async Task<(string Now, bool IsSandbox)> ClockTold()
    {
        var clock = (await Data("{ clock { now sandbox } }", Operations))["clock"]!;
        return (clock["now"]!.GetValue<string>(), clock["sandbox"]!.GetValue<bool>());
    }

    /// <summary>Kind, instant and state of every deadline, the next one first.</summary>
    public async Task<string[]> Deadlines(string? filter = null)
    {
        var argument = filter is null ? "" : $"(filter: {filter})";
        var answer = await Data($"{{ deadlines{argument} {{ totalCount nodes {{ kind dueAt state attempts }} }} }}", Operations);
        string[] told = [.. answer["deadlines"]!["nodes"]!.AsArray().Select(node => $"{node!["kind"]} {node["dueAt"]} {node["state"]}")];
        Assert.Equal(told.Length, answer["deadlines"]!["totalCount"]!.GetValue<int>());
        return told;
    }
}
