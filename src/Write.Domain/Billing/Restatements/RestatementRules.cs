using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Restatements;

/// <summary>The rules by which a closed month is restated.</summary>
public static class RestatementRules
{
    public static readonly Rule Restated = new("BILL-1", "BILL_RESTATED",
        "A closed month keeps its bill; a restatement is an event of its own with a reason, and what was paid stays paid.");

    public static readonly Rule NothingToRestate = new("BILL-1", "NOTHING_TO_RESTATE",
        "Nothing has come for the month that no bill holds, and nothing that its bill holds has turned out to be somebody else's.",
        "What a later bill holds as a correction stays there.");

    public static readonly Rule Pending = new("BILL-1", "RESTATEMENT_PENDING",
        "The bill was restated a moment ago for another reason.", "Look at the bill as it stands, and ask again if something is missing.");

    public static readonly Rule TooMany = new("BILL-1", "TOO_MANY_RESTATEMENTS",
        "A bill is restated at most 98 times.", "Leave it to the next bill, which corrects the month.");
}
