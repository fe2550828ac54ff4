using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>Two partners with administrators of their own, as many in each as there are subscribers.</summary>
internal static class PartnerMembers
{
    public const string Large = "p-large", Small = "p-small";

    public static async Task Fill(DirectoryInfo data, int members)
    {
        await using var store = EmbeddedStore.OpenOrCreate(data);
        foreach (var partner in (string[])[Large, Small])
        {
            var registered = await new PartnerWorkflow(store.Runner, store.Clock).Register(
                partner, new PartnerDetails(PartnerKind.SolutionProvider, "CL", partner, $"{partner}@bench.example"), new CommandContext("system:bench", "bench"));
            if (!registered.IsAccepted) throw new InvalidOperationException(registered.Rejections[0].Message);
            await Task.WhenAll(Enumerable.Range(0, members).Select(member => Join(store, partner, member)));
        }
    }

    /// <summary>For the small partner's alert the first few belong to it, and the others to the large one.</summary>
    public static string Token(LocalTokens tokens, int index, int few, int count, string partner) =>
        tokens.Issue(
            Subject(partner == Small && index < Math.Min(few, count) ? Small : Large, index), new Dictionary<string, string>(), TimeSpan.FromHours(3));

    /// <summary>An event as a command would have stored it.</summary>
    public static NewEvent Stored(IDomainEvent e) => new(
        Guid.NewGuid(), EventTypeRegistry.Domain.NameOf(e.GetType()), EventTypeRegistry.Serialize(e),
        (new CommandContext("system:bench", "bench").Metadata(DateTimeOffset.UtcNow, []) with { Historical = true }).Encode());

    private static Task<AppendResult> Join(EmbeddedStore store, string partner, int member)
    {
        var id = $"{partner}-{member}";
        return store.Events.Append($"member-{id}", ExpectedVersion.NoStream,
        [
            Stored(new MemberCreated(id, partner, MemberKind.User, $"Member {member}", $"{id}@bench.example", Subject(partner, member), DateTimeOffset.UnixEpoch)),
            Stored(new RoleAssigned(id, partner, BuiltInRole.Administrator, null)),
        ]);
    }

    private static string Subject(string partner, int member) => $"subject-{partner}-{member}";
}
