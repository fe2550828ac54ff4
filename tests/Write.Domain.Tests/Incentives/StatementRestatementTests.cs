using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

/// <summary>Restating the statement of November, by which 200 at list price earned 40.</summary>
public sealed class StatementRestatementTests
{
    private const string Id = "p@Referral@2024-11";

    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11), December = new(2024, 12);

    // 10:00 of Monday December 16 in GMT+08:00; five working days later ends at 23:59:59 of Monday 23.
    private static readonly DateTimeOffset Now = new(2024, 12, 16, 2, 0, 0, TimeSpan.Zero), Deadline = new(2024, 12, 23, 15, 59, 59, TimeSpan.Zero);

    private static readonly IDomainEvent[] Stated = [new IncentiveMonthClosed("p", November, "2024-11", Now), .. StatedBy(November, 200m)];

    private static readonly ReconciliationOpened Opened = new("p", Id, AssociationModel.Referral, "2024-11", new(40m), Now, Now.AddDays(7));

    private static readonly IncentiveStatementConfirmed Confirmed = new("p", Id, AssociationModel.Referral, "2024-11", new(40m), true, Now);

    [Fact, Trait("Rule", "INCENT-7"), Trait("Rule", "CONV-7")]
    public void A_restatement_needs_a_statement_a_reason_and_something_to_restate()
    {
        Given().When(Order(200m)).ThenRejected("CONV-7").WithCode("INCENTIVE_STATEMENT_NOT_FOUND");
        Given(Stated).When(Order(200m)).ThenRejected("INCENT-7").WithCode("NOTHING_TO_RESTATE");
        Given(Stated).When(Order(300m) with { Reason = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");
        Given(Stated).When(Order(300m)).Then(Ordered(2));
        // What the policies give now is something too.
        Given(Stated).When(Order(200m) with { Terms = Giving(0.1m) }).Then(Ordered(2));
    }

    [Fact, Trait("Rule", "INCENT-7")]
    public void What_was_looked_at_before_the_last_restatement_restates_nothing_again()
    {
        Given([.. Stated, Ordered(2)]).When(Order(300m)).ThenNothing();
        Given([.. Stated, Ordered(2)]).When(Order(300m) with { Reason = "Another." }).ThenRejected("INCENT-7").WithCode("RESTATEMENT_PENDING");
        Given([.. Stated, Ordered(2)]).When(Order(300m) with { Seen = 2 }).ThenNothing();
        Given([.. Stated, Ordered(2), Restated(2)]).When(Order(300m)).ThenNothing();
        Given([.. Stated, Ordered(2), Restated(2)]).When(Order(300m) with { Seen = 2 }).Then(Ordered(3));
    }

    [Theory, Trait("Rule", "INCENT-7")]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void A_statement_is_restated_so_often_and_no_more(int version, bool accepted)
    {
        var scene = Given([.. Stated, Ordered(version), Restated(version)]).When(Order(300m) with { Seen = version });
        if (accepted) scene.Then(Ordered(99));
        else scene.ThenRejected("INCENT-7").WithCode("TOO_MANY_RESTATEMENTS");
    }

    [Fact, Trait("Rule", "INCENT-16"), Trait("Rule", "INCENT-19")]
    public void One_that_is_not_confirmed_stands_otherwise_and_is_reconciled_anew()
    {
        var events = Given([.. Stated, Opened, Ordered(2)]).When(Restate(300m)).Decision.Events;
        var restated = Assert.IsType<IncentiveStatementRestated>(events[0]);
        Assert.Equal(
            (2, "Late sales.", new Money(300m), new Money(60m), Money.Zero, new Money(60m), new Money(40m), false),
            (restated.Version, restated.Reason, restated.Performance, restated.Incentive, restated.Claim, restated.Net, restated.Before, restated.IsConfirmed));
        Assert.Equal("2.1", Assert.Single(restated.Lines).LineId);
        Assert.Equal(new ReconciliationOpened("p", Id, AssociationModel.Referral, "2024-11", new(60m), Now, Deadline), Assert.Single(events.Skip(1)));
        Given([.. Stated, Opened, Ordered(2)]).When(Restate(300m)).AndRepeatingChangesNothing();
        // The opening is still to come: it tells of what is restated.
        Assert.Single(Given([.. Stated, Ordered(2)]).When(Restate(300m)).Decision.Events);
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void One_that_is_confirmed_stays_so_and_tells_what_it_paid()
    {
        var scene = Given([.. Stated, Opened, Confirmed, Ordered(2)]).When(Restate(150m));
        var restated = Assert.IsType<IncentiveStatementRestated>(Assert.Single(scene.Decision.Events));
        Assert.Equal((new Money(30m), new Money(40m), true), (restated.Net, restated.Before, restated.IsConfirmed));
        Assert.Equal(IncentiveStatementState.Confirmed, scene.StateAfter().Statements[Id].State);
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void It_is_computed_by_the_policies_of_now_and_names_them()
    {
        var restated = Assert.IsType<IncentiveStatementRestated>(Given([.. Stated, Ordered(2)]).When(Restate(200m) with { Terms = Giving(0.1m) }).Decision.Events[0]);
        Assert.Equal((new Money(20m), 7, 7), (restated.Incentive, restated.PolicyVersion, Assert.Single(restated.Lines).PolicyVersion));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_is_given_back_of_another_statement_keeps_the_percentage_of_then()
    {
        IDomainEvent[] history = [.. StatedBy(October, 500m), .. Stated, Ordered(2)];
        var refund = new ReferralUsage(October.FirstDay, "ECS", Offering.Cloud, 0, new(-100m), new("p@Referral@2024-10", October.FirstDay, 0));
        var restated = Assert.IsType<IncentiveStatementRestated>(Given(history).When(Restate(200m) with { Usage = [Sale(200m), refund], Terms = Giving(0.1m) }).Decision.Events[0]);
        Assert.Equal([(new Money(-20m), 0.2m, 0), (new Money(20m), 0.1m, 7)], restated.Lines.Select(line => (line.Amount, line.Percentage, line.PolicyVersion)));
        // What that statement itself was restated to is what was earned.
        var earlier = new IncentiveStatementRestated(
            "p", "p@Referral@2024-10", AssociationModel.Referral, "2024-10", 2, "Why.", new(500m), new(25m), Money.Zero, new(25m), new(100m), false, 7,
            [((IncentiveStatementGenerated)history[0]).Lines[0] with { LineId = "2.1", Rate = 0.05m, Percentage = 0.05m, Amount = new(25m) }], [], Now);
        restated = Assert.IsType<IncentiveStatementRestated>(Given([.. history, earlier]).When(Restate(200m) with { Usage = [Sale(200m), refund] }).Decision.Events[0]);
        Assert.Equal(new Money(-5m), restated.Lines[0].Amount);
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void Below_zero_nothing_is_paid_and_the_rest_is_the_next_claim()
    {
        var scene = Given([.. Stated, Opened, Confirmed, Ordered(2)]).When(Restate(-50m));
        var restated = Assert.IsType<IncentiveStatementRestated>(scene.Decision.Events[0]);
        Assert.Equal((new Money(-10m), Money.Zero, new Money(40m)), (restated.Incentive, restated.Net, restated.Before));
        Assert.Equal(new Money(10m), scene.StateAfter().Claim);
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void What_a_later_statement_took_back_is_given_back_with_what_it_was_for()
    {
        // October's -20 were taken from November's 40; October is restated to 10.
        IDomainEvent[] history = [.. StatedBy(October, -100m), new IncentiveMonthClosed("p", November, "2024-11", Now), .. StatedBy(November, 200m, claim: 20m)];
        var scene = Given([.. history, Ordered(2) with { StatementId = "p@Referral@2024-10", Period = "2024-10" }])
            .When(Restate(50m) with { StatementId = "p@Referral@2024-10", Usage = [Sale(50m) with { Day = October.FirstDay }] });
        var restated = Assert.IsType<IncentiveStatementRestated>(scene.Decision.Events[0]);
        Assert.Equal((new Money(10m), new Money(-20m), new Money(30m)), (restated.Incentive, restated.Claim, restated.Net));
        Assert.Equal(Money.Zero, scene.StateAfter().Claim);
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void What_was_put_right_by_hand_stays_put_right()
    {
        IDomainEvent[] history =
        [
            .. Stated, Opened, new IncentiveStatementRejected("p", Id, "A sale is missing.", Now),
            new IncentiveRejectionResolved("p", Id, "It was.", [new("1", 45m)], new(45m), Money.Zero, new(45m), Now), Opened with { Net = new(45m) }, Ordered(2),
        ];
        var scene = Given(history).When(Restate(300m));
        var restated = Assert.IsType<IncentiveStatementRestated>(scene.Decision.Events[0]);
        Assert.Equal((new Money(65m), new Money(45m)), (restated.Incentive, restated.Before));
        Assert.Equal(new LineCorrected("2.1", 65m), Assert.Single(restated.Corrections));
        Assert.Equal(new Money(65m), scene.StateAfter().Statements[Id].AmountOf("2.1"));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public void Only_what_was_ordered_is_restated() => Given(Stated).When(Restate(300m)).ThenRejected("CONV-7").WithCode("INCENTIVE_STATEMENT_NOT_FOUND");

    [Fact, Trait("Rule", "INCENT-12")]
    public void A_month_of_the_reseller_model_follows_its_bill_and_is_not_restated_by_itself()
    {
        var month = Given().When(Billed(November, 100m)).Decision.Events;
        Given([.. month]).When(Order(1m) with { Model = AssociationModel.Reseller, StatementId = "p@Reseller@2024-11" }).ThenRejected("INCENT-12").WithCode("STATEMENT_OF_PERFORMANCE");
    }

    [Fact, Trait("Rule", "INCENT-12"), Trait("Rule", "INCENT-13"), Trait("Rule", "INCENT-17")]
    public void A_restated_bill_restates_its_month_and_a_quarter_that_is_billed()
    {
        IDomainEvent[] months = [.. Given().When(Billed(October, 4_000m)).Decision.Events, .. Given().When(Billed(November, 6_000m)).Decision.Events];
        // The quarter goes on: only the month is shown otherwise.
        var month = Assert.IsType<IncentiveStatementRestated>(Assert.Single(Given(months).When(BilledAgain(October, 4_500m, isQuarterBilled: false)).Decision.Events));
        Assert.Equal(("2024-10", new Money(4_500m), Money.Zero, "Late usage."), (month.Period, month.Performance, month.Net, month.Reason));
        IDomainEvent[] quarter = [.. months, .. Given(months).When(Billed(December, 0m)).Decision.Events];
        var events = Given(quarter).When(BilledAgain(October, 4_500m)).Decision.Events.Cast<IncentiveStatementRestated>().ToList();
        Assert.Equal([("2024-10", new Money(4_500m), Money.Zero), ("2024-Q4", new Money(10_500m), new Money(2_100m))], events.Select(e => (e.Period, e.Performance, e.Net)));
        Assert.Equal(new Money(2_000m), events[1].Before);
        Given(quarter).When(BilledAgain(October, 4_500m)).AndRepeatingChangesNothing();
        Given(quarter).When(BilledAgain(October, 4_000m)).ThenNothing();
    }

    [Theory, Trait("Rule", "INCENT-13")]
    [InlineData("4000", "2000.00000000", "0.2")]
    [InlineData("3999.99999999", "0.00000000", "0")]
    public void A_quarter_that_no_longer_reaches_the_threshold_gives_nothing(string october, string net, string rate)
    {
        IDomainEvent[] quarter = [.. Given().When(Billed(October, 5_000m)).Decision.Events, .. Given().When(Billed(November, 6_000m)).Decision.Events];
        quarter = [.. quarter, .. Given(quarter).When(Billed(December, 0m)).Decision.Events];
        var events = Given(quarter).When(BilledAgain(October, decimal.Parse(october, System.Globalization.CultureInfo.InvariantCulture))).Decision.Events.Cast<IncentiveStatementRestated>().ToList();
        Assert.Equal(("2024-Q4", net, new Money(2_200m)), (events[1].Period, events[1].Net.ToExactString(), events[1].Before));
        Assert.Equal(2, events[1].Lines.Length);
        Assert.All(events[1].Lines, line => Assert.Equal(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), line.Percentage));
    }

    [Fact, Trait("Rule", "INCENT-13")]
    public void A_quarter_that_reaches_the_threshold_by_a_restated_bill_is_stated_then()
    {
        IDomainEvent[] quarter = [.. Given().When(Billed(October, 9_000m)).Decision.Events];
        quarter = [.. quarter, .. Given(quarter).When(Billed(December, 0m)).Decision.Events];
        var events = Given(quarter).When(BilledAgain(November, 1_000m)).Decision.Events;
        Assert.Equal(["2024-11", "2024-Q4"], events.Cast<IncentiveStatementGenerated>().Select(e => e.Period));
        Assert.Equal(new Money(2_000m), ((IncentiveStatementGenerated)events[1]).Net);
    }

    [Fact, Trait("Rule", "INCENT-13")]
    public void A_quarter_is_restated_by_what_the_policies_give_now_at_once()
    {
        IDomainEvent[] quarter = [.. Given().When(Billed(December, 10_000m)).Decision.Events];
        var order = Order(0m) with { Model = AssociationModel.Reseller, StatementId = "p@Reseller@2024-Q4", Usage = [] };
        Given(quarter).When(order).ThenRejected("INCENT-7").WithCode("NOTHING_TO_RESTATE");
        var book = new PolicyBook(7, [new(PolicyKind.ResellerRebate, null, null, 0.1m, null, new(2024, 1, 1), null)]);
        var events = Given(quarter).When(order with { Terms = new(book, "CL") }).Decision.Events;
        Assert.Equal((2, "2024-Q4"), (Assert.IsType<IncentiveRestatementOrdered>(events[0]).Version, ((IncentiveRestatementOrdered)events[0]).Period));
        Assert.Equal((new Money(1_000m), new Money(2_000m)), (((IncentiveStatementRestated)events[1]).Net, ((IncentiveStatementRestated)events[1]).Before));
    }

    private static Scenario<IncentiveCommand, IncentiveLedger> Given(params IDomainEvent[] events) => IncentiveLedgerDecider.Definition.Given(events);

    private static IncentiveTerms Giving(decimal rate) =>
        new(new(7, [new(PolicyKind.Rebate, null, nameof(RebateType.ListPriceProducts), rate, null, new(2024, 1, 1), null)]), "CL");

    private static IncentiveTerms Terms => new(PolicyBook.Empty, "CL");

    private static ReferralUsage Sale(decimal list) => new(November.FirstDay, "ECS", Offering.Cloud, 0, new(list), null);

    private static OrderIncentiveRestatement Order(decimal list) =>
        new("p", AssociationModel.Referral, Id, "Late sales.", Seen: 1, [Sale(list)], Terms, WorkingCalendar.Default, IncentivePolicy.Default, Now);

    private static IncentiveRestatementOrdered Ordered(int version) => new("p", Id, AssociationModel.Referral, "2024-11", version, "Late sales.", Now);

    private static IncentiveStatementRestated Restated(int version) => new(
        "p", Id, AssociationModel.Referral, "2024-11", version, "Late sales.", new(250m), new(50m), Money.Zero, new(50m), new(40m), false, 0,
        [((IncentiveStatementGenerated)Stated[1]).Lines[0] with { LineId = $"{version}.1", ListPrice = new(250m), Performance = new(250m), Amount = new(50m) }], [], Now);

    private static RestateReferralIncentive Restate(decimal list) =>
        new("p", Id, 2, [Sale(list)], Terms, WorkingCalendar.Default, IncentivePolicy.Default, Now);

    private static StateResellerMonth Billed(BillingMonth month, decimal billed) =>
        new("p", month, billed == 0 ? [] : [new(month, "ECS", Offering.Cloud, new(billed), new(billed))], Terms, Now);

    private static RestateResellerMonth BilledAgain(BillingMonth month, decimal billed, bool isQuarterBilled = true) => new(
        "p", month, [new(month, "ECS", Offering.Cloud, new(billed), new(billed))], isQuarterBilled, "Late usage.", Terms, WorkingCalendar.Default, IncentivePolicy.Default, Now);

    private static IEnumerable<IDomainEvent> StatedBy(BillingMonth month, decimal list, decimal claim = 0)
    {
        var (amount, id) = (list * 0.2m, StatementIds.Of("p", AssociationModel.Referral, IncentiveSpan.Of(month)));
        yield return new IncentiveStatementGenerated(
            "p", id, AssociationModel.Referral, $"{month}", new(list), new(amount), new(claim), new(Math.Max(amount - claim, 0)), 0,
            [
                new("1", month, month.FirstDay, month.FirstDay, "ECS", Offering.Cloud, new(list), new(list), 0, RebateType.ListPriceProducts, 0.2m, 0.2m, new(amount), 0, null),
            ], Now);
    }
}
