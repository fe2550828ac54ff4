using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>What a partner shows of itself in Partner Finder, and whether it is shown.</summary>
public static class ProfileDecider
{
    public static readonly Decider<ProfileCommand, Profile> Definition =
        new("profile", command => command.PartnerId, Profile.None, Decide, Profile.Evolve);

    public static Decision Decide(ProfileCommand command, Profile state) => command switch
    {
        PublishProfile publish => Publish(publish, state),
        UpdateProfile update => Update(update, state),
        UnpublishProfile unpublish => state.IsPublished
            ? Decision.Accept(new ProfileUnpublished(unpublish.PartnerId, unpublish.At))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Publish(PublishProfile publish, Profile state)
    {
        var refusals = RuleCheck.RefusalsOf(ProfileEligibility.Of(publish.Partner));
        if ((publish.Content ?? state.Content) is not { } given)
            return Decision.Reject([.. refusals, InputRules.Required.Refuse("profile", "There is no profile yet that could be published.")]);

        // What was saved before is checked as well: rules that came since then hold for it too.
        var checkedContent = ProfileValidation.Check(given, publish.Partner);
        var content = checkedContent.Content;
        return Decision.RejectOr([.. refusals, .. checkedContent.Refusals], () => state switch
        {
            { IsPublished: false } => By(new ProfilePublished(publish.PartnerId, content, publish.At), ProfileEligibility.Rules),
            _ when content.Equals(state.Content) => Decision.Nothing,
            _ => By(new ProfileUpdated(publish.PartnerId, content, publish.At), ProfileEligibility.Rules),
        });
    }

    private static Decision Update(UpdateProfile update, Profile state)
    {
        Rejection[] unknown = update.Partner.Exists ? [] : [PartnerRules.NotFound.Refuse("partnerId")];
        var (content, refusals) = ProfileValidation.Check(update.Content, update.Partner);
        return Decision.RejectOr([.. unknown, .. refusals], () => content.Equals(state.Content)
            ? Decision.Nothing
            : By(new ProfileUpdated(update.PartnerId, content, update.At), []));
    }

    private static Decision By(IDomainEvent decided, IReadOnlyList<Rule> rules) =>
        Decision.Accept(decided).By([.. rules, ProfileRules.CompanyNameLanguage, ProfileRules.MainlandOnly, ProfileRules.OutsideMainlandOnly]);
}
