using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>What a billing line is held to before it is stored.</summary>
public static class ExpenditureRules
{
    public static readonly Rule Identified = new("CONV-10", "LINE_ID_INVALID",
        "A line is known by its source (at most 64 characters, no colon) and its id in it (at most 200 characters), neither with control characters.",
        "Give each line the id by which its source numbers it.");

    public static readonly Rule ContentDiffers = new("CONV-10", "LINE_CONTENT_DIFFERS",
        "A line is stored once: the same source and line id with another content is not another line.",
        "Send a correction as a line of its own, under a new id.");

    public static readonly Rule SourceReserved = new("CONV-10", "SOURCE_RESERVED",
        "Lines of the source 'orders' are made by paying and giving back, and by nothing else.", "Record the line under the name of its own source.");

    public static readonly Rule NotReversible = new("CONV-10", "LINE_NOT_REVERSIBLE",
        "A line is corrected by a reversal and a revision of its own ids; a reversal itself is final.",
        "Record the charge anew under the id of its source.");

    public static readonly Rule LineUnknown = new("CONV-10", "LINE_UNKNOWN",
        "Only a stored line is reversed.", "Give the source and the id under which the line was recorded.");

    public static readonly Rule CustomerKnown = new("CONV-7", "CUSTOMER_UNKNOWN",
        "Expenditure is recorded for customers that exist.", "Register the customer first, or correct the mapping of its account.");

    public static readonly Rule TextInvalid = new("EXPEND-21", "TEXT_INVALID",
        "Names and ids are given, not too long, and free of control characters.", "Correct the text.");

    public static readonly Rule InstantInvalid = new("BILL-23", "INSTANT_INVALID",
        "A charge begins and ends between the years 2000 and 2099, and does not end before it begins.", "Correct the period.");

    public static readonly Rule CurrencyUnsupported = new("CONV-5", "CURRENCY_NOT_SUPPORTED",
        "Amounts are in US dollars.", "Convert the line to USD before recording it.");

    public static readonly Rule AmountMalformed = new("EXPEND-9", "AMOUNT_INVALID",
        "An amount is a decimal number.", "Write amounts such as 0.10500000.");

    public static readonly Rule AmountTooPrecise = new("EXPEND-9", "AMOUNT_TOO_PRECISE",
        "An amount has at most eight decimals.", "Round the amount to eight decimals before recording it.");

    public static readonly Rule AmountOutOfRange = new("EXPEND-9", "AMOUNT_OUT_OF_RANGE",
        "An amount of a line lies between -1,000,000,000,000 and 1,000,000,000,000.", "Split the line.");

    public static readonly Rule TaxInvalid = new("EXPEND-18", "TAX_INVALID",
        "The tax is part of the amount due; a tax line is nothing but tax.", "Leave the tax out, or make it no more than the amount due.");

    public static readonly Rule AmountNegative = new("EXPEND-23", "AMOUNT_NEGATIVE",
        "A charge is not negative.", "Record money given back with the bill type of a refund.");

    public static readonly Rule RefundPositive = new("EXPEND-23", "REFUND_POSITIVE",
        "A refund gives money back: its amounts are zero or negative.", "Turn the sign, or record a charge.");

    public static readonly Rule AmountDueRequired = new("BILL-1", "AMOUNT_DUE_REQUIRED",
        "A line brings its amount due. A charge may bring a list price above 0 instead, reduced by no more than that; it is priced by the vendor's policies of its day.",
        "Give the amount due, or the list price of a charge.");

    /// <summary>The rule that a text violates which is no amount.</summary>
    public static Rule Of(AmountProblem problem) => problem switch
    {
        AmountProblem.TooManyDecimals => AmountTooPrecise,
        AmountProblem.OutOfRange => AmountOutOfRange,
        _ => AmountMalformed,
    };
}
