using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>The coupons of the time before they were the partner's, the end of that time, and what became of them.</summary>
public sealed class CouponConversionTests
{
    // Seconds of GMT+08:00.
    private static readonly DateTimeOffset Then = At("2020-06-01T00:00:00"), Now = At("2024-11-04T10:00:00");

    [Theory, Trait("Rule", "COUPON-30"), Trait("Rule", "COUPON-45")]
    [InlineData("CL", "2020-12-31T23:59:59", "")]
    [InlineData("CL", "2021-01-01T00:00:00", "COUPON-30")]
    [InlineData("SG", "2021-03-31T23:59:59", "")]
    [InlineData("SG", "2021-04-01T00:00:00", "COUPON-45")]
    public void Partners_issued_coupons_until_the_cut_over_of_their_region(string country, string at, string rule)
    {
        var issue = Issue("k", 20m, At(at)) with
        {
            At = At(at),
            CutOverFrom = CouponCutOver.Default.FirstDayOf(country),
            EndedBy = CouponCutOver.Default.EndedBy(country),
        };
        if (rule.Length == 0) Given(Granted(500m)).When(issue).Then(Issued("k", 20m, At(at))).AndRepeatingChangesNothing();
        else Given(Granted(500m)).When(issue).ThenRejected(rule).WithCode("COUPON_ISSUING_DISCONTINUED");
    }

