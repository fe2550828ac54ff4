using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class ProfilePublishingTests
{
    private static readonly ProfileContent Other = Content with { Description = "We move data warehouses." };

    [Fact, Trait("Rule", "BEN-14")]
    public void An_eligible_partner_publishes_its_profile() =>
        ProfileDecider.Definition.Given().When(Publish(Content)).Then(Published()).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BEN-14")]
    public void A_draft_is_published_as_it_was_saved() =>
        ProfileDecider.Definition.Given(Updated()).When(Publish(null)).Then(Published()).AndRepeatingChangesNothing();

    [Fact]
    public void A_draft_is_published_with_other_content_by_one_event() =>
        ProfileDecider.Definition.Given(Updated()).When(Publish(Other)).Then(Published(Other)).AndRepeatingChangesNothing();

    [Fact]
    public void What_is_published_already_is_updated() =>
        ProfileDecider.Definition.Given(Published()).When(Publish(Other)).Then(Updated(Other)).AndRepeatingChangesNothing();

    [Fact]
    public void The_same_content_in_another_spelling_is_the_same()
    {
        var spelled = Content with { NameEnglish = "  Nimbus  Peak\tPte. Ltd. ", Languages = ["EN", "zh", "en"] };
        ProfileDecider.Definition.Given(Published()).When(Publish(spelled)).ThenNothing();
        ProfileDecider.Definition.Given(Updated()).When(Update(spelled)).ThenNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Nothing_saved_and_nothing_given_cannot_be_published()
    {
        var outcome = ProfileDecider.Definition.Given().When(Publish(null)).ThenRejected("CONV-7").WithCode("REQUIRED");
        Assert.Equal("profile", Assert.Single(outcome.Decision.Rejections).Path);
    }

    [Fact]
    public void A_published_profile_is_withdrawn_and_published_again()
    {
        var withdrawn = new ProfileUnpublished("p", Now);
        ProfileDecider.Definition.Given(Published()).When(new UnpublishProfile("p", Now)).Then(withdrawn).AndRepeatingChangesNothing();
        ProfileDecider.Definition.Given(Published(), withdrawn).When(Publish(null)).Then(Published()).AndRepeatingChangesNothing();
    }

    [Fact]
    public void What_is_not_published_is_not_withdrawn()
    {
        ProfileDecider.Definition.Given().When(new UnpublishProfile("p", Now)).ThenNothing();
        ProfileDecider.Definition.Given(Updated()).When(new UnpublishProfile("p", Now)).ThenNothing();
    }

    [Fact]
    public void A_draft_is_saved_and_changed_without_being_published()
    {
        ProfileDecider.Definition.Given().When(Update(Content)).Then(Updated()).AndRepeatingChangesNothing();
        var changed = ProfileDecider.Definition.Given(Updated()).When(Update(Other)).Then(Updated(Other));
        Assert.False(changed.StateAfter().IsPublished);
    }

    [Fact]
    public void Updating_what_is_published_leaves_it_published() =>
        Assert.True(ProfileDecider.Definition.Given(Published()).When(Update(Other)).Then(Updated(Other)).StateAfter().IsPublished);

    [Fact, Trait("Rule", "CONV-7")]
    public void Nobody_saves_the_profile_of_an_unknown_partner() =>
        ProfileDecider.Definition.Given().When(Update(Content, new(false, false, false, false, "")))
            .ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");

    [Fact, Trait("Rule", "BEN-14"), Trait("Rule", "INFO-3"), Trait("Rule", "CONV-7")]
    public void Every_rule_that_refuses_is_named()
    {
        var content = Content with { NameEnglish = "Нимбус", Description = "", Competencies = [Competency.DevSecOps] };
        ProfileDecider.Definition.Given().When(Publish(content, Eligible with { IsFrozen = true, IsRestricted = true }))
            .ThenRejected("BEN-14", "BEN-14", "INFO-3", "CONV-7", "COMP-5");
    }

    [Fact, Trait("Rule", "COMP-5")]
    public void What_was_saved_before_a_rule_came_is_not_published_against_it() =>
        ProfileDecider.Definition.Given(Updated(Content with { Competencies = [Competency.DevSecOps] })).When(Publish(null)).ThenRejected("COMP-5");
}
