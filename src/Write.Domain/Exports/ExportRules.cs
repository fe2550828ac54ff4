using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Exports;

/// <summary>What an export is held to.</summary>
public static class ExportRules
{
    public static readonly Rule NotFound = new("CONV-7", "EXPORT_NOT_FOUND", "There is no such export, or it is not the caller's.");

    public static readonly Rule FormatNotSupported = new("BILL-14", "FORMAT_NOT_SUPPORTED",
        "What is exported is written as CSV or as XLSX, bills and billing lines in the columns of FOCUS too, and nothing as PDF.", "Ask for CSV or XLSX.");

    public static readonly Rule AsXlsx = new("BILL-13", "EXPORTED_AS_XLSX", "A bill can be exported as XLSX.");

    public static readonly Rule EightDecimals = new("BILL-15", "EXPORTED_WITH_EIGHT_DECIMALS", "Exported amounts have eight decimals.");

    public static readonly Rule ExpenditureDecimals = new("EXPEND-11", "EXPORTED_WITH_EIGHT_DECIMALS", "Exports of expenditures give eight decimals.");

    public static readonly Rule OfSummary = new("EXPEND-17", "SUMMARY_EXPORTED", "The summary can be filtered by customer, month, account manager, reseller and model, and exported.");

    public static readonly Rule OfStatement = new("INCENT-9", "STATEMENT_EXPORTED", "An incentive statement can be exported.");

    public static readonly Rule BillNotGenerated = new("BILL-24", "BILL_NOT_GENERATED",
        "Before the bill run a month has an estimate and no bill to export.", "Wait for the bill run, or export the month's expenditures.");

    public static readonly Rule TooManyPending = new("CONV-7", "TOO_MANY_EXPORTS_RUNNING",
        "So many exports of one owner are written at once, as this installation is configured.", "Wait until one is written.");

    public static readonly Rule TooManyKept = new("CONV-7", "TOO_MANY_EXPORTS_KEPT",
        "So many files of one owner are kept at once, as this installation is configured.", "Delete one that is not needed any more (deleteExport), or wait until one expires.");

    internal static Rejection Pending(int most) => TooManyPending.Refuse(message: string.Create(
        CultureInfo.InvariantCulture, $"{most} exports wait or are written already; this installation allows no more at once."));

    internal static Rejection Kept(int most) => TooManyKept.Refuse(message: string.Create(
        CultureInfo.InvariantCulture, $"{most} files are kept already; this installation keeps no more at once."));
}
