using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Feeds;

/// <summary>What an event costs that many might follow.</summary>
public sealed class SharedFeedTests(SharedFeedTests.Server server) : IClassFixture<SharedFeedTests.Server>
{
    [Fact, Trait("Rule", "QUOTA-8")]
    public async Task An_event_is_read_once_however_many_follow_it()
    {
        var those = await Listen(20, index => server.Member("once", Role.PartnerAdministrator, $"m{index}"));
        server.Store.Taken();
        await Alert("once", QuotaAlert.Warning);
        foreach (var one in those) Assert.Equal(["WARNING"], await one.Next(1, "level"));
        Assert.Equal([1], server.Store.Taken().Where(events => events > 0));
        End(those);
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Nobody_asks_for_the_rights_of_whom_an_event_cannot_concern()
    {
        var mine = await Listen(1, _ => server.Member("mine", Role.PartnerAdministrator, "m"));
        var theirs = await Listen(1, _ => server.Member("theirs", Role.PartnerAdministrator, "m"));
        var (me, them) = ($"{Role.PartnerAdministrator}:m@mine", $"{Role.PartnerAdministrator}:m@theirs");
        var (askedForMe, askedForThem) = (server.Members.AskedFor(me), server.Members.AskedFor(them));
        await Alert("mine", QuotaAlert.Warning);
        Assert.Equal(["WARNING"], await mine[0].Next(1, "level"));
        Assert.Equal(askedForMe + 1, server.Members.AskedFor(me));
        Assert.Equal(askedForThem, server.Members.AskedFor(them));
        End([.. mine, .. theirs]);
    }

    [Fact]
    public async Task Nothing_is_read_while_nothing_happens()
    {
        var those = await Listen(3, index => server.Member("idle", Role.PartnerAdministrator, $"m{index}"));
        server.Store.Taken();
        for (var minutes = 0; minutes < 10; minutes++) server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(server.Store.Taken());
        await Alert("idle", QuotaAlert.UsedUp);
        foreach (var one in those) Assert.Equal(["USED_UP"], await one.Next(1, "level"));
        End(those);
    }

    [Fact, Trait("Rule", "CONV-7"), Trait("Rule", "ORG-3")]
    public async Task Whoever_becomes_another_partners_member_is_told_what_concerns_that_one()
    {
        var moving = await Listen(1, _ => server.Member("before", Role.PartnerAdministrator, "moving"));
        var staying = await Listen(1, _ => server.Member("before", Role.PartnerAdministrator, "staying"));
        var subject = $"{Role.PartnerAdministrator}:moving@before";
        server.Members.Move(subject, "after");
        await server.Append("member", "moved", new MemberCreated("moved", "after", MemberKind.User, "Moving", "moving@after.example", subject, server.Clock.GetUtcNow()));
        await Alert("before", QuotaAlert.Warning);
        await Alert("after", QuotaAlert.Exceeded);
        Assert.Equal(["WARNING"], await staying[0].Next(1, "level"));
        Assert.Equal(["EXCEEDED"], await moving[0].Next(1, "level"));
        End([.. moving, .. staying]);
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Each_is_told_what_it_asks_for_with_its_own_rights()
    {
        var partner = await server.Partner();
        var (administrator, vendor) = (server.Member(partner, Role.PartnerAdministrator), server.Staff("operations_manager"));
        (string Token, string Selection, string Expected)[] asked =
        [
            (administrator, "{ quotaAlertRaised { level late } }", """{"level":"WARNING","late":false}"""),
            (vendor, "{ quotaAlertRaised { level late } }", """{"level":"WARNING","late":false}"""),
            (administrator, "{ quotaAlertRaised { other: level } }", """{"other":"WARNING"}"""),
            (administrator, "{ quotaAlertRaised { ...some } } fragment some on QuotaUsageAlert { __typename kind }", """{"__typename":"QuotaUsageAlert","kind":"QUOTA"}"""),
            (administrator, "{ quotaAlertRaised { level @skip(if: true) late } }", """{"late":false}"""),
            (administrator, "{ quotaAlertRaised { level partner { companyName } } }", """{"level":"WARNING","partner":{"companyName":"Acme"}}"""),
        ];
        List<Subscriber[]> those = [];
        foreach (var one in asked) those.Add(await Listen(1, _ => one.Token, one.Selection));
        await Alert(partner, QuotaAlert.Warning);
        foreach (var (one, (_, _, expected)) in those.Zip(asked)) Assert.Equal(expected, (await one[0].Next()).ToJsonString());
        End([.. those.SelectMany(one => one)]);
    }

    private async Task<Subscriber[]> Listen(int count, Func<int, string> token, string selection = "{ quotaAlertRaised { level } }")
    {
        var live = server.Services.GetRequiredService<LiveEvents>();
        var before = live.Followers;
        var those = await Task.WhenAll(Enumerable.Range(0, count).Select(index => Subscriber.Start(server, token(index), selection)));
        while (live.Followers < before + count) await Task.Yield();
        return those;
    }

    private Task<CommandResult> Alert(string partner, QuotaAlert level) =>
        server.Append("quota", partner, new QuotaAlertRaised(partner, level, 0.8m, new Money(800m), new Money(1_000m), 1));

    private void End(Subscriber[] those)
    {
        foreach (var one in those) one.Dispose();
        // So that the next test counts its own alone.
        while (server.Services.GetRequiredService<LiveEvents>().Followers > 0) Thread.Yield();
    }

    public sealed class Server : ApiServer
    {
        public FeedStore Store => (FeedStore)Services.GetRequiredService<IEventStore>();

        protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider =>
            new FeedStore(new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = DataDirectory }, provider.GetRequiredService<TimeProvider>()))));
    }
}
