using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

/// <summary>What partner and vendor do with a statement until it is confirmed.</summary>
public sealed class StatementReconciliationTests
{
    private const string Id = "p@Referral@2024-11";

    // 00:00 of Friday December 6 and 23:59:59 of Friday December 13 in GMT+08:00.
    private static readonly DateTimeOffset OpenedAt = new(2024, 12, 5, 16, 0, 0, TimeSpan.Zero), Deadline = new(2024, 12, 13, 15, 59, 59, TimeSpan.Zero);

    private static readonly IncentiveStatementGenerated Stated = new(
        "p", Id, AssociationModel.Referral, "2024-11", new(200m), new(40m), new(5m), new(35m), 0, [Line("1", 100m), Line("2", 100m)], OpenedAt);

    private static readonly ReconciliationOpened Opened = new("p", Id, AssociationModel.Referral, "2024-11", new(35m), OpenedAt, Deadline);

    private static readonly IncentiveStatementRejected Rejected = new("p", Id, "A sale is missing.", OpenedAt);

    [Fact, Trait("Rule", "INCENT-2"), Trait("Rule", "INCENT-19")]
    public void It_is_open_for_five_working_days()
    {
        var open = new OpenReconciliation("p", AssociationModel.Referral, Id, WorkingCalendar.Default, IncentivePolicy.Default, OpenedAt);
        Given(Stated).When(open).Then(Opened).AndRepeatingChangesNothing();
        Given().When(open).ThenRejected("CONV-7").WithCode("INCENTIVE_STATEMENT_NOT_FOUND");
    }

    [Fact, Trait("Rule", "INCENT-19")]
    public void A_partner_rejects_in_the_last_second_and_not_in_the_one_after()
    {
        Given(Stated, Opened).When(Reject(Deadline)).Then(Rejected with { RejectedAt = Deadline }).AndRepeatingChangesNothing();
        Given(Stated, Opened).When(Reject(Deadline.AddMilliseconds(999))).Then(Rejected with { RejectedAt = Deadline.AddMilliseconds(999) });
        Given(Stated, Opened).When(Reject(Deadline.AddSeconds(1))).ThenRejected("INCENT-19").WithCode("RECONCILIATION_CLOSED");
        Given(Stated).When(Reject(OpenedAt)).ThenRejected("INCENT-19").WithCode("RECONCILIATION_NOT_OPEN");
        Given(Stated, Opened).When(Reject(OpenedAt, " ")).ThenRejected("CONV-7");
        Given(Stated, Opened, Rejected).When(Reject(OpenedAt, "Another one.")).ThenRejected("INCENT-19").WithCode("STATEMENT_ALREADY_REJECTED");
        Given(Stated, Opened, Confirmed(35m)).When(Reject(OpenedAt)).ThenRejected("INCENT-19").WithCode("RECONCILIATION_CLOSED");
    }

