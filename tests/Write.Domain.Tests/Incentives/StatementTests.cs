using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

/// <summary>Closing months, and the statements that follow.</summary>
public sealed class StatementTests
{
    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11), December = new(2024, 12);

    // 23:59:59 of November 30 and 00:00:00 of December 1 in GMT+08:00.
    private static readonly DateTimeOffset LastSecond = new(2024, 11, 30, 15, 59, 59, TimeSpan.Zero), NextMonth = LastSecond.AddSeconds(1);

    private static readonly IncentiveTerms Terms = new(PolicyBook.Empty, "CL");

    [Fact, Trait("Rule", "INCENT-7")]
    public void A_month_closes_once_it_has_ended_in_the_business_zone()
    {
        Given().When(Close(November, at: LastSecond)).ThenRejected("INCENT-7").WithCode("PERIOD_RUNNING");
        Given().When(Close(November)).Then(new IncentiveMonthClosed("p", November, "2024-11", NextMonth)).AndRepeatingChangesNothing();
        Given(new IncentiveMonthClosed("p", November, "2024-11", NextMonth)).When(Close(October)).ThenNothing();
    }

    [Theory, Trait("Rule", "INCENT-1")]
    [InlineData(IncentivePeriod.Month, 11, "2024-11")]
    [InlineData(IncentivePeriod.Quarter, 11, null)]
    [InlineData(IncentivePeriod.Quarter, 3, "2024-Q1")]
    [InlineData(IncentivePeriod.Quarter, 12, "2024-Q4")]
    [InlineData(IncentivePeriod.Year, 11, null)]
    [InlineData(IncentivePeriod.Year, 12, "2024")]
    public void A_period_ends_with_its_last_month(IncentivePeriod period, int month, string? name)
    {
        var at = NextMonth.AddMonths(2);
        Given().When(Close(new(2024, month), period, at)).Then(new IncentiveMonthClosed("p", new(2024, month), name, at));
        if (name is not null) Assert.Equal(name, IncentiveSpan.Parse(name)!.Value.ToString());
    }

    [Theory]
    [InlineData("2024-Q5")]
    [InlineData("2024-13")]
    [InlineData("2024-Q")]
    [InlineData("24")]
    [InlineData("")]
    public void Other_texts_name_no_period(string text) => Assert.Null(IncentiveSpan.Parse(text));

    [Fact, Trait("Rule", "INCENT-7"), Trait("Rule", "INCENT-16")]
    public void A_closed_period_is_stated_once_whatever_comes_later()
    {
        var closed = new IncentiveMonthClosed("p", November, "2024-11", NextMonth);
        var stated = Assert.IsType<IncentiveStatementGenerated>(Assert.Single(Given(closed).When(State(Sale(200m))).Decision.Events));
        Assert.Equal(("p@Referral@2024-11", "2024-11", new Money(200m), new Money(40m), new Money(40m)), (stated.StatementId, stated.Period, stated.Performance, stated.Incentive, stated.Net));
        Given(closed, stated).When(State(Sale(999m))).ThenNothing();
        Given(closed).When(State()).ThenNothing();
        Given().When(State(Sale(1m))).ThenRejected("INCENT-7");
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_is_taken_back_beyond_what_was_earned_is_the_next_statements_claim()
    {
        var first = Given(Closed(October)).When(State(October, Sale(-100m))).StateAfter();
        Assert.Equal((new Money(-20m), Money.Zero, new Money(20m)), (Of(first, October).Incentive, Of(first, October).Net, first.Claim));
        var events = new List<IDomainEvent> { Closed(October), Of(first, October).Stated, Closed(November) };
        var second = Given([.. events]).When(State(November, Sale(75m))).StateAfter();
        Assert.Equal((new Money(15m), Money.Zero, new Money(5m)), (Of(second, November).Incentive, Of(second, November).Net, second.Claim));
        events.AddRange([Of(second, November).Stated, Closed(December)]);
        var third = Given([.. events]).When(State(December, Sale(75m))).StateAfter();
        Assert.Equal((new Money(15m), new Money(10m), Money.Zero), (Of(third, December).Incentive, Of(third, December).Net, third.Claim));
    }

    [Fact, Trait("Rule", "INCENT-12"), Trait("Rule", "INCENT-17")]
    public void A_month_of_the_reseller_model_shows_what_was_billed_and_earns_nothing()
    {
        var stated = Assert.IsType<IncentiveStatementGenerated>(Assert.Single(Given().When(Billed(November, list: 1_000m, billed: 800m)).Decision.Events));
        Assert.Equal(("p@Reseller@2024-11", new Money(800m), Money.Zero, Money.Zero), (stated.StatementId, stated.Performance, stated.Incentive, stated.Net));
        Assert.Equal("0.00000000", stated.Incentive.ToExactString());
        Given(stated).When(Billed(November, 1m, 1m)).ThenNothing();
    }

    [Theory, Trait("Rule", "INCENT-13")]
    [InlineData("9999.99999999", null)]
    [InlineData("10000", "2000.00000000")]
    public void A_quarter_gives_a_rebate_from_the_threshold_on(string performance, string? net)
    {
        var rest = decimal.Parse(performance, System.Globalization.CultureInfo.InvariantCulture) - 4_000m;
        IDomainEvent[] months = [.. Given().When(Billed(October, 1_000m, 1_000m)).Decision.Events, .. Given().When(Billed(November, 3_000m, 3_000m)).Decision.Events];
        var events = Given(months).When(Billed(December, rest, rest)).Decision.Events.Cast<IncentiveStatementGenerated>().ToList();
        Assert.Equal(net is null ? ["2024-12"] : (string[])["2024-12", "2024-Q4"], events.Select(e => e.Period));
        // Asked again, no month counts twice.
        Given([.. months, .. events]).When(Billed(December, rest, rest)).ThenNothing();
        if (net is not null) Assert.Equal((net, 3), (events[1].Net.ToExactString(), events[1].Lines.Length));
    }

    [Fact, Trait("Rule", "INCENT-13")]
    public void A_quarter_without_usage_in_its_last_month_gives_its_rebate_all_the_same()
    {
        var month = Given().When(Billed(October, 10_000m, 10_000m)).Decision.Events;
        var quarter = Assert.IsType<IncentiveStatementGenerated>(Assert.Single(Given([.. month]).When(new StateResellerMonth("p", December, [], Terms, NextMonth)).Decision.Events));
        Assert.Equal(("2024-Q4", new Money(2_000m)), (quarter.Period, quarter.Net));
    }

    [Fact, Trait("Rule", "INCENT-13")]
    public void What_is_billed_less_for_an_earlier_quarter_takes_back_what_that_quarter_gave()
    {
        IDomainEvent[] before = [.. Given().When(Billed(December, 10_000m, 10_000m)).Decision.Events];
        var march = new BillingMonth(2025, 3);
        var correction = new StateResellerMonth("p", march, [new(December, "ECS", Offering.Cloud, new(-500m), new(-500m))], Terms, NextMonth.AddMonths(5));
        var events = Given(before).When(correction).Decision.Events.Cast<IncentiveStatementGenerated>().ToList();
        Assert.Equal(("2025-Q1", new Money(-100m), Money.Zero), (events[1].Period, events[1].Incentive, events[1].Net));
        Assert.Equal("p@Reseller@2024-Q4", Assert.Single(events[1].Lines).EarnedIn);
        Assert.Equal(new Money(100m), Given(before).When(correction).StateAfter().Claim);
    }

    [Fact, Trait("Rule", "INCENT-13"), Trait("Rule", "CSP-28")]
    public void What_comes_for_an_earlier_quarter_is_given_what_that_quarter_gave_its_product_or_else_the_others()
    {
        var book = new PolicyBook(1, [new(PolicyKind.ProductRevenue, null, "OBS", null, nameof(RevenueCategory.NoRebate), new(2024, 1, 1), null)]);
        IDomainEvent[] before = [.. Given().When(Billed(December, new(book, "CL"), Product(December, "OBS", 500m), Product(December, "ECS", 9_500m))).Decision.Events];
        Assert.Equal([("ECS", new Money(1_900m)), ("OBS", Money.Zero)], ((IncentiveStatementGenerated)before[1]).Lines.Select(line => (line.ServiceType, line.Amount)));
        var later = Billed(
            new(2025, 3), Terms, Product(December, "RDS", 100m), Product(December, "OBS", 100m), Product(December, "ECS", 100m), Product(new(2024, 9), "ECS", 100m)) with
        { At = NextMonth.AddMonths(5) };
        var quarter = (IncentiveStatementGenerated)Given(before).When(later).Decision.Events[1];
        Assert.Equal(
            [(9, "ECS", null, 0m, 0), (12, "ECS", "p@Reseller@2024-Q4", 20m, 1), (12, "OBS", "p@Reseller@2024-Q4", 0m, 1), (12, "RDS", "p@Reseller@2024-Q4", 20m, 1)],
            quarter.Lines.Select(line => (line.Month.Month, line.ServiceType, line.EarnedIn, line.Amount.Amount, line.PolicyVersion)));
    }

    [Fact, Trait("Rule", "INCENT-13")]
    public void A_quarter_adds_its_months_up_product_by_product()
    {
        IDomainEvent[] october = [.. Given().When(Billed(October, Terms, Product(October, "ECS", 6_000m))).Decision.Events];
        IDomainEvent[] november = [.. october, .. Given(october).When(Billed(November, Terms, Product(November, "OBS", 1m), Product(November, "ECS", 7m) with { Offering = Offering.Koogallery }, Product(November, "ECS", 2m), Product(October, "ECS", -1_000m))).Decision.Events];
        var events = Given(november).When(Billed(December, Terms, Product(December, "ECS", 5_000m))).Decision.Events;
        Assert.Equal(
            [("1", 10, "ECS", 5_000m, 1_000m), ("2", 11, "ECS", 2m, 0.4m), ("3", 11, "ECS", 7m, 1.4m), ("4", 11, "OBS", 1m, 0.2m), ("5", 12, "ECS", 5_000m, 1_000m)],
            ((IncentiveStatementGenerated)events[1]).Lines.Select(line => (line.LineId, line.Month.Month, line.ServiceType, line.ListPrice.Amount, line.Amount.Amount)));
        var shown = ((IncentiveStatementGenerated)november[1]).Lines;
        Assert.Equal([("1", 10, "ECS", -1_000m), ("2", 11, "ECS", 2m), ("3", 11, "ECS", 7m), ("4", 11, "OBS", 1m)], shown.Select(line => (line.LineId, line.Month.Month, line.ServiceType, line.Performance.Amount)));
        Assert.Equal((new DateOnly(2024, 11, 1), new DateOnly(2024, 11, 30)), (shown[1].From, shown[1].To));
    }

    [Theory, Trait("Rule", "INCENT-13")]
    [InlineData(31, 1)]
    [InlineData(32, 2)]
    public void The_threshold_is_that_of_the_quarters_last_day(int day, int statements)
    {
        var terms = new IncentiveTerms(new(1, [new(PolicyKind.RebateThreshold, "CL", null, 10_000.01m, null, new DateOnly(2024, 12, 1).AddDays(day - 1), null)]), "CL");
        Assert.Equal(statements, Given().When(Billed(December, terms, Product(December, "ECS", 10_000m))).Decision.Events.Count);
    }

    [Fact, Trait("Rule", "INCENT-12")]
    public void A_month_of_the_reseller_model_takes_nothing_back()
    {
        IDomainEvent[] before = [.. Given().When(Billed(December, 10_000m, 10_000m)).Decision.Events];
        var less = Billed(new(2025, 3), Terms, Product(December, "ECS", -500m)) with { At = NextMonth.AddMonths(5) };
        IDomainEvent[] claimed = [.. before, .. Given(before).When(less).Decision.Events];
        var april = Given(claimed).When(Billed(new(2025, 4), Terms, Product(new(2025, 4), "ECS", 50_000m)));
        Assert.Equal((Money.Zero, new Money(100m)), (((IncentiveStatementGenerated)april.Decision.Events[0]).Claim, april.StateAfter().Claim));
        var june = Given([.. claimed, .. april.Decision.Events]).When(Billed(new(2025, 6), Terms));
        Assert.Equal((new Money(100m), new Money(9_900m), Money.Zero), (((IncentiveStatementGenerated)june.Decision.Events[0]).Claim, ((IncentiveStatementGenerated)june.Decision.Events[0]).Net, june.StateAfter().Claim));
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_stated_stays_a_sum_that_can_be_held()
    {
        var most = decimal.Parse("99999999999999999999.99999999", System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Given(Closed(November)).When(State(Sale(most))).Decision.IsAccepted);
        Given(Closed(November)).When(State(Sale(most), Sale(0.00000001m))).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
        var claim = new IncentiveStatementGenerated(
            "p", "p@Referral@2024-10", AssociationModel.Referral, "2024-10", Money.Zero, new(-most), Money.Zero, Money.Zero, 0, [], NextMonth);
        Assert.True(Given(claim, Closed(November)).When(State(Sale(0m))).Decision.IsAccepted);
        Given(claim, Closed(November)).When(State(Sale(-1m))).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }

    [Theory]
    [InlineData("p@Referral@2024-11", true)]
    [InlineData("p@q@Reseller@2024-Q4", true)]
    [InlineData("p@referral@2024-11", false)]
    [InlineData("p@0@2024-11", false)]
    [InlineData("p@Referral@2024-Q5", false)]
    [InlineData("p@Referral", false)]
    [InlineData("Referral@2024-11", false)]
    public void A_statement_and_its_lines_are_named_by_partner_model_and_period(string id, bool isName)
    {
        var named = StatementIds.Parse(id);
        Assert.Equal(isName, named is not null);
        if (named is var (partner, model, span)) Assert.Equal(id, StatementIds.Of(partner, model, span));
        Assert.Equal(isName ? (id, "12") : null, StatementIds.ParseLine(StatementIds.LineOf(id, "12")));
        Assert.Null(StatementIds.ParseLine(StatementIds.LineOf(id, "")));
        Assert.Null(StatementIds.ParseLine(id));
    }

    private static Scenario<IncentiveCommand, IncentiveLedger> Given(params IDomainEvent[] events) => IncentiveLedgerDecider.Definition.Given(events);

    private static CloseIncentiveMonth Close(BillingMonth month, IncentivePeriod period = IncentivePeriod.Month, DateTimeOffset? at = null) =>
        new("p", month, period, BusinessTime.Default, at ?? NextMonth);

    private static IncentiveMonthClosed Closed(BillingMonth month) => new("p", month, $"{month}", NextMonth);

    private static StateReferralIncentive State(params ReferralUsage[] usage) => State(November, usage);

    private static StateReferralIncentive State(BillingMonth month, params ReferralUsage[] usage) =>
        new("p", IncentiveSpan.Of(month), [.. usage.Select(of => of with { Day = month.FirstDay })], Terms, NextMonth);

    private static ReferralUsage Sale(decimal list) => new(November.FirstDay, "ECS", Offering.Cloud, 0, new(list), null);

    private static StateResellerMonth Billed(BillingMonth month, decimal list, decimal billed) =>
        new("p", month, [new(month, "ECS", Offering.Cloud, new(list), new(billed))], Terms, NextMonth);

    private static StateResellerMonth Billed(BillingMonth month, IncentiveTerms terms, params BilledProduct[] products) => new("p", month, [.. products], terms, NextMonth);

    private static BilledProduct Product(BillingMonth month, string service, decimal billed) => new(month, service, Offering.Cloud, new(billed), new(billed));

    private static StatedIncentive Of(IncentiveLedger state, BillingMonth month) => state.Statements[StatementIds.Of("p", AssociationModel.Referral, IncentiveSpan.Of(month))];
}
