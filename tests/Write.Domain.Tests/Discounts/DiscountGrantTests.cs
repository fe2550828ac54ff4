using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

public sealed class DiscountGrantTests
{
    private static readonly ListedProduct Ecs = new("ECS", "Elastic Cloud Server", ProductClass.Standard, false, false, 0.10m);

    private static readonly DiscountFacts Referral = new(AssociationModel.Referral, 1, Ecs, 0.10m);

    private static readonly DiscountGranted FivePercent = new("c", "p", "ECS", 0.05m, 1);

    [Fact, Trait("Rule", "DISC-1")]
    public void A_partner_gives_a_referral_customer_a_discount() =>
        Given().When(Set(0.05m)).Then(FivePercent).By("DISC-2", "DISC-3", "DISC-5").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "DISC-1")]
    public void It_changes_and_ends_it()
    {
        Given(FivePercent).When(Set(0.06m)).Then(new DiscountChanged("c", "p", "ECS", 0.05m, 0.06m)).AndRepeatingChangesNothing();
        Given(FivePercent, new DiscountChanged("c", "p", "ECS", 0.05m, 0.06m)).When(new WithdrawCustomerDiscount("c", "p", "ECS", 1))
            .Then(new DiscountWithdrawn("c", "p", "ECS", 0.06m)).AndRepeatingChangesNothing();
        Given(FivePercent, new DiscountWithdrawn("c", "p", "ECS", 0.05m)).When(Set(0.05m)).Then(FivePercent);
    }

    [Theory, Trait("Rule", "DISC-2")]
    [InlineData("0.10", true)]
    [InlineData("0.1001", false)]
    [InlineData("0.10000001", false)]
    [InlineData("0.00000001", true)]
    [InlineData("0.000000001", false)]
    [InlineData("0", false)]
    [InlineData("-0.05", false)]
    public void A_discount_stays_within_the_limit(string discount, bool accepted)
    {
        var outcome = Given().When(Set(decimal.Parse(discount, System.Globalization.CultureInfo.InvariantCulture)));
        if (accepted) Assert.Empty(outcome.Decision.Rejections);
        else outcome.ThenRejected("DISC-2").WithCode("DISCOUNT_OUT_OF_SCOPE");
    }

    [Fact, Trait("Rule", "DISC-2")]
    public void A_limit_of_nothing_allows_nothing_and_a_refusal_says_the_limit()
    {
        var none = Given().When(Set(0.00000001m, Referral with { Limit = 0 })).ThenRejected("DISC-2").Decision.Rejections[0];
        Assert.Equal(("On ECS no discount may be given.", "discount"), (none.Message, none.Path));
        var some = Given().When(Set(0.13m, Referral with { Limit = 0.125m })).ThenRejected("DISC-2").Decision.Rejections[0];
        Assert.Equal("On ECS a discount is more than 0, at most 12.5 %, and has at most eight decimals.", some.Message);
    }

    [Fact, Trait("Rule", "DISC-3")]
    public void No_discount_for_a_reseller_customer_nor_for_one_of_nobody()
    {
        Given().When(Set(0.01m, Referral with { Model = AssociationModel.Reseller })).ThenRejected("DISC-3").WithCode("NOT_A_REFERRAL_CUSTOMER");
        Given().When(Set(0.01m, Referral with { Model = null })).ThenRejected("DISC-3").WithCode("NOT_A_REFERRAL_CUSTOMER");
    }

    [Fact, Trait("Rule", "DISC-5")]
    public void A_specification_is_no_product_type() =>
        Given().When(Set(0.05m, Referral with { Product = null, Limit = 0 })).ThenRejected("DISC-5").WithCode("PRODUCT_TYPE_REQUIRED");

    [Fact, Trait("Rule", "DISC-2"), Trait("Rule", "DISC-3")]
    public void Everything_that_refuses_is_told_at_once() =>
        Given().When(Set(0.5m, Referral with { Model = AssociationModel.Reseller })).ThenRejected("DISC-2", "DISC-3");

    [Fact, Trait("Rule", "DISC-1"), Trait("Rule", "DISC-3")]
    public void What_was_given_lapses_with_the_association_that_it_was_given_in()
    {
        Given(FivePercent).When(Set(0.05m, Referral with { Term = 2 })).Then(FivePercent with { Term = 2 }).AndRepeatingChangesNothing();
        Given(FivePercent).When(Set(0.06m, Referral with { Term = 2 })).Then(FivePercent with { Discount = 0.06m, Term = 2 });
        Given(FivePercent).When(new WithdrawCustomerDiscount("c", "p", "ECS", 2)).ThenNothing();
        Given().When(new WithdrawCustomerDiscount("c", "p", "ECS", 0)).ThenNothing();
    }

    [Fact, Trait("Rule", "DISC-1")]
    public void Every_change_of_partner_or_model_is_another_term()
    {
        var at = new DateTimeOffset(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);
        IDomainEvent[] history =
        [
            new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, at),
            new AssociationModelChanged("c", "p", AssociationModel.Referral, AssociationModel.Reseller, "t", at),
            new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "t", at),
            new CustomerDisassociated("c", "p", AssociationModel.Referral, at),
            // Dated back to where the first one began.
            new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, at),
        ];
        Assert.Equal([0, 1, 2, 3, 4, 5], Enumerable.Range(0, 6).Select(count => AssociationDecider.Definition.Fold(history.Take(count)).Term));
    }

    private static Scenario<DiscountCommand, DiscountGrant> Given(params IDomainEvent[] history) => DiscountDecider.Definition.Given(history);

    private static SetCustomerDiscount Set(decimal discount, DiscountFacts? facts = null) => new("c", "p", "ECS", discount, facts ?? Referral);
}
