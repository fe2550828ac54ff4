using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Finder;

/// <summary>A profile is decided by what the partner's other streams say at that moment.</summary>
public sealed class ProfileWorkflowTests : SqliteStoreTests, IAsyncLifetime
{
    private static readonly CommandContext Context = new("test", "test");

    private static readonly ProfileContent Content = new(
        "Nimbus", null, "We move databases.", [new("Singapore", null, "SG", 1.35, 103.82)], [Geography.AsiaPacific], [], [Competency.CloudMigration],
        ["Data lakes"], ["en"], "https://nimbus.example/", null, new(ContactChannel.Phone, "+6561234567"));

    private readonly SqliteEventStore store;
    private readonly CommandRunner runner;
    private readonly PartnerWorkflow partners;
    private readonly PartnerStatusWorkflow statuses;
    private readonly ProfileWorkflow profiles;

    public ProfileWorkflowTests()
    {
        store = Open();
        runner = new(store, EventTypeRegistry.Domain, Clock);
        partners = new(runner, Clock);
        statuses = new(runner, Clock);
        profiles = new(runner, Clock);
    }

    public async Task InitializeAsync()
    {
        Accepted(await partners.Register("p", new(PartnerKind.SolutionProvider, "SG", "Nimbus", "p@nimbus.example"), Context));
        Accepted(await partners.Register("cn", new(PartnerKind.SolutionProvider, "CN", "Yunfeng", "p@yunfeng.example"), Context));
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact, Trait("Rule", "BEN-14")]
    public async Task A_draft_becomes_visible_once_the_business_information_is_approved()
    {
        Assert.IsType<ProfileUpdated>(Assert.Single(Accepted(await profiles.Update("p", Content, Context)).Events));
        Assert.Equal([ProfileRules.ApprovedBusinessInformation.Refuse()], (await profiles.Publish("p", null, Context)).Rejections);
        Accepted(await partners.ApproveBusinessInformation("p", Context));
        var published = Assert.IsType<ProfilePublished>(Assert.Single(Accepted(await profiles.Publish("p", null, Context)).Events));
        Assert.Equal(("p", Content), (published.PartnerId, published.Content));
        Assert.Empty(Accepted(await profiles.Publish("p", Content, Context)).Events);
        Assert.IsType<ProfileUnpublished>(Assert.Single(Accepted(await profiles.Unpublish("p", Context)).Events));
        Assert.Empty(Accepted(await profiles.Unpublish("p", Context)).Events);
    }

    [Fact, Trait("Rule", "BEN-14")]
    public async Task Restriction_of_any_cause_and_freezing_keep_a_partner_out_and_the_preview_says_so()
    {
        Accepted(await partners.ApproveBusinessInformation("p", Context));
        Assert.All(await profiles.Eligibility("p"), check => Assert.Equal(RuleOutcome.Passed, check.Outcome));
        foreach (var cause in Enum.GetValues<RestrictionCause>())
        {
            Accepted(await statuses.Restrict("p", cause, "why", Context));
            await FailsBy(ProfileRules.NotRestricted);
            Accepted(await statuses.LiftRestriction("p", cause, Context));
        }

        Accepted(await statuses.Freeze("p", "why", Context));
        await FailsBy(ProfileRules.NotFrozen);
    }

    [Fact, Trait("Rule", "COMP-6")]
    public async Task Competencies_are_checked_by_the_country_of_the_registration()
    {
        Accepted(await profiles.Update("p", Content, Context));
        Assert.Equal("COMP-6", Assert.Single((await profiles.Update("cn", Content, Context)).Rejections).RuleId);
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task An_unknown_partner_has_no_profile()
    {
        Assert.Equal("PARTNER_NOT_FOUND", Assert.Single((await profiles.Update("nobody", Content, Context)).Rejections).Code);
        Assert.Contains(ProfileRules.ActiveEnrollment.Refuse(), (await profiles.Publish("nobody", Content, Context)).Rejections);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_stale_version_is_a_conflict()
    {
        Accepted(await profiles.Update("p", Content, Context));
        var stale = await profiles.Update("p", Content with { Description = "Other." }, Context with { ExpectedVersion = 5 });
        Assert.Equal("CONV-10", Assert.Single(stale.Rejections).RuleId);
    }

    private async Task FailsBy(Rule rule)
    {
        Assert.Equal(rule, Assert.Single(await profiles.Eligibility("p"), check => check.Outcome == RuleOutcome.Failed).Rule);
        Assert.Equal([rule.Refuse()], (await profiles.Publish("p", Content, Context)).Rejections);
    }

    private static CommandResult Accepted(CommandResult result)
    {
        Assert.Empty(result.Rejections);
        return result;
    }
}
