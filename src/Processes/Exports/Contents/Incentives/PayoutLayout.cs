using System.Globalization;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents.Incentives;

/// <summary>Payouts in the words of the API: what <c>payouts</c> tells. Amounts are USD unless a currency stands beside them.</summary>
internal static class PayoutLayout
{
    public static readonly ExportLayout<PayoutRow> Whole = new ExportLayout<PayoutRow>()
        .Text("payoutId", row => row.Id[(row.PartnerId.Length + 1)..], 24)
        .Text("partnerId", row => row.PartnerId, 24)
        .Text("method", row => Words.Of(row.Method), 14)
        .Text("state", row => Words.Of(row.State), 20)
        .Instant("appliedAt", row => row.AppliedAt)
        .Amount("beforeTax", row => row.BeforeTax)
        .Amount("tax", row => row.Tax)
        .Amount("gross", row => row.Gross)
        .Amount("withheld", row => row.Withheld)
        .Amount("net", row => row.Gross - row.Withheld)
        .Text("currency", row => row.Currency, 9)
        .Text("exchangeRate", row => row.ExchangeRate?.ToString("0.########", CultureInfo.InvariantCulture), 14)
        .Amount("paidOut", row => InCurrency(row.PaidOut, row))
        .Text("bankAccount", row => row.BankAccount)
        .Text("invoiceNumber", row => row.InvoiceNumber)
        .Text("signingEntity", row => row.SigningEntity, 28)
        .Amount("invoiceAmount", row => row.InvoiceAmount)
        .Day("invoiceReceivedOn", row => row.InvoiceReceivedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Text("invoiceQualified", row => row.InvoiceQualified is { } qualified ? (qualified ? "true" : "false") : null, 16)
        .Instant("dueAt", row => row.DueAt)
        .Text("overdue", row => row.IsOverdue ? "true" : "false", 9)
        .Instant("submittedAt", row => row.SubmittedAt)
        .Instant("paidAt", row => row.PaidAt)
        .Text("failureCause", row => row.FailureCause is { } cause ? Words.Of(cause) : null)
        .Text("failureReason", row => row.FailureReason, 28)
        .Amount("remainderTaken", row => InCurrency(row.RemainderTaken, row))
        .Amount("remainderCarried", row => InCurrency(row.RemainderCarried, row));

    private static Money? InCurrency(decimal? amount, PayoutRow row) => amount is { } held && row.Currency is { } currency ? new(held, currency) : null;
}
