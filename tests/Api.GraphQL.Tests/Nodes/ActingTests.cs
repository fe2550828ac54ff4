using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>Two nodes that may both act, on one log and one database of read models: one does, and when it is gone the other.</summary>
public sealed class ActingTests : IAsyncLifetime
{
    private const int Many = 40;

    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14) + TimeSpan.FromSeconds(2);

    private readonly NodeRole one = new(PostgreSqlServer.Shared), two = new(PostgreSqlServer.Shared);
    private readonly ActingNode first, second;

    public ActingTests()
    {
        var (log, readModels) = ($"nodes_{Guid.NewGuid():N}", $"r{Guid.NewGuid():N}"[..8]);
        first = new() { Name = log, ReadModels = readModels, Role = one };
        second = new() { Name = log, Clock = first.Clock, ReadModels = readModels, Role = two };
    }

    public async Task InitializeAsync()
    {
        await first.InitializeAsync();
        await first.ItsTurn();
        await second.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        one.LetIn();
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact, Trait("Rule", "ASSOC-36")]
    public async Task What_falls_due_while_both_run_is_done_by_one_of_them_and_once()
    {
        Assert.Equal((true, false), (await first.Turns.IsMine(default), await second.Turns.IsMine(default)));
        var reserved = await second.Reserve("a", Many);
        await Due();

        Assert.Equal(reserved, Sorted(await second.LapsedInLog(Many)));
        await first.Settle();
        await second.Settle();
        Assert.Equal(reserved, Sorted(first.Lapsed));
        Assert.Empty(second.Lapsed);
    }

    [Fact, Trait("Rule", "ASSOC-36")]
    public async Task When_the_one_that_acted_is_cut_off_the_other_does_what_came_meanwhile_and_goes_on_when_it_is_back()
    {
        var turn = await first.Turns.Next(default);
        one.CutOff();
        var meanwhile = await second.Reserve("a", Many);
        await second.Data("mutation { requestContactCode(input: { kind: EMAIL }) { errors { code } } }", await Unverified());
        await Due();
        Assert.Equal(meanwhile, Sorted(await second.LapsedInLog(Many)));
        await second.Settle();
        Assert.Equal(meanwhile, Sorted(second.Lapsed));
        Assert.Empty(first.Lapsed);
        Assert.Equal(["late@example.com"], second.Told);
        // Nobody could tell it.
        Assert.True(turn.IsCancellationRequested);

        one.LetIn();
        var later = await second.Reserve("b", Many);
        await Due();
        await second.LapsedInLog(2 * Many);
        await second.Settle();
        Assert.Equal((false, true), (await first.Turns.IsMine(default), await second.Turns.IsMine(default)));
        Assert.Equal([.. meanwhile, .. later], Sorted(second.Lapsed));
        Assert.Empty(first.Lapsed);
        Assert.Empty(first.Told);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> keys) => keys.Order(StringComparer.Ordinal);

    /// <summary>Lets what was reserved fall due, once it is known when it does.</summary>
    private async Task Due()
    {
        await second.Settle();
        first.Clock.Advance(TwoWeeks);
    }

    /// <summary>A token of a customer whose address nobody has confirmed.</summary>
    private async Task<string> Unverified()
    {
        await second.Data(
            """mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id } errors { code } } }""", second.Staff("operations_manager"),
            new { input = new { name = "Late", country = "CL", key = "late", email = "late@example.com" } });
        await second.Settle();
        return second.Customer("late");
    }
}
