using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Organization;

public sealed class MemberCreationTests : IAsyncLifetime
{
    private static readonly CommandContext By = new("test", "test");

    private readonly string folder = Directory.CreateTempSubdirectory("partnergraph-").FullName;
    private readonly FakeTimeProvider clock = new(new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero));
    private IEventStore store = null!;
    private CommandRunner runner = null!;
    private MemberCreation creation = null!;

    public async Task InitializeAsync()
    {
        store = new SqliteEventStore(new() { DataDirectory = folder }, clock);
        runner = new(store, EventTypeRegistry.Domain, clock);
        creation = new(runner, clock);
        await new PartnerWorkflow(runner, clock).Register("p", new(PartnerKind.SolutionProvider, "SG", "Acme", "a@acme.example"), By);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)store).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact, Trait("Rule", "ORG-9")]
    public async Task A_creation_that_stopped_after_its_claims_is_made_good_by_the_next_request()
    {
        await Claim(MemberReservation.Email, EmailAddress.HashOf("ann@acme.example"), "crashed-1");
        await Claim(MemberReservation.Subject, MemberReservation.KeyOfSubject("ann"), "crashed-2");
        await Claim(MemberReservation.Master, "p", "crashed-3");
        var (memberId, result) = await creation.Create("p", MemberKind.Master, "Ann", "ann@acme.example", "ann", By);
        Assert.True(result.IsAccepted);
        Assert.True((await runner.Load(MemberDecider.Definition, memberId)).State.IsActive);
        Assert.False((await runner.Load(MemberDecider.Definition, "crashed-1")).State.IsActive);
        Assert.Equal(["CONV-10"], (await runner.Run(
            MemberDecider.Definition, new CreateMember("crashed-1", "p", MemberKind.User, "Ann", "ann@acme.example", "ann", new(true, null, false, false, false), clock.GetUtcNow()), By))
            .Rejections.Select(rejection => rejection.RuleId));
    }

    [Fact, Trait("Rule", "ORG-8"), Trait("Rule", "ORG-9")]
    public async Task Of_requests_that_race_for_one_address_or_one_master_account_one_wins()
    {
        var masters = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => creation.Create("p", MemberKind.Master, $"M{n}", $"m{n}@acme.example", $"m{n}", By)));
        Assert.Single(masters, answer => answer.Result.IsAccepted);
        var members = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => creation.Create("p", MemberKind.User, "U", "u@acme.example", $"u{n}", By)));
        Assert.Single(members, answer => answer.Result.IsAccepted);
    }

    [Fact, Trait("Rule", "ORG-9")]
    public async Task A_refused_creation_claims_nothing()
    {
        var (_, refused) = await creation.Create("nobody", MemberKind.User, "Ann", "ann@acme.example", "ann", By);
        Assert.Equal(["PARTNER_NOT_FOUND"], refused.Rejections.Select(rejection => rejection.Code));
        Assert.Null((await runner.Load(MemberReservation.Email, EmailAddress.HashOf("ann@acme.example"))).State.HolderId);
    }

    [Fact, Trait("Rule", "ORG-9")]
    public async Task Subjects_are_told_apart_by_case()
    {
        Assert.True((await creation.Create("p", MemberKind.User, "A", "a1@acme.example", "Sub", By)).Result.IsAccepted);
        Assert.True((await creation.Create("p", MemberKind.User, "B", "a2@acme.example", "sub", By)).Result.IsAccepted);
        Assert.Equal(["SUBJECT_ALREADY_USED"], (await creation.Create("p", MemberKind.User, "C", "a3@acme.example", "Sub", By)).Result.Rejections.Select(r => r.Code));
    }

    private Task<CommandResult> Claim(Write.Domain.Kernel.Decider<MemberReservationCommand, MemberReservation> reservation, string key, string memberId) =>
        runner.Run(reservation, new ClaimMemberKey(key, memberId, null, clock.GetUtcNow()), By);
}
