using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class RuleTests
{
    private static readonly Rule Known = new("X-1", "BROKEN", "It holds.", "Mend it.");

    [Fact]
    public void Every_declared_rule_is_in_the_catalogue_under_its_id()
    {
        var catalogue = RuleCatalogue.Of(typeof(Rule).Assembly);
        Assert.Equal([AmountRules.TooLarge, AmountRules.TooPrecise, AmountRules.SumTooLarge], catalogue["CONV-5"].Intersect([AmountRules.TooLarge, AmountRules.TooPrecise, AmountRules.SumTooLarge]));
        Assert.All(catalogue, entry => Assert.All(entry.Value, rule => Assert.Equal(entry.Key, rule.Id)));
    }

    [Fact]
    public void A_refusal_says_what_the_rule_says_unless_the_case_says_more()
    {
        Assert.Equal(new Rejection("BROKEN", "X-1", "It holds.", "", "Mend it."), Known.Refuse());
        Assert.Equal(new Rejection("BROKEN", "X-1", "It broke.", "at", "Pay."), Known.Refuse("at", "It broke.", "Pay."));
    }

    [Fact]
    public void A_refused_decision_has_a_reason() => Assert.Throws<ArgumentOutOfRangeException>(() => Decision.Reject());
}