    [Fact, Trait("Rule", "COUPON-33")]
    public void What_a_partner_issues_comes_out_of_its_quota()
    {
        Given(Granted(20m)).When(Issue("k", 20.00000001m)).ThenRejected("COUPON-33").WithCode("COUPON_QUOTA_INSUFFICIENT");
        Assert.Equal(Money.Zero, Given(Granted(20m)).When(Issue("k", 20m)).Then(Issued("k", 20m)).StateAfter().Left);
        var vendors = Given(Granted(20m)).When(Issue("k", 30m) with { Origin = CustomerCouponOrigin.Vendor }).Then(Issued("k", 30m) with { Origin = CustomerCouponOrigin.Vendor });
        Assert.Equal(new Money(20m), vendors.StateAfter().Left);
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void Quotas_and_coupons_stay_sums_that_can_be_held()
    {
        const decimal most = 99_999_999_999_999_999_999m;
        Assert.True(Given(Granted(most)).When(new GrantCouponQuota("p", "h", 0.99999999m, Then)).Decision.IsAccepted);
        Given(Granted(most)).When(new GrantCouponQuota("p", "h", 1m, Then)).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
        var given = Given(Issued("a", most - 1m), Issued("b", 1m));
        Assert.True(given.When(Issue("k", 0.99999999m) with { Origin = CustomerCouponOrigin.Vendor }).Decision.IsAccepted);
        given.When(Issue("k", 1m) with { Origin = CustomerCouponOrigin.Vendor }).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }

    [Fact, Trait("Rule", "COUPON-33")]
    public void A_grant_and_a_coupon_count_once_and_with_other_figures_not_at_all()
    {
        Given().When(new GrantCouponQuota("p", "g", 500m, Then)).Then(Granted(500m)).AndRepeatingChangesNothing();
        Given(Granted(500m)).When(new GrantCouponQuota("p", "g", 500.00000001m, Then)).ThenRejected("COUPON-33").WithCode("REFERENCE_REUSED");
        var again = Issue("k", 20m);
        foreach (var other in new[]
        {
            again with { Amount = 21m }, again with { CustomerId = "D" }, again with { Origin = CustomerCouponOrigin.Vendor }, again with { Products = ["ECS"] },
            again with { Excludes = [CombinableDiscount.Commercial] },
        })
            Given(Granted(500m), Issued("k", 20m)).When(other).ThenRejected("COUPON-33").WithCode("REFERENCE_REUSED");
        Given(Granted(500m)).When(Issue("k", 20m, Now.AddSeconds(1)) with { Origin = CustomerCouponOrigin.Vendor }).ThenRejected("COUPON-33").WithCode("TIME_INVALID");
        Given().When(new GrantCouponQuota("p", "g", 0m, Then)).ThenRejected("COUPON-33").WithCode("AMOUNT_INVALID");
    }

    [Fact, Trait("Rule", "COUPON-4")]
    public void A_partner_issued_to_its_own_customers_and_set_what_the_coupon_pays()
    {
        Given(Granted(500m)).When(Issue("k", 20m) with { IsCustomer = false }).ThenRejected("COUPON-4").WithCode("NOT_A_CUSTOMER");
        var issued = Issued("k", 20m) with { Products = ["ECS"], Excludes = [CombinableDiscount.Commercial] };
        var state = Given(Granted(500m)).When(Issue("k", 20m) with { Products = ["ECS"], Excludes = [CombinableDiscount.Commercial] }).Then(issued).StateAfter();
        var became = CouponQuotaDecider.Became(Converted("k", 20m), state);
        Assert.Equal("ECS", Assert.Single(became!.Terms.Products));
        Assert.Equal("C", Assert.Single(became.Terms.CustomerIds));
        Assert.Equal(CouponOrigin.Converted, became.Terms.Origin);
        Assert.Equal(CombinableDiscount.Commercial, Assert.Single(became.Terms.Excludes));
    }

    [Fact, Trait("Rule", "COUPON-11"), Trait("Rule", "COUPON-13")]
    public void What_is_left_of_the_quota_becomes_a_coupon_for_all_reseller_customers()
    {
        var converted = new CouponQuotaConverted("p", "quota-1", new(500m), Now);
        var state = Given(Granted(500m)).When(Convert()).Then(converted).By("COUPON-11").StateAfter();
        Assert.Equal(Money.Zero, state.Left);
        Assert.Empty(CouponQuotaDecider.Became(converted, state)!.Terms.CustomerIds);
        Given(Granted(500m), converted).When(Convert()).ThenNothing();
        // What is granted later converts as another coupon.
        Given(Granted(500m), converted, Granted(7m) with { ReferenceId = "later" }).When(Convert()).Then(new CouponQuotaConverted("p", "quota-2", new(7m), Now));
    }

    [Fact, Trait("Rule", "COUPON-14"), Trait("Rule", "COUPON-15")]
    public void Coupons_of_reseller_customers_become_the_partners_from_whomever_they_were()
    {
        var vendor = Issued("v", 30m) with { Origin = CustomerCouponOrigin.Vendor };
        Given(Granted(20m), Issued("k", 20m), vendor).When(Convert("C"))
            .Then(Converted("k", 20m), Converted("v", 30m) with { Origin = CustomerCouponOrigin.Vendor }).By("COUPON-14", "COUPON-15");
    }

    [Fact, Trait("Rule", "COUPON-14")]
    public void Coupons_of_others_stay_theirs_for_ever()
    {
        var kept = new CustomerCouponKept("p", "C", "k", Now);
        Given(Granted(20m), Issued("k", 20m)).When(Convert()).Then(kept).AndRepeatingChangesNothing();
        Given(Granted(20m), Issued("k", 20m), kept).When(Convert("C")).ThenNothing();
    }

    [Theory, Trait("Rule", "COUPON-31")]
    [InlineData("SG", 2021, 3, false)]
    [InlineData("SG", 2021, 4, true)]
    [InlineData("CL", 2020, 12, false)]
    [InlineData("CL", 2021, 1, true)]
    public void Coupons_are_deducted_centrally_from_the_cut_over_on(string country, int year, int month, bool central)
    {
        var bill = new BillingMonth(year, month);
        Assert.Equal(central, CouponCutOver.Default.IsCentral(country, bill));
        var generated = PartnerAccountDecider.Definition.Given(
            new CouponIssued("p", "k", new(50m), CouponTerms.Unrestricted), new BillingMonthClosed("p", bill, Now))
            .When(new GenerateBill("p", bill, [new(bill, new(80m))], [new("C", "ECS", bill.FirstDay, new(80m), BillingMode.PayPerUse)], Central: CouponCutOver.Default.IsCentral(country, bill)));
        Assert.Equal(new Money(central ? 30m : 80m), generated.StateAfter().Due);
    }

    [Theory, Trait("Rule", "COUPON-11")]
    [InlineData("SG", 2021, 2, false)]
    [InlineData("SG", 2021, 3, true)]
    [InlineData("CL", 2020, 11, false)]
    [InlineData("CL", 2020, 12, true)]
    [InlineData("CL", 2024, 11, true)]
    public void Conversion_follows_the_bill_of_the_last_month_before_the_cut_over_and_later_ones(string country, int year, int month, bool converts) =>
        Assert.Equal(converts, CouponCutOver.Default.ConvertsAfter(country, new(year, month)));

    [Fact, Trait("Rule", "COUPON-16")]
    public void A_coupon_that_was_a_customers_pays_for_that_one_alone()
    {
        var bill = new BillingMonth(2024, 11);
        var account = PartnerAccountDecider.Definition.Given(
            new CouponIssued("p", "k", new(60m), CouponTerms.Unrestricted with { CustomerIds = ["C"] }), new BillingMonthClosed("p", bill, Now))
            .When(new GenerateBill("p", bill, [new(bill, new(70m))], [new("C", "ECS", bill.FirstDay, new(20m), BillingMode.PayPerUse), new("D", "ECS", bill.FirstDay, new(50m), BillingMode.PayPerUse)])).StateAfter();
        Assert.Equal((new Money(50m), new Money(40m)), (account.Due, account.CouponsLeft));
    }

    [Fact, Trait("Rule", "COUPON-34")]
    public void Coupons_pay_when_the_bill_is_made_and_no_debt_afterwards() => PartnerAccountDecider.Definition.Given(
            new CouponIssued("p", "k", new(50m), CouponTerms.Unrestricted), new BillGenerated("p", new(2024, 11), new(50m), [], new(50m), Money.Zero, [], Money.Zero))
        .When(new Repay("p", "r", 50m, PaymentSource.Coupon, Now)).ThenRejected("COUPON-34").WithCode("PAYMENT_SOURCE_INVALID");

    private static Scenario<CouponQuotaCommand, CouponQuota> Given(params IReadOnlyList<IDomainEvent> history) => CouponQuotaDecider.Definition.Given(history);

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00").ToUniversalTime();

    private static CouponQuotaGranted Granted(decimal amount) => new("p", "g", new(amount), Then);

    private static IssueHistoricCoupon Issue(string id, decimal amount, DateTimeOffset? at = null) => new(
        "p", "C", true, id, CustomerCouponOrigin.Partner, amount, [], [], at ?? Then, new(2021, 1, 1), ConversionRules.Ended, BusinessTime.Default, Now);

    private static HistoricCouponIssued Issued(string id, decimal amount, DateTimeOffset? at = null) =>
        new("p", "C", id, CustomerCouponOrigin.Partner, new(amount), [], [], at ?? Then);

    private static CustomerCouponConverted Converted(string id, decimal amount) =>
        new("p", "C", id, $"customer-{id}", CustomerCouponOrigin.Partner, new(amount), Now);

    private static ConvertCoupons Convert(params string[] resellers) => new("p", [.. resellers], Now);
}
