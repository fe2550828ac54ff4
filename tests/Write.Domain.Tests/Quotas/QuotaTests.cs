using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Quotas;

public sealed class QuotaTests
{
    private static readonly QuotaGranted Advanced = new("p", new(20_000m), "Advanced");

    [Theory, Trait("Rule", "QUOTA-1")]
    [InlineData("Standard", 5_000)]
    [InlineData("Advanced", 20_000)]
    [InlineData("Premier", 60_000)]
    [InlineData("Core", 200_000)]
    public void A_quota_is_granted_by_tier(string tier, int total) =>
        QuotaDecider.Definition.Given().When(new GrantQuota("p", null, tier, QuotaPolicy.Default))
            .Then(new QuotaGranted("p", new(total), tier)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-1")]
    public void Operations_may_grant_an_amount_of_its_own() =>
        QuotaDecider.Definition.Given().When(Grant(1_000m) with { Tier = "Advanced" })
            .Then(new QuotaGranted("p", new(1_000m), null)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-1")]
    public void What_the_policies_lay_down_for_a_tier_takes_the_place_of_the_default()
    {
        var grant = new GrantQuota("p", null, "Advanced", QuotaPolicy.Default) { LaidDown = new Money(7_000m) };
        QuotaDecider.Definition.Given().When(grant).Then(new QuotaGranted("p", new(7_000m), "Advanced")).AndRepeatingChangesNothing();
        QuotaDecider.Definition.Given().When(grant with { Amount = 1m }).Then(new QuotaGranted("p", new(1m), null));
    }

    [Fact, Trait("Rule", "QUOTA-1")]
    public void Without_a_tier_an_amount_is_needed() =>
        QuotaDecider.Definition.Given().When(new GrantQuota("p", null, null, QuotaPolicy.Default))
            .ThenRejected("QUOTA-1").WithCode("QUOTA_AMOUNT_REQUIRED");

    [Fact, Trait("Rule", "QUOTA-1")]
    public void A_second_grant_of_another_amount_is_refused() =>
        QuotaDecider.Definition.Given(Advanced).When(Grant(1_000m)).ThenRejected("QUOTA-1").WithCode("QUOTA_ALREADY_GRANTED");

    [Theory, Trait("Rule", "QUOTA-1")]
    [InlineData("-0.00000001")]
    [InlineData("-1000000000000000000000")]
    public void A_quota_is_at_least_zero(string amount) =>
        QuotaDecider.Definition.Given().When(Grant(decimal.Parse(amount))).ThenRejected("QUOTA-1").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "QUOTA-1")]
    public void A_quota_of_zero_is_a_quota() =>
        QuotaDecider.Definition.Given().When(Grant(0m)).Then(new QuotaGranted("p", Money.Zero, null));

    [Fact, Trait("Rule", "QUOTA-2")]
    public void A_quota_is_raised_for_the_sake_of_the_customers() =>
        QuotaDecider.Definition.Given(Advanced).When(new ChangeQuota("p", 30_000m, "two large customers"))
            .Then(new QuotaChanged("p", new(20_000m), new(30_000m), "two large customers")).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-2")]
    public void A_change_names_its_reason_and_needs_a_grant()
    {
        QuotaDecider.Definition.Given(Advanced).When(new ChangeQuota("p", 30_000m, " ")).ThenRejected("QUOTA-2").WithCode("REASON_REQUIRED");
        QuotaDecider.Definition.Given(Advanced).When(new ChangeQuota("p", 30_000m, new string('x', 1_000)))
            .Then(new QuotaChanged("p", new(20_000m), new(30_000m), new string('x', 1_000)));
        QuotaDecider.Definition.Given(Advanced).When(new ChangeQuota("p", 30_000m, new string('x', 1_001))).ThenRejected("CONV-7").WithCode("TEXT_TOO_LONG");
        QuotaDecider.Definition.Given().When(new ChangeQuota("p", -1m, ""))
            .ThenRejected("QUOTA-2", "QUOTA-1", "QUOTA-2").WithCode("QUOTA_NOT_GRANTED", "AMOUNT_INVALID", "REASON_REQUIRED");
    }

    [Fact, Trait("Rule", "QUOTA-13")]
    public void More_quota_is_asked_from_the_ecosystem_manager() =>
        QuotaDecider.Definition.Given(Advanced).When(new RequestQuotaIncrease("p", "r", 500m, "a new customer"))
            .Then(new QuotaIncreaseRequested("p", "r", new(500m), "a new customer")).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-13")]
    public void A_request_is_declined_once_with_a_reason_and_only_while_it_is_open()
    {
        var asked = new QuotaIncreaseRequested("p", "r", new(500m), "a new customer");
        var declined = new QuotaIncreaseDeclined("p", "r", new(500m), "not yet");
        QuotaDecider.Definition.Given(Advanced, asked).When(new DeclineQuotaIncrease("p", "r", "not yet")).Then(declined).AndRepeatingChangesNothing();
        QuotaDecider.Definition.Given(Advanced, asked, declined).When(new DeclineQuotaIncrease("p", "r", "never")).ThenRejected("QUOTA-13").WithCode("REQUEST_NOT_OPEN");
        QuotaDecider.Definition.Given(Advanced, asked).When(new DeclineQuotaIncrease("p", "r", " ")).ThenRejected("QUOTA-13").WithCode("REASON_REQUIRED");
        foreach (var answered in (IReadOnlyList<IDomainEvent>[])[[], [asked, new QuotaChanged("p", new(20_000m), new(20_500m), "yes")], [asked, asked with { RequestId = "s" }]])
            QuotaDecider.Definition.Given([Advanced, .. answered]).When(new DeclineQuotaIncrease("p", "r", "not yet")).ThenRejected("QUOTA-13").WithCode("REQUEST_NOT_OPEN");
    }

    [Theory, Trait("Rule", "QUOTA-13")]
    [InlineData("0")]
    [InlineData("-500")]
    public void An_increase_is_an_amount_above_zero(string amount) =>
        QuotaDecider.Definition.Given(Advanced).When(new RequestQuotaIncrease("p", "r", decimal.Parse(amount), "a new customer"))
            .ThenRejected("QUOTA-13").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "QUOTA-13")]
    public void An_increase_is_asked_with_a_reason() =>
        QuotaDecider.Definition.Given(Advanced).When(new RequestQuotaIncrease("p", "r", 500m, " ")).ThenRejected("QUOTA-13").WithCode("REASON_REQUIRED");

    [Fact, Trait("Rule", "QUOTA-13")]
    public void The_request_alone_changes_no_quota_and_the_change_does()
    {
        var asked = QuotaDecider.Definition.Fold([Advanced, new QuotaIncreaseRequested("p", "r", new(500m), "growth")]);
        Assert.Equal(new Money(20_000m), asked.Total);
        Assert.Equal(new Money(20_500m), QuotaDecider.Definition.Fold(asked, [new QuotaChanged("p", new(20_000m), new(20_500m), "r")]).Total);
    }

    private static GrantQuota Grant(decimal amount) => new("p", amount, null, QuotaPolicy.Default);
}
