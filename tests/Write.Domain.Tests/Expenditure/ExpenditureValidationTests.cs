using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Expenditure.Lines;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

public sealed class ExpenditureValidationTests
{
    [Fact, Trait("Rule", "CSP-23"), Trait("Rule", "CSP-24"), Trait("Rule", "CSP-26")]
    public void What_else_paid_has_eight_decimals_whatever_the_source_states()
    {
        var ninth = Lines.Amount("0.000000001");
        foreach (var (amounts, path) in new[]
        {
            (Lines.Usage.Amounts with { TestCoupons = ninth }, "testCoupons"), (Lines.Usage.Amounts with { FlexiPurchaseCoupons = ninth }, "flexiPurchaseCoupons"),
            (Lines.Usage.Amounts with { StoredValueCards = ninth }, "storedValueCards"),
        })
        {
            var refused = ExpenditureDecider.Decide((Lines.Usage with { Amounts = amounts }).Record(), StoredLine.None).Rejections;
            Assert.Equal([("AMOUNT_TOO_PRECISE", path)], refused.Select(refusal => (refusal.Code, refusal.Path.Split('.')[^1])));
        }

        Assert.Equal(new Money(7m), new OtherPayments(new(1m), new(2m), new(4m)).Total);
    }

    [Fact]
    public void Every_broken_rule_is_named_with_its_field()
    {
        var line = Usage with
        {
            Source = "a:b",
            LineId = "",
            CustomerId = " ",
            ServiceType = "E\nC",
            Region = new string('r', 129),
            Currency = "EUR",
            ChargedFrom = DateTimeOffset.MinValue,
        };
        Assert.Equal(
            ["LINE_ID_INVALID source", "LINE_ID_INVALID lineId", "TEXT_INVALID customerId", "TEXT_INVALID serviceType",
                "TEXT_INVALID region", "INSTANT_INVALID chargedFrom", "CURRENCY_NOT_SUPPORTED currency"],
            Refused(line));
    }

    [Fact]
    public void What_may_be_missing_is_a_text_where_it_is_given()
    {
        Assert.Empty(Check(Usage with { Region = null, ResourceId = null, ResourceName = null, ResourceType = null, OrderId = null }));
        Assert.Equal(
            ["LINE_ID_INVALID source", "TEXT_INVALID resourceId", "TEXT_INVALID resourceName", "TEXT_INVALID resourceType", "TEXT_INVALID orderId"],
            Refused(Usage with { Source = " ", ResourceId = "", ResourceName = "", ResourceType = "", OrderId = "" }));
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("EUR", "'EUR'")]
    [InlineData("twelve chars", "'twelve chars'")]
    [InlineData("as long as one likes", "'as long as o…'")]
    [InlineData(null, "''")]
    public void Another_currency_is_refused_by_name(string? currency, string shown) =>
        Assert.Contains(shown, Assert.Single(Check(Usage with { Currency = currency! })).Message, StringComparison.Ordinal);

    [Theory, Trait("Rule", "BILL-23")]
    [InlineData("1999-12-31T23:59:59.999Z", false)]
    [InlineData("2000-01-01T00:00:00Z", true)]
    [InlineData("2099-12-31T23:00:00Z", true)]
    [InlineData("2100-01-01T00:00:00Z", false)]
    public void A_charge_lies_in_the_calendar(string from, bool accepted)
    {
        var at = DateTimeOffset.Parse(from);
        Assert.Equal(accepted, Check(Usage with { ChargedFrom = at, ChargedTo = at }).Count == 0);
    }

    [Theory, Trait("Rule", "BILL-23")]
    [InlineData("2100-01-01T00:00:00Z", true)]
    [InlineData("2100-01-01T00:00:00.001Z", false)]
    public void A_charge_ends_with_the_calendar(string to, bool accepted) =>
        Assert.Equal(accepted ? [] : ["INSTANT_INVALID chargedTo"], Refused(Usage with { ChargedTo = DateTimeOffset.Parse(to) }));

    [Fact, Trait("Rule", "BILL-23")]
    public void A_charge_may_end_when_it_begins_and_not_before()
    {
        Assert.Empty(Check(Usage with { ChargedTo = Usage.ChargedFrom }));
        Assert.Equal(["INSTANT_INVALID chargedTo"], Refused(Usage with { ChargedTo = Usage.ChargedFrom.AddTicks(-1) }));
    }

    [Theory, Trait("Rule", "EXPEND-21")]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void A_resource_id_has_a_longest_length(int length, bool accepted) =>
        Assert.Equal(accepted, Check(Usage with { ResourceId = new string('x', length) }).Count == 0);

    [Theory]
    [InlineData("naïve 云 😀", true)]
    [InlineData("delete \u007f", false)]
    public void A_name_is_text(string name, bool accepted) =>
        Assert.Equal(accepted, Check(Usage with { ResourceName = name }).Count == 0);

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() => Assert.NotEmpty(Check(Usage with { ResourceName = "half " + '\ud83d' }));

    private static IReadOnlyList<PartnerGraph.Write.Domain.Kernel.Rejection> Check(ExpenditureLine line) => ExpenditureValidation.Check(line, AmountPrecision.EightDecimals);

    private static IEnumerable<string> Refused(ExpenditureLine line) => Check(line).Select(refused => $"{refused.Code} {refused.Path}");
}
