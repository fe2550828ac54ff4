using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A code is in the log before it is on its way, and whoever starts next brings it there.</summary>
public sealed class CodeDeliveryTests
{
    private const string AskForSwitch = "mutation { requestDisassociationCode(input: {}) { errors { code } } }";

    [Fact, Trait("Rule", "CUST-6")]
    public async Task A_code_whose_server_ended_before_delivery_arrives_after_the_next_start_and_is_taken()
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-codes-").FullName;
        await IssueAndEnd(directory, async first =>
        {
            await first.Data(CustomersServer.Register, first.Staff("operations_manager"), new { input = new { name = "Late", country = "CL", key = "late", email = "late@example.com" } });
            return (first.Customer("late"), "mutation { requestContactCode(input: { kind: EMAIL }) { errors { code } } }");
        });

        var second = new Filing { DataDirectory = directory };
        await second.InitializeAsync();
        await second.Filed;
        var code = second.CodeFor("late@example.com");
        Assert.Equal(
            """{"confirmContact":{"customer":{"emailVerified":true},"errors":[]}}""",
            (await second.Data($$"""mutation { confirmContact(input: { kind: EMAIL, code: "{{code}}" }) { customer { emailVerified } errors { code } } }""", second.Customer("late"))).ToJsonString());
        await second.DisposeAsync();
    }

    [Theory, Trait("Rule", "ASSOC-22")]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public async Task A_code_that_has_ended_meanwhile_is_not_sent(int seconds, bool arrives)
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-codes-").FullName;
        var subject = "";
        await IssueAndEnd(directory, async first =>
        {
            var administrator = first.Member("a", Role.PartnerAdministrator, "admin");
            subject = first.Subject(administrator);
            await first.Data("mutation { switchDisassociationVerification(input: { on: true }) { errors { code } } }", administrator);
            return (administrator, AskForSwitch);
        });

        var second = new Filing { DataDirectory = directory };
        second.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await second.InitializeAsync();
        await second.Settle();
        if (arrives) await second.Filed;
        Assert.Equal(arrives, File.Exists(Path.Combine(directory, "verification-codes.txt")));
        if (arrives) Assert.Matches("^[0-9]{6}$", second.CodeFor(subject));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory, "codes.key")));
        await second.DisposeAsync();
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task A_code_that_cannot_be_delivered_holds_up_no_other_and_arrives_when_it_can()
    {
        var clock = new TellingClock();
        var server = new Unreachable { Clock = clock };
        await server.InitializeAsync();
        await Task.WhenAll(await AskFor(server, "never", "works"));

        // Without the clock's going on.
        Assert.Equal("works@example.com", await server.Arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        server.IsMended = true;
        Assert.Equal("never@example.com", await NextAfterPauses(server, clock));
        await server.DisposeAsync();
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task A_delivery_that_hangs_is_set_aside_after_its_time_and_arrives_when_it_can()
    {
        var clock = new TellingClock();
        var server = new Unreachable { Clock = clock, Hangs = true };
        await server.InitializeAsync();
        var hanging = await AskFor(server, "never");
        await clock.Waits(Unreachable.Timeout);
        var asked = await AskFor(server, "works");
        clock.Advance(Unreachable.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(server.Arrived.Reader.TryRead(out _));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("works@example.com", await server.Arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        server.IsMended = true;
        // Also one that is tried again meanwhile hangs no longer than that.
        clock.Advance(Unreachable.Timeout);
        Assert.Equal("never@example.com", await NextAfterPauses(server, clock));
        await Task.WhenAll([.. hanging, .. asked]);
        await server.DisposeAsync();
    }

    [Fact, Trait("Rule", "CUST-6")]
    public async Task What_was_set_aside_is_found_although_the_database_cannot_be_read_at_first()
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-codes-").FullName;
        var first = new Undelivering { DataDirectory = directory, KeepsData = true };
        await first.InitializeAsync();
        await Task.WhenAll(await AskFor(first, "late"));
        await first.Settle();
        await first.DisposeAsync();

        var second = new Forgetful { DataDirectory = directory };
        await second.InitializeAsync();
        await second.Filed;
        Assert.Equal(2, second.Asked);
        Assert.Matches("^[0-9]{6}$", second.CodeFor("late@example.com"));
        await second.DisposeAsync();
    }

    /// <summary>Lets one pause after the other pass until the next code has arrived.</summary>
    private static async Task<string> NextAfterPauses(Unreachable server, TellingClock clock)
    {
        var next = server.Arrived.Reader.ReadAsync().AsTask();
        while (await Task.WhenAny(next, clock.Waits(TimeSpan.FromSeconds(2))) is var first && first != next)
        {
            await first;
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        return await next;
    }

    private static async Task<Task[]> AskFor(ApiServer server, params string[] names)
    {
        var asked = new List<Task>();
        foreach (var name in names)
        {
            await server.Data(
                CustomersServer.Register, server.Staff("operations_manager"), new { input = new { name, country = "CL", key = name, email = $"{name}@example.com" } });
            asked.Add(server.Data("mutation { requestContactCode(input: { kind: EMAIL }) { errors { code } } }", server.Customer(name)));
        }

        return [.. asked];
    }

    private static async Task IssueAndEnd(string directory, Func<ApiServer, Task<(string Token, string Mutation)>> arrange)
    {
        var first = new Undelivering { DataDirectory = directory, KeepsData = true };
        await first.InitializeAsync();
        var (token, mutation) = await arrange(first);
        var answer = first.Send(mutation, token);
        await first.Attempted.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await first.DisposeAsync();
        await answer.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
