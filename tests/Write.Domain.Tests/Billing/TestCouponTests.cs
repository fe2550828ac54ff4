using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

public sealed class TestCouponTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly TestPurpose Nothing = new(null, null, null, null, null);

    private static readonly TestPurpose Whole = new("P", "A trial.", "Two ECS.", 30, new(2024, 12, 1));

    [Fact, Trait("Rule", "COUPON-18")]
    public void From_the_ecosystem_manager_it_is_for_one_reseller_customer()
    {
        Given().When(Ask(100m) with { Channel = TestCouponChannel.EcosystemManager }).ThenRejected("COUPON-18").WithCode("CUSTOMER_REQUIRED");
        var asked = Ask(100m) with { Channel = TestCouponChannel.EcosystemManager, CustomerId = "C" };
        Given().When(asked).ThenRejected("COUPON-18").WithCode("CUSTOMER_REQUIRED");
        Given().When(asked with { IsCustomer = true }).Then(Asked(100m) with { Channel = TestCouponChannel.EcosystemManager, CustomerId = "C" }).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "COUPON-20")]
    public void In_the_partner_centre_it_is_for_all_of_them()
    {
        Given().When(Ask(100m)).Then(Asked(100m));
        Given().When(Ask(100m) with { CustomerId = "C", IsCustomer = true }).ThenRejected("COUPON-20").WithCode("CUSTOMER_NOT_EXPECTED");
    }

    [Theory, Trait("Rule", "COUPON-27")]
    [InlineData("projectId")]
    [InlineData("background")]
    [InlineData("configuration")]
    [InlineData("durationDays")]
    [InlineData("orderOn")]
    public void On_the_partners_behalf_everything_is_stated(string missing)
    {
        var purpose = missing switch
        {
            "projectId" => Whole with { ProjectId = " " },
            "background" => Whole with { Background = null },
            "configuration" => Whole with { Configuration = "" },
            "durationDays" => Whole with { DurationDays = null },
            _ => Whole with { OrderOn = null },
        };
        var refused = Assert.Single(TestCouponDecider.Decide(Ask(100m) with { OnBehalf = true, Purpose = purpose }, TestCoupons.None).Rejections);
        Assert.Equal(("COUPON-27", "REQUIRED", missing), (refused.RuleId, refused.Code, refused.Path));
    }

    [Fact, Trait("Rule", "COUPON-26")]
    public void On_the_partners_behalf_the_request_names_partner_and_project() =>
        Given().When(Ask(100m) with { OnBehalf = true, Purpose = Whole }).Then(Asked(100m) with { OnBehalf = true, Purpose = Whole });

    [Theory, Trait("Rule", "COUPON-27")]
    [InlineData(0)]
    [InlineData(367)]
    public void A_test_takes_1_to_366_days(int days)
    {
        Given().When(Ask(100m) with { Purpose = Nothing with { DurationDays = days } }).ThenRejected("COUPON-27").WithCode("DAYS_INVALID");
        Given(Asked(100m)).When(Approve() with { ValidDays = days }).ThenRejected("COUPON-27").WithCode("DAYS_INVALID");
    }

    [Theory, Trait("Rule", "COUPON-27")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(366)]
    public void A_test_may_take_a_day_or_a_year(int days)
    {
        Given().When(Ask(100m) with { Purpose = Nothing with { DurationDays = days } }).Then(Asked(100m) with { Purpose = Nothing with { DurationDays = days } });
        Given(Asked(100m)).When(Approve() with { ValidDays = days }).Then(Approved(100m) with { ValidTo = new DateOnly(2024, 11, 4).AddDays(days - 1) });
    }

    [Theory, Trait("Rule", "COUPON-27")]
    [InlineData("0")]
    [InlineData("-1")]
    public void An_amount_above_0_is_asked_for_and_granted(string amount)
    {
        var given = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        Given().When(Ask(given)).ThenRejected("COUPON-27").WithCode("AMOUNT_INVALID");
        Given(Asked(100m)).When(Approve() with { Amount = given }).ThenRejected("COUPON-27").WithCode("AMOUNT_INVALID");
    }

    [Fact, Trait("Rule", "COUPON-28")]
    public void The_tiers_limit_of_the_year_is_not_exceeded()
    {
        Given().When(Ask(1_000m)).Then(Asked(1_000m));
        Given().When(Ask(1_000.01m)).ThenRejected("COUPON-28").WithCode("TEST_COUPON_LIMIT_EXCEEDED");
        Given(Asked(400m, "other")).When(Ask(600m)).Then(Asked(600m));
        Given(Asked(400m, "other")).When(Ask(600.01m)).ThenRejected("COUPON-28").WithCode("TEST_COUPON_LIMIT_EXCEEDED");
    }

    [Theory, Trait("Rule", "COUPON-28")]
    [InlineData("Standard", 1_000)]
    [InlineData("Advanced", 3_000)]
    [InlineData("Premier", 6_000)]
    [InlineData("Core", 10_000)]
    [InlineData(null, 0)]
    public void The_limit_follows_the_tier(string? tier, int limit) => Given().When(Ask(limit + 0.01m) with { Tier = tier }).ThenRejected("COUPON-28").WithCode("TEST_COUPON_LIMIT_EXCEEDED");

    [Fact, Trait("Rule", "COUPON-28")]
    public void Another_year_and_rejected_requests_do_not_count()
    {
        // 23:59:59 of December 31 in the business zone.
        Given(Asked(1_000m, "other") with { RequestedAt = new(2023, 12, 31, 15, 59, 59, TimeSpan.Zero) }).When(Ask(1_000m)).Then(Asked(1_000m));
        Given(Asked(1_000m, "other") with { RequestedAt = new(2023, 12, 31, 16, 0, 0, TimeSpan.Zero) }).When(Ask(1m)).ThenRejected("COUPON-28").WithCode("TEST_COUPON_LIMIT_EXCEEDED");
        Given(Asked(1_000m, "other"), new TestCouponRejected("p", "other", "No.", Now)).When(Ask(1_000m)).Then(Asked(1_000m));
        Given(Asked(1_000m, "other"), Approved(300m, "other")).When(Ask(700m)).Then(Asked(700m));
        Given(Asked(1_000m, "other"), Approved(300m, "other")).When(Ask(700.01m)).ThenRejected("COUPON-28").WithCode("TEST_COUPON_LIMIT_EXCEEDED");
    }

    [Fact, Trait("Rule", "COUPON-29")]
    public void Additional_ones_for_a_project_are_beyond_the_limit()
    {
        Given(Asked(1_000m, "other")).When(Ask(500m) with { Additional = true }).ThenRejected("COUPON-29").WithCode("REQUIRED");
        Given(Asked(1_000m, "other")).When(Ask(500m) with { Additional = true, Purpose = Whole }).Then(Asked(500m) with { Additional = true, Purpose = Whole });
        var additional = Asked(500m, "other") with { Additional = true, Purpose = Whole };
        Given(additional).When(Ask(1_000m)).Then(Asked(1_000m));
        Given(additional, Approved(500m, "other")).When(Ask(1_000m)).Then(Asked(1_000m));
    }

    [Fact, Trait("Rule", "COUPON-18")]
    public void Who_decides_grants_what_was_asked_or_less()
    {
        Given(Asked(100m)).When(Approve()).Then(Approved(100m)).AndRepeatingChangesNothing();
        Given(Asked(100m), Approved(60m)).When(Approve() with { Amount = 60m, ValidDays = 90 }).ThenNothing();
        Given(Asked(100m), Approved(60m)).When(Approve()).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
        Given(Asked(100m), Approved(100m)).When(Approve() with { Amount = 99.99999999m }).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
        Given(Asked(100m), Approved(100m)).When(Approve() with { ValidDays = 89 }).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
        Given(Asked(100m)).When(Approve() with { Amount = 100.00000001m }).ThenRejected("COUPON-18").WithCode("AMOUNT_ABOVE_REQUEST");
        Given(Asked(100m)).When(Approve() with { Amount = 60m, ValidDays = 1 }).Then(Approved(60m) with { ValidTo = new(2024, 11, 4) });
        Given(Asked(100m) with { Purpose = Whole }).When(Approve()).Then(Approved(100m) with { ValidTo = new(2024, 12, 3) });
        Given().When(Approve()).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
    }

    [Fact, Trait("Rule", "COUPON-18")]
    public void A_request_is_answered_once()
    {
        var rejected = new TestCouponRejected("p", "r", "No.", Now);
        Given(Asked(100m)).When(new RejectTestCoupon("p", "r", "No.", Now)).Then(rejected).AndRepeatingChangesNothing();
        Given(Asked(100m), rejected).When(new RejectTestCoupon("p", "r", "Not now.", Now)).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
        Given(Asked(100m)).When(new RejectTestCoupon("p", "r", " ", Now)).ThenRejected("COUPON-18").WithCode("REASON_REQUIRED");
        Given(Asked(100m), rejected).When(Approve()).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
        Given(Asked(100m), Approved(100m)).When(new RejectTestCoupon("p", "r", "No.", Now)).ThenRejected("COUPON-18").WithCode("REQUEST_NOT_OPEN");
    }

    private static Scenario<TestCouponCommand, TestCoupons> Given(params IReadOnlyList<IDomainEvent> history) => TestCouponDecider.Definition.Given(history);

    private static RequestTestCoupon Ask(decimal amount) => new(
        "p", "r", TestCouponChannel.Portal, null, false, Nothing, amount, false, false, "Standard", TestCouponPolicy.Default, BusinessTime.Default, Now);

    private static TestCouponRequested Asked(decimal amount, string id = "r") => new("p", id, TestCouponChannel.Portal, null, Nothing, new(amount), false, false, Now);

    private static ApproveTestCoupon Approve() => new("p", "r", null, null, TestCouponPolicy.Default, BusinessTime.Default, Now);

    // 90 days, today included.
    private static TestCouponApproved Approved(decimal amount, string id = "r") =>
        new("p", id, $"test-{id}", new(amount), new(2024, 11, 4), new(2025, 2, 1), Now);
}
