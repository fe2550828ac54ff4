using System.Globalization;
using System.Text.Json;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

/// <summary>A billing line as the API tells it, under the column names that <c>import csv</c> reads.</summary>
/// <param name="month">The billing month that was asked for.</param>
internal sealed class ExportedLine(JsonElement node, BillingMonth month)
{
    private static readonly (string Column, string Field, CellKind Kind, int Width)[] Layout =
    [
        ("source", "source", CellKind.Text, 10), ("lineId", "lineId", CellKind.Text, 24), ("reverses", "reverses", CellKind.Text, 12),
        ("customerId", "memberAccount", CellKind.Text, 18), ("customerName", "memberName", CellKind.Text, 24),
        ("masterId", "masterAccount", CellKind.Text, 18), ("masterName", "masterName", CellKind.Text, 24),
        ("billingMonth", "", CellKind.Text, 13), ("billingDay", "billingDay", CellKind.Day, 12),
        ("chargedFrom", "chargedFrom", CellKind.Instant, 20), ("chargedTo", "chargedTo", CellKind.Instant, 20),
        ("serviceType", "serviceType", CellKind.Text, 28), ("region", "region", CellKind.Text, 16), ("billingMode", "billingMode", CellKind.Text, 18),
        ("billType", "billType", CellKind.Text, 22), ("resourceId", "resourceId", CellKind.Text, 24), ("resourceName", "resourceName", CellKind.Text, 24),
        ("resourceType", "resourceType", CellKind.Text, 16), ("orderId", "orderId", CellKind.Text, 16), ("currency", "", CellKind.Text, 9),
        ("listPrice", "listPrice", CellKind.Amount, 18), ("discountedAmount", "discountedAmount", CellKind.Amount, 18),
        ("amountDue", "amountDue", CellKind.Amount, 18), ("cashPayment", "cashPayment", CellKind.Amount, 18),
        ("cashCoupons", "cashCoupons", CellKind.Amount, 18), ("monthlySettlement", "monthlySettlement", CellKind.Amount, 18),
        ("tax", "tax", CellKind.Amount, 18), ("roundingRemainder", "roundingRemainder", CellKind.Remainder, 22),
        ("listPriceRemainder", "listPriceRemainder", CellKind.Remainder, 22), ("discountedAmountRemainder", "discountedAmountRemainder", CellKind.Remainder, 26),
        ("cashPaymentRemainder", "cashPaymentRemainder", CellKind.Remainder, 22), ("cashCouponsRemainder", "cashCouponsRemainder", CellKind.Remainder, 22),
        ("monthlySettlementRemainder", "monthlySettlementRemainder", CellKind.Remainder, 28), ("taxRemainder", "taxRemainder", CellKind.Remainder, 22),
        ("offering", "offering", CellKind.Text, 18), ("testCoupons", "testCoupons", CellKind.Amount, 18),
        ("flexiPurchaseCoupons", "flexiPurchaseCoupons", CellKind.Amount, 22), ("storedValueCards", "storedValueCards", CellKind.Amount, 18),
    ];

    public static IReadOnlyList<SheetColumn> Columns { get; } = [.. Layout.Select(column => new SheetColumn(column.Column, column.Kind, column.Width))];

    /// <summary>What to ask the API for.</summary>
    public static string Selection => string.Join(' ', Layout.Select(column => column.Field));

    public IReadOnlyList<string> Fields => [.. Layout.Select(column => column.Column switch
    {
        "billingMonth" => month.ToString(),
        "currency" => Money.Usd,
        _ => node.GetProperty(column.Field).GetString() ?? "",
    })];

    /// <summary>As CSV has them: no text is taken for a formula, and numbers stay numbers.</summary>
    public IEnumerable<string> Guarded => Fields.Select((text, index) => Layout[index].Kind == CellKind.Text ? FormulaGuard.Guarded(text) : text);

    public Money AmountDue => new(decimal.Parse(node.GetProperty("amountDue").GetString()!, CultureInfo.InvariantCulture));
}
