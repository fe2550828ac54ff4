using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Write.Domain.Tests.Finder;

/// <summary>A partner that may be shown, and a profile that every rule accepts; tests change what they are about.</summary>
internal static class ProfileSample
{
    public static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    public static readonly PartnerInFinder Eligible = new(true, true, false, false, "SG");

    public static readonly PartnerInFinder Mainland = Eligible with { Country = "CN" };

    public static readonly ProfileContent Content = new(
        "Nimbus Peak Pte. Ltd.", "云峰科技", "We move databases.", [new("Singapore", null, "SG", 1.35, 103.82)], [Geography.AsiaPacific],
        [Industry.Retail], [Competency.Database], ["Data lakes"], ["en", "zh"], "https://nimbus.example/", "https://nimbus.example/logo.png",
        new(ContactChannel.Email, "hello@nimbus.example"));

    public static PublishProfile Publish(ProfileContent? content, PartnerInFinder? partner = null) => new("p", content, partner ?? Eligible, Now);

    public static UpdateProfile Update(ProfileContent content, PartnerInFinder? partner = null) => new("p", content, partner ?? Eligible, Now);

    public static ProfilePublished Published(ProfileContent? content = null) => new("p", content ?? Content, Now);

    public static ProfileUpdated Updated(ProfileContent? content = null) => new("p", content ?? Content, Now);

    /// <summary>Each refusal of saving the content, as <c>code path</c>.</summary>
    public static IEnumerable<string> RefusalsOf(ProfileContent content, PartnerInFinder? partner = null)
    {
        var decision = ProfileDecider.Decide(Update(content, partner), Profile.None);
        Assert.Equal(decision.IsAccepted, decision.Events.Count == 1);
        return decision.Rejections.Select(rejection => $"{rejection.Code} {rejection.Path}");
    }

    public static void Accepts(ProfileContent content, PartnerInFinder? partner = null) => Assert.Empty(RefusalsOf(content, partner));

    public static void Refuses(string codeAndPath, ProfileContent content, PartnerInFinder? partner = null) =>
        Assert.Equal([codeAndPath], RefusalsOf(content, partner));

    /// <summary>The content as it is stored.</summary>
    public static ProfileContent Kept(ProfileContent content) =>
        Assert.IsType<ProfileUpdated>(Assert.Single(ProfileDecider.Decide(Update(content), Profile.None).Events)).Content;
}
