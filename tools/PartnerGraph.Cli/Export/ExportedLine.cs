using System.Globalization;
using System.Text.Json;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

/// <summary>A billing line as the API tells it, under the column names that <c>import csv</c> reads.</summary>
internal sealed class ExportedLine(JsonElement node)
{
    private static readonly (string Column, string Field)[] Layout =
    [
        ("source", "source"), ("lineId", "lineId"), ("customerId", "memberAccount"), ("customerName", "memberName"),
        ("masterId", "masterAccount"), ("masterName", "masterName"), ("chargedFrom", "chargedFrom"), ("chargedTo", "chargedTo"),
        ("serviceType", "serviceType"), ("region", "region"), ("billingMode", "billingMode"), ("billType", "billType"),
        ("resourceId", "resourceId"), ("resourceName", "resourceName"), ("resourceType", "resourceType"), ("orderId", "orderId"),
        ("listPrice", "listPrice"), ("discountedAmount", "discountedAmount"), ("amountDue", "amountDue"), ("cashPayment", "cashPayment"),
        ("cashCoupons", "cashCoupons"), ("monthlySettlement", "monthlySettlement"), ("tax", "tax"), ("roundingRemainder", "roundingRemainder"),
    ];

    public static IEnumerable<string> Columns => Layout.Select(column => column.Column);

    /// <summary>What to ask the API for.</summary>
    public static string Selection => string.Join(' ', Layout.Select(column => column.Field));

    public IEnumerable<string> Fields => Layout.Select(column => node.GetProperty(column.Field).GetString() ?? "");

    public Money AmountDue => new(decimal.Parse(node.GetProperty("amountDue").GetString()!, CultureInfo.InvariantCulture));

    /// <summary>For a sheet: every cell is text.</summary>
    public Dictionary<string, object> Row() =>
        Layout.ToDictionary(column => column.Column, object (column) => node.GetProperty(column.Field).GetString() ?? "");
}