    [Fact, Trait("Rule", "INCENT-21")]
    public void Without_an_objection_it_is_confirmed_when_the_period_has_ended()
    {
        Given(Stated, Opened).When(Confirm(Deadline)).ThenRejected("INCENT-21");
        Given(Stated, Opened).When(Confirm(Deadline.AddSeconds(1))).Then(Confirmed(35m)).AndRepeatingChangesNothing();
        Given(Stated, Opened, Rejected).When(Confirm(Deadline.AddSeconds(1))).ThenNothing();
        Given(Stated).When(Confirm(Deadline.AddSeconds(1))).ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void A_rejection_is_followed_up_by_a_corrected_statement_and_a_new_period()
    {
        var at = new DateTimeOffset(2024, 12, 16, 2, 0, 0, TimeSpan.Zero);
        var reopened = new ReconciliationOpened("p", Id, AssociationModel.Referral, "2024-11", new(45m), at, new(2024, 12, 23, 15, 59, 59, TimeSpan.Zero));
        var resolve = Resolve(at, new LineCorrected("2", 30m));
        Given(Stated, Opened, Rejected).When(resolve)
            .Then(new IncentiveRejectionResolved("p", Id, "It was missing.", [new("2", 30m)], new(50m), new(5m), new(45m), at), reopened).AndRepeatingChangesNothing();
        Given(Stated, Opened).When(resolve).ThenRejected("INCENT-20").WithCode("STATEMENT_NOT_REJECTED");
        Given(Stated, Opened, Rejected).When(Resolve(at)).Then(new IncentiveRejectionResolved("p", Id, "It was missing.", [], new(40m), new(5m), new(35m), at), reopened with { Net = new(35m) });
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void What_is_put_right_takes_the_place_of_its_own_lines_amount()
    {
        var unlike = Stated with { Lines = [Line("1", 150m), Line("2", 50m)] };
        var resolved = Given(unlike, Opened, Rejected).When(Resolve(OpenedAt, new LineCorrected("2", 11m))).StateAfter();
        Assert.Equal(new Money(41m), resolved.Statements[Id].Incentive);
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void What_was_put_right_before_stays_so_and_is_not_counted_twice()
    {
        var state = Given(Stated, Opened, Rejected).When(Resolve(OpenedAt, new LineCorrected("2", 30m))).StateAfter();
        IDomainEvent[] events = [Stated, Opened, Rejected, state.Statements[Id].Resolved!, Opened, Rejected];
        var again = Given(events).When(Resolve(OpenedAt, new LineCorrected("1", 0m), new LineCorrected("2", 31m))).StateAfter();
        Assert.Equal((new Money(31m), new Money(26m), Money.Zero), (again.Statements[Id].Incentive, again.Statements[Id].Net, again.Claim));
        var none = Given(events).When(Resolve(OpenedAt, new LineCorrected("1", -100m))).StateAfter();
        Assert.Equal((new Money(-70m), Money.Zero, new Money(75m)), (none.Statements[Id].Incentive, none.Statements[Id].Net, none.Claim));
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void A_correction_names_a_line_once_with_an_amount_in_bounds()
    {
        var state = Given(Stated, Opened, Rejected);
        state.When(Resolve(OpenedAt, new LineCorrected("3", 1m))).ThenRejected("INCENT-20").WithCode("STATEMENT_LINE_UNKNOWN");
        state.When(Resolve(OpenedAt, new LineCorrected("1", 1m), new LineCorrected("1", 2m))).ThenRejected("INCENT-20").WithCode("STATEMENT_LINE_UNKNOWN");
        state.When(Resolve(OpenedAt, new LineCorrected("1", 0.000000001m))).ThenRejected("INCENT-20").WithCode("AMOUNT_INVALID");
        state.When(Resolve(OpenedAt, new LineCorrected("1", 1_000_000_000_000_001m))).ThenRejected("INCENT-20").WithCode("AMOUNT_INVALID");
        state.When(Resolve(OpenedAt, [.. Enumerable.Range(0, 101).Select(_ => new LineCorrected("1", 1m))])).ThenRejected("CONV-7").WithCode("TOO_MANY_VALUES");
    }

    [Theory, Trait("Rule", "INCENT-20")]
    [InlineData("1000000000000000", true)]
    [InlineData("-1000000000000000", true)]
    [InlineData("1000000000000000.00000001", false)]
    [InlineData("-1000000000000000.00000001", false)]
    public void A_corrected_amount_has_a_bound_to_either_side(string amount, bool accepted)
    {
        var outcome = Given(Stated, Opened, Rejected).When(Resolve(OpenedAt, new LineCorrected("1", decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))));
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("INCENT-20").WithCode("AMOUNT_INVALID");
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void One_answer_puts_at_most_a_hundred_lines_right()
    {
        var many = Stated with { Lines = [.. Enumerable.Range(1, 101).Select(line => Line($"{line}", 1m))] };
        LineCorrected[] all = [.. many.Lines.Select(line => new LineCorrected(line.LineId, 1m))];
        Assert.True(Given(many, Opened, Rejected).When(Resolve(OpenedAt, all[..100])).Decision.IsAccepted);
        Given(many, Opened, Rejected).When(Resolve(OpenedAt, all)).ThenRejected("CONV-7").WithCode("TOO_MANY_VALUES");
    }

    [Fact, Trait("Rule", "INCENT-20")]
    public void A_rejection_is_followed_up_once_with_an_answer()
    {
        var resolve = Resolve(OpenedAt, new LineCorrected("2", 30m));
        Given(Stated, Opened, Rejected).When(resolve with { Answer = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");
        IDomainEvent[] followed = [Stated, Opened, Rejected, .. Given(Stated, Opened, Rejected).When(resolve).Decision.Events];
        Given(followed).When(resolve with { Answer = "Another one." }).ThenRejected("INCENT-20").WithCode("STATEMENT_NOT_REJECTED");
        Given(followed).When(Resolve(OpenedAt, new LineCorrected("2", 31m))).ThenRejected("INCENT-20").WithCode("STATEMENT_NOT_REJECTED");
        Given([.. followed, Confirmed(45m)]).When(resolve).ThenRejected("INCENT-20").WithCode("STATEMENT_NOT_REJECTED");
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_taken_back_stays_a_sum_that_can_be_held()
    {
        var most = decimal.Parse("99999999999999999999.99999999", System.Globalization.CultureInfo.InvariantCulture);
        var claimed = Stated with { Claim = new Money(most), Net = Money.Zero };
        Assert.True(Given(claimed, Opened, Rejected).When(Resolve(OpenedAt, new LineCorrected("1", 0m), new LineCorrected("2", 0m))).Decision.IsAccepted);
        Given(claimed, Opened, Rejected).When(Resolve(OpenedAt, new LineCorrected("1", -0.00000001m), new LineCorrected("2", 0m)))
            .ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void What_is_not_stated_is_not_found()
    {
        foreach (IncentiveCommand command in new IncentiveCommand[] { Reject(OpenedAt), Resolve(OpenedAt), Confirm(Deadline.AddSeconds(1)) })
            Given().When(command).ThenRejected("CONV-7").WithCode("INCENTIVE_STATEMENT_NOT_FOUND");
    }

    [Fact, Trait("Rule", "INCENT-12")]
    public void A_month_of_the_reseller_model_that_is_followed_up_takes_nothing_back()
    {
        const string month = "p@Reseller@2024-11", quarter = "p@Reseller@2024-Q3";
        var stated = Stated with { StatementId = month, Model = AssociationModel.Reseller, Incentive = Money.Zero, Claim = Money.Zero, Net = Money.Zero };
        var resolve = Resolve(OpenedAt) with { StatementId = month, Model = AssociationModel.Reseller };
        var owed = stated with { StatementId = quarter, Period = "2024-Q3", Incentive = new(-100m) };
        var followed = IncentiveLedgerDecider.Definition.Given(owed, stated, Opened with { StatementId = month }, Rejected with { StatementId = month }).When(resolve);
        Assert.Equal((Money.Zero, Money.Zero), (((IncentiveRejectionResolved)followed.Decision.Events[0]).Claim, ((IncentiveRejectionResolved)followed.Decision.Events[0]).Net));
        Assert.Equal(new Money(100m), followed.StateAfter().Claim);
    }

    [Fact, Trait("Rule", "INCENT-12")]
    public void A_month_of_the_reseller_model_has_no_amount_to_put_right()
    {
        const string month = "p@Reseller@2024-11";
        var stated = Stated with { StatementId = month, Model = AssociationModel.Reseller, Incentive = Money.Zero, Claim = Money.Zero, Net = Money.Zero };
        IncentiveLedgerDecider.Definition.Given(stated, Opened with { StatementId = month }, Rejected with { StatementId = month })
            .When(Resolve(OpenedAt, new LineCorrected("1", 1m)) with { StatementId = month, Model = AssociationModel.Reseller }).ThenRejected("INCENT-12");
    }

    [Fact, Trait("Rule", "INCENT-18")]
    public void Everybody_concerned_is_told_once_for_each_opening()
    {
        var tell = new TellOfReconciliation("p", Id, new(35m), Deadline);
        ReconciliationNoticeSent Notice(string recipient, DateTimeOffset? deadline = null) => new("p", Id, MessageChannel.Email, recipient, new(35m), deadline ?? Deadline);
        var ann = new MessageRecipientAdded("p", "ann", MessageType.AccountFee, "ann@example.com", "+6512345");
        MessageSettingsDecider.Definition.Given().When(tell).Then(Notice("account")).AndRepeatingChangesNothing();
        MessageSettingsDecider.Definition.Given(ann).When(tell).Then(Notice("account"), Notice("ann"));
        MessageSettingsDecider.Definition.Given(ann, new MessagePreferenceSet("p", MessageType.AccountFee, false)).When(tell).Then(Notice("account"));
        MessageSettingsDecider.Definition.Given(Notice("account")).When(tell with { DeadlineAt = Deadline.AddDays(7) }).Then(Notice("account", Deadline.AddDays(7)));
    }

    private static Scenario<IncentiveCommand, IncentiveLedger> Given(params IDomainEvent[] events) => IncentiveLedgerDecider.Definition.Given(events);

    private static RejectIncentiveStatement Reject(DateTimeOffset at, string reason = "A sale is missing.") => new("p", AssociationModel.Referral, Id, reason, at);

    private static ConfirmIncentiveStatement Confirm(DateTimeOffset at) => new("p", AssociationModel.Referral, Id, at);

    private static IncentiveStatementConfirmed Confirmed(decimal net) => new("p", Id, AssociationModel.Referral, "2024-11", new(net), true, Deadline.AddSeconds(1));

    private static ResolveIncentiveRejection Resolve(DateTimeOffset at, params LineCorrected[] corrections) =>
        new("p", AssociationModel.Referral, Id, "It was missing.", [.. corrections], WorkingCalendar.Default, IncentivePolicy.Default, at);

    private static StatementLine Line(string id, decimal list) => new(
        id, new(2024, 11), new(2024, 11, 1), new(2024, 11, 30), "ECS", Offering.Cloud, new(list), new(list), 0, RebateType.ListPriceProducts, 0.2m, 0.2m, new(list / 5), 0, null);
}
