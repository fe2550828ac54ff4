using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Write.Domain.Tests.Notifications;

public sealed class WebhookTests
{
    private const string Url = "https://receiver.example/hook";

    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<WebhookTopic> Topics = [WebhookTopic.BillPublished];

    private static readonly CreateWebhook Create = new("p", "w", Url, Topics, "sealed", false, At);

    private static readonly WebhookCreated Created = new("p", "w", Url, Topics, "sealed", At);

    [Fact]
    public void Topics_are_kept_once_and_in_order() => WebhookDecider.Definition.Given()
        .When(Create with { Topics = [WebhookTopic.QuotaAlertRaised, WebhookTopic.BillPublished, WebhookTopic.QuotaAlertRaised] })
        .Then(Created with { Topics = [WebhookTopic.BillPublished, WebhookTopic.QuotaAlertRaised] }).AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("http://receiver.example/")]
    [InlineData("https://user:word@receiver.example/")]
    [InlineData("https://receiver.example/#part")]
    [InlineData("ftp://receiver.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/hook")]
    [InlineData("https://receiver.example/a b")]
    [InlineData("")]
    public void An_address_that_is_no_https_address_is_refused(string url)
    {
        WebhookDecider.Definition.Given().When(Create with { Url = url }).ThenRejected("CONV-7").WithCode("WEBHOOK_URL_NOT_ALLOWED");
        WebhookDecider.Definition.Given(Created).When(new ChangeWebhook("p", "w", url, null, null, false, At)).ThenRejected("CONV-7").WithCode("WEBHOOK_URL_NOT_ALLOWED");
    }

    [Fact]
    public void Without_tls_only_where_the_installation_allows_it() =>
        WebhookDecider.Definition.Given().When(Create with { Url = "http://receiver.example/", AllowsHttp = true }).Then(Created with { Url = "http://receiver.example/" });

    [Fact]
    public void An_address_has_at_most_a_thousand_characters()
    {
        var longest = Url + new string('a', WebhookDecider.LongestUrl - Url.Length);
        WebhookDecider.Definition.Given().When(Create with { Url = longest }).Then(Created with { Url = longest });
        WebhookDecider.Definition.Given().When(Create with { Url = longest + "a" }).ThenRejected("CONV-7");
    }

    [Fact]
    public void Everything_that_is_wrong_is_told() => WebhookDecider.Definition.Given().When(Create with { Url = "x", Topics = [], SealedSecret = null })
        .ThenRejected("CONV-7", "CONV-7", "CONV-7").WithCode("WEBHOOK_URL_NOT_ALLOWED", "REQUIRED", "WEBHOOK_SECRET_NOT_ALLOWED");

    [Fact]
    public void A_partner_has_at_most_ten()
    {
        var nine = Enumerable.Range(0, 9).Select(n => Created with { WebhookId = $"{n}" }).ToArray();
        WebhookDecider.Definition.Given(nine).When(Create).Then(Created);
        WebhookDecider.Definition.Given([.. nine, Created with { WebhookId = "9" }]).When(Create).ThenRejected("CONV-7").WithCode("TOO_MANY_WEBHOOKS");
    }

    [Fact]
    public void What_is_not_there_is_not_found_and_deleted_already()
    {
        WebhookDecider.Definition.Given().When(new TestWebhook("p", "w", At)).ThenRejected("CONV-7").WithCode("WEBHOOK_NOT_FOUND");
        WebhookDecider.Definition.Given().When(new DeleteWebhook("p", "w", At)).ThenNothing();
        WebhookDecider.Definition.Given(Created).When(new DeleteWebhook("p", "w", At)).Then(new WebhookDeleted("p", "w", At)).AndRepeatingChangesNothing();
    }

    [Fact]
    public void It_is_switched_off_once_and_on_again_and_told_nothing_in_between()
    {
        var off = new WebhookDisabled("p", "w", Url, DeliveryFault.Busy, 500, At);
        WebhookDecider.Definition.Given(Created).When(new DisableWebhook("p", "w", DeliveryFault.Busy, 500, At)).Then(off).AndRepeatingChangesNothing();
        WebhookDecider.Definition.Given(Created, off).When(new TestWebhook("p", "w", At)).ThenRejected("CONV-7").WithCode("WEBHOOK_DISABLED");
        WebhookDecider.Definition.Given(Created, off).When(new ReplayWebhook("p", "w", 0, At)).ThenRejected("CONV-7").WithCode("WEBHOOK_DISABLED");
        WebhookDecider.Definition.Given(Created, off).When(new ChangeWebhook("p", "w", null, null, true, false, At))
            .Then(new WebhookChanged("p", "w", Url, Topics, true, At)).AndRepeatingChangesNothing();
    }

    [Fact]
    public void The_secret_before_signs_for_another_day() => Assert.Equal(
        ("sealed", At.AddHours(24)),
        WebhookDecider.Definition.Given(Created).When(new RotateWebhookSecret("p", "w", "next", At)).Then(new WebhookSecretRotated("p", "w", "next", At.AddHours(24), At))
            .StateAfter().ById["w"].Previous);
}
