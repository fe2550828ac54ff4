using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>The rules of incentive statements and their reconciliation.</summary>
public static class IncentiveRules
{
    public static readonly Rule ByPeriod = new("INCENT-1", "INCENTIVE_PERIOD", "Incentives are reckoned by the period that the policies lay down.");

    public static readonly Rule OpenedInTime = new("INCENT-2", "RECONCILIATION_OPENED", "Reconciliation starts within five working days of the month that follows.");

    public static readonly Rule MonthRunning = new("INCENT-7", "PERIOD_RUNNING",
        "A statement is about a month or a period that has ended in the business zone and was closed.", "Wait until it has ended; incentiveEstimate tells what it would be.");

    public static readonly Rule PerformanceOnly = new("INCENT-12", "STATEMENT_OF_PERFORMANCE",
        "A monthly statement of the reseller model shows the performance; its incentive is 0.", "Correct the statement of the quarter.");

    public static readonly Rule Threshold = new("INCENT-13", "REBATE_THRESHOLD", "The reseller model gives a rebate once a quarter's performance reaches the threshold.");

    public static readonly Rule PercentageByDiscount = new("INCENT-15", "REBATE_PERCENTAGE",
        "The percentage is that of the rebate type less the discount given to the customer, and never below 0.");

    public static readonly Rule RebateOfListPrice = new("INCENT-16", "REBATE", "The rebate is the list price times the percentage.");

    public static readonly Rule PerformanceIsBilled = new("INCENT-17", "PERFORMANCE", "The performance of the reseller model is what was billed, without what coupons paid.");

    public static readonly Rule StatementUnknown = new("CONV-7", "INCENTIVE_STATEMENT_NOT_FOUND",
        "There is no such incentive statement.", "Use the id of a statement of the partner.");

    public static readonly Rule NotOpen = new("INCENT-19", "RECONCILIATION_NOT_OPEN",
        "A statement is rejected while its reconciliation is open.", "Wait until the reconciliation is opened.");

    public static readonly Rule Closed = new("INCENT-19", "RECONCILIATION_CLOSED",
        "A statement can be rejected until its reconciliation's deadline, that second included.", "Turn to customer service: what is wrong is put right in the next statement.");

    public static readonly Rule RejectedBefore = new("INCENT-19", "STATEMENT_ALREADY_REJECTED",
        "The statement was rejected with another reason and has not been followed up yet.", "Wait for the answer, or add to it in a ticket.");

    public static readonly Rule NotRejected = new("INCENT-20", "STATEMENT_NOT_REJECTED",
        "Only a rejected statement is followed up, once.", "Look at the statement's history.");

    public static readonly Rule LineUnknown = new("INCENT-20", "STATEMENT_LINE_UNKNOWN",
        "A correction names a line of the statement, each once.", "Use the ids of the statement's lines.");

    public static readonly Rule AmountInvalid = new("INCENT-20", "AMOUNT_INVALID",
        "A corrected amount has at most eight decimals and at most 1,000,000,000,000,000 to either side of 0.", "Give an amount in these bounds.");

    public static readonly Rule Restated = new("INCENT-7", "STATEMENT_RESTATED",
        "A statement stays as it was generated; a restatement is an event of its own with a reason, and the difference to what was paid is an earning or a claim against those to come.");

    public static readonly Rule NothingToRestate = new("INCENT-7", "NOTHING_TO_RESTATE",
        "The statement would come to the same: nothing has come for its period, and the policies give what they gave.", "What a later statement holds as a correction stays there.");

    public static readonly Rule RestatementPending = new("INCENT-7", "RESTATEMENT_PENDING",
        "The statement was restated a moment ago for another reason.", "Look at the statement as it stands, and ask again if something is missing.");

    public static readonly Rule TooManyRestatements = new("INCENT-7", "TOO_MANY_RESTATEMENTS",
        "A statement is restated at most 98 times.", "Leave it to the next statement, which corrects the period.");

    public static readonly Rule ConfirmedByTime = new("INCENT-21", "CONFIRMED_AUTOMATICALLY",
        "Without an objection a statement is confirmed when its reconciliation ends.", "Wait for the deadline.");
}
