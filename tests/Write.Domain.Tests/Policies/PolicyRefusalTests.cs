using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using static PartnerGraph.Write.Domain.Tests.Policies.PolicyBookTests;

namespace PartnerGraph.Write.Domain.Tests.Policies;

public sealed class PolicyRefusalTests
{
    [Theory, Trait("Rule", "INCENT-10")]
    [InlineData("MONTH", true)]
    [InlineData("QUARTER", true)]
    [InlineData("YEAR", false)]
    public void Referral_incentives_are_paid_by_month_or_quarter(string period, bool accepted) =>
        Decided("INCENT-10", "PERIOD_NOT_ALLOWED", accepted, Choosing(PolicyKind.IncentivePeriod, period, "REFERRAL"));

    [Theory, Trait("Rule", "INCENT-11")]
    [InlineData("MONTH", false)]
    [InlineData("QUARTER", true)]
    [InlineData("YEAR", false)]
    public void Reseller_incentives_are_paid_by_quarter(string period, bool accepted) =>
        Decided("INCENT-11", "PERIOD_NOT_ALLOWED", accepted, Choosing(PolicyKind.IncentivePeriod, period, "RESELLER"));

    [Theory]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "0", true)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "1", true)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "1.00000001", false)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "101", false)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "-0.00000001", false)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", "0.000000001", false)]
    [InlineData(PolicyKind.ExchangeRate, "SGD", "0.00000001", true)]
    [InlineData(PolicyKind.ExchangeRate, "SGD", "0", false)]
    [InlineData(PolicyKind.BankTransferMinimum, null, "0", true)]
    [InlineData(PolicyKind.BankTransferMinimum, null, "-0.01", false)]
    public void A_figure_is_what_its_kind_asks(PolicyKind kind, string? subject, string value, bool accepted) =>
        Decided("CSP-33", "POLICY_VALUE_INVALID", accepted, Row(kind, decimal.Parse(value, CultureInfo.InvariantCulture), subject: subject));

    [Theory]
    [InlineData("NO_REVENUE", true)]
    [InlineData("NoRebate", true)]
    [InlineData("SOMETHING", false)]
    public void A_choice_is_one_of_its_kinds(string choice, bool accepted) =>
        Decided("CSP-33", "POLICY_VALUE_INVALID", accepted, Choosing(PolicyKind.ProductRevenue, choice, "ECS"));

    [Fact]
    public void A_kind_of_choices_takes_no_figure_and_a_kind_of_figures_no_choice()
    {
        Decided("CSP-33", "POLICY_VALUE_INVALID", false, Choosing(PolicyKind.ProductRevenue, "NO_REVENUE", "ECS") with { Value = 1m });
        Decided("CSP-33", "POLICY_VALUE_INVALID", false, Row(PolicyKind.PayoutTax, 0.05m) with { Choice = "NO_REVENUE" });
        Decided("CSP-33", "POLICY_VALUE_INVALID", false, Row(PolicyKind.PayoutTax, 0.05m) with { Value = null });
    }

    [Theory]
    [InlineData(PolicyKind.SettlementDiscount, "ECS", true)]
    [InlineData(PolicyKind.SettlementDiscount, null, true)]
    [InlineData(PolicyKind.SettlementDiscount, "NO_SUCH_PRODUCT", false)]
    [InlineData(PolicyKind.Rebate, null, false)]
    [InlineData(PolicyKind.Rebate, "ECS", false)]
    [InlineData(PolicyKind.TierQuota, "GOLD", false)]
    [InlineData(PolicyKind.ExchangeRate, "DOLLAR", false)]
    [InlineData(PolicyKind.ExchangeRate, "S1D", false)]
    [InlineData(PolicyKind.WithholdingTax, " ", false)]
    [InlineData(PolicyKind.BankTransferMinimum, "ECS", false)]
    public void A_subject_is_what_its_kind_asks(PolicyKind kind, string? subject, bool accepted) =>
        Decided("CSP-33", "POLICY_SUBJECT_UNKNOWN", accepted, Row(kind, 0.5m, subject: subject));

    [Theory, Trait("Rule", "CSP-33")]
    [InlineData(PolicyKind.PayoutTax, "CL", true)]
    [InlineData(PolicyKind.PayoutTax, "MAINLAND", true)]
    [InlineData(PolicyKind.PayoutTax, "XX", false)]
    [InlineData(PolicyKind.BankTransferMinimum, "CL", false)]
    public void A_region_is_one_and_only_where_policies_differ_by_it(PolicyKind kind, string region, bool accepted) =>
        Decided("CSP-33", "POLICY_REGION_INVALID", accepted, Row(kind, 0.5m, region));

    [Theory, Trait("Rule", "CSP-33")]
    [InlineData(PolicyKind.SettlementDiscount, "ECS", true, false)]
    [InlineData(PolicyKind.Rebate, "LIST_PRICE_PRODUCTS", true, true)]
    [InlineData(PolicyKind.RebateThreshold, null, true, false)]
    [InlineData(PolicyKind.ResellerRebate, null, true, false)]
    [InlineData(PolicyKind.IncentivePeriod, "REFERRAL", true, true)]
    [InlineData(PolicyKind.TierQuota, "STANDARD", false, true)]
    [InlineData(PolicyKind.PayoutTax, null, true, false)]
    [InlineData(PolicyKind.WithholdingTax, "WHT", true, true)]
    [InlineData(PolicyKind.ExchangeRate, "SGD", false, true)]
    [InlineData(PolicyKind.BankTransferMinimum, null, false, false)]
    [InlineData(PolicyKind.ProductRevenue, "ECS", false, true)]
    public void Each_kind_has_a_region_and_a_subject_where_it_can(PolicyKind kind, string? subject, bool byRegion, bool needsSubject)
    {
        var row = kind switch
        {
            PolicyKind.IncentivePeriod => Choosing(kind, "QUARTER", subject!),
            PolicyKind.ProductRevenue => Choosing(kind, "NO_REVENUE", subject!),
            _ => Row(kind, 0.5m, subject: subject),
        };
        Assert.Empty(Codes(row));
        Assert.Equal(byRegion ? [] : ["POLICY_REGION_INVALID"], Codes(row with { Region = "CL" }));
        Assert.Equal(needsSubject ? ["POLICY_SUBJECT_UNKNOWN"] : [], Codes(row with { Subject = null }));

        static string[] Codes(PolicyRow row) => [.. PolicyDecider.Definition.Given().When(Apply(row)).Decision.Rejections.Select(rejection => rejection.Code)];
    }

    [Theory]
    [InlineData("2024-06-30", "2024-07-01", true)]
    [InlineData("2024-07-01", "2024-07-01", false)]
    [InlineData(null, "2024-07-01", true)]
    public void Two_policies_of_one_kind_do_not_hold_on_one_day(string? until, string from, bool accepted)
    {
        var earlier = Row(PolicyKind.PayoutTax, 0.05m, until: until is null ? null : Day(until));
        var later = Row(PolicyKind.PayoutTax, 0.06m, from: Day(from));
        Decided("CSP-33", "POLICY_OVERLAP", accepted, earlier, later);
        Decided("CSP-33", "POLICY_OVERLAP", accepted, later, earlier);
        var outcome = PolicyDecider.Definition.Given(new PoliciesApplied(1, [new(earlier, null)], "first", default)).When(Apply(later));
        Assert.Equal(accepted, outcome.Decision.IsAccepted);
        // What the earlier row is corrected to in the same application counts, and not what it was.
        Assert.Empty(PolicyDecider.Definition.Given(new PoliciesApplied(1, [new(earlier, null)], "first", default))
            .When(Apply(later, earlier with { Until = Day("2024-06-30") })).Decision.Rejections);
    }

    [Fact]
    public void Other_regions_subjects_and_kinds_stand_beside_each_other()
    {
        var one = Row(PolicyKind.SettlementDiscount, 0.9m, "CL", "ECS", until: Day("2030-12-31"));
        Assert.Empty(PolicyDecider.Definition.Given().When(Apply(one, one with { Region = "PE" }, one with { Subject = "OBS" }, one with { Region = null })).Decision.Rejections);
        Decided("CSP-33", "POLICY_OVERLAP", false, one, one with { From = Day("2030-12-31") });
        PolicyDecider.Definition.Given().When(Apply(one, one)).ThenRejected("CSP-33", "CSP-33");
        PolicyDecider.Definition.Given().When(Apply(one, one with { From = Day("2030-12-31") })).ThenRejected("CSP-33", "CSP-33");
        // Too many at once are not looked at one by one.
        PolicyDecider.Definition.Given().When(Apply([.. Enumerable.Repeat(one, 101)])).ThenRejected("CONV-7");
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", true)]
    public void A_policy_ends_when_it_begins_or_later(string until, bool accepted) =>
        Decided("CSP-33", "POLICY_DAYS_INVALID", accepted, Row(PolicyKind.PayoutTax, 0.05m, until: Day(until)));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void One_application_is_bounded(int count, bool accepted) =>
        Decided("CONV-7", "TOO_MANY_POLICIES", accepted, [.. Enumerable.Range(0, count).Select(day => Row(PolicyKind.PayoutTax, 0.05m, from: Day("2024-01-01").AddDays(day)))]);

    [Fact, Trait("Rule", "CONV-7")]
    public void There_are_at_most_ten_thousand_in_all_and_correcting_one_adds_none()
    {
        PolicyRow Of(int day) => Row(PolicyKind.PayoutTax, 0.05m, from: Day("2024-01-01").AddDays(day));
        Scenario<ApplyPolicies, PolicyBook> Given(int count) =>
            PolicyDecider.Definition.Given(new PoliciesApplied(1, [.. Enumerable.Range(0, count).Select(day => new PolicyChange(Of(day), null))], "first", default));
        var one = Row(PolicyKind.PayoutTax, 0.05m, "CL");
        Given(9_999).When(Apply(one)).Then(new PoliciesApplied(2, [new(one, null)], "as agreed", Apply().At)).AndRepeatingChangesNothing();
        Given(10_000).When(Apply(one)).ThenRejected("CONV-7").WithCode("TOO_MANY_POLICIES");
        Given(10_000).When(Apply(Of(7) with { Value = 0.06m })).Then(new PoliciesApplied(2, [new(Of(7) with { Value = 0.06m }, Of(7))], "as agreed", Apply().At));
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData(PolicyKind.BankTransferMinimum, null)]
    [InlineData(PolicyKind.ExchangeRate, "SGD")]
    public void A_figure_is_no_larger_than_any_amount(PolicyKind kind, string? subject)
    {
        Decided("CONV-5", "AMOUNT_TOO_LARGE", true, Row(kind, 1_000_000_000_000_000m, subject: subject));
        Decided("CONV-5", "AMOUNT_TOO_LARGE", false, Row(kind, 1_000_000_000_000_000.00000001m, subject: subject));
    }

    [Fact]
    public void A_reason_is_needed() => PolicyDecider.Definition.Given().When(Apply(Row(PolicyKind.PayoutTax, 0.05m)) with { Reason = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");

    private static void Decided(string rule, string code, bool accepted, params PolicyRow[] rows)
    {
        var outcome = PolicyDecider.Definition.Given().When(Apply(rows));
        if (accepted) Assert.Empty(outcome.Decision.Rejections);
        else Assert.All(outcome.Decision.Rejections, rejection => Assert.Equal((rule, code), (rejection.RuleId, rejection.Code)));
        Assert.Equal(accepted, outcome.Decision.IsAccepted);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
