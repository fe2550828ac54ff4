using PartnerGraph.Import.Csv;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import;

/// <summary>The project's own CSV, which is also what it exports: one column a field of the line, named alike.</summary>
/// <param name="source">The source of lines that do not name theirs.</param>
/// <param name="currency">Of lines that name none; null to refuse them.</param>
public sealed class PartnerGraphFormat(string source = "csv", string? currency = null) : ILineFormat
{
    internal static readonly IReadOnlyList<string> Needed =
        ["lineId", "customerId", "chargedFrom", "chargedTo", "serviceType", "billType", "amountDue"];

    internal static readonly IReadOnlyList<string> Optional =
        ["source", "region", "billingMode", "resourceId", "resourceName", "resourceType", "orderId", "listPrice", "discountedAmount",
            "cashPayment", "cashCoupons", "monthlySettlement", "tax", "currency", "offering", "testCoupons", "flexiPurchaseCoupons", "storedValueCards"];

    /// <summary>What an export tells besides.</summary>
    private static readonly IReadOnlyList<string> Told =
        ["customerName", "masterId", "masterName", "billingMonth", "billingDay", "reverses"];

    /// <summary>The amounts, and the column of what they state beyond the eighth decimal where the amount itself has eight.</summary>
    private static readonly IReadOnlyDictionary<string, string> Remainders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["listPrice"] = "listPriceRemainder", ["discountedAmount"] = "discountedAmountRemainder", ["amountDue"] = "roundingRemainder",
        ["cashPayment"] = "cashPaymentRemainder", ["cashCoupons"] = "cashCouponsRemainder",
        ["monthlySettlement"] = "monthlySettlementRemainder", ["tax"] = "taxRemainder",
    };

    public ILineReader Bind(CsvHeader header)
    {
        header.Require(Needed);
        CurrencyColumn.Require(header, "currency", currency);
        return new Reader(header, source, currency);
    }

    private sealed class Reader(CsvHeader header, string source, string? currency) : ILineReader
    {
        public IReadOnlyList<string> UnknownColumns { get; } =
            [.. header.Names.Except([.. Needed, .. Optional, .. Told, .. Remainders.Values], StringComparer.OrdinalIgnoreCase)];

        private readonly Dictionary<string, int> ordinals =
            Needed.Concat(Optional).Concat(Remainders.Values).ToDictionary(name => name, header.Find, StringComparer.Ordinal);

        private readonly CurrencyColumn money = new(header, "currency", currency);

        public bool HasIds => true;

        public string DueColumn => "amountDue";

        public string ColumnOf(string path) => path;

        public ExpenditureLine? Read(CsvRow row)
        {
            var line = new ExpenditureLine(
                Repeated(row, "source") ?? source, Text(row, "lineId") ?? row.Required(-1, "lineId"),
                Required(row, "customerId"), row.Instant(ordinals["chargedFrom"], "chargedFrom"),
                row.Instant(ordinals["chargedTo"], "chargedTo"), Required(row, "serviceType"),
                Repeated(row, "region"), Choice(row, "billingMode", BillingMode.PayPerUse), Choice(row, "billType", BillType.Expenditure),
                new LineAmounts
                {
                    ListPrice = Amount(row, "listPrice"), DiscountedAmount = Amount(row, "discountedAmount"),
                    AmountDue = Amount(row, "amountDue"), CashPayment = Amount(row, "cashPayment"), CashCoupons = Amount(row, "cashCoupons"),
                    MonthlySettlement = Amount(row, "monthlySettlement"), Tax = Amount(row, "tax"),
                    TestCoupons = Whole(row, "testCoupons"), FlexiPurchaseCoupons = Whole(row, "flexiPurchaseCoupons"), StoredValueCards = Whole(row, "storedValueCards"),
                })
            {
                ResourceId = Text(row, "resourceId"), ResourceName = Text(row, "resourceName"),
                ResourceType = Repeated(row, "resourceType"), OrderId = Text(row, "orderId"),
                Currency = money.Of(row), Offering = Choice(row, "offering", Offering.Cloud), IsUnpriced = row.Field(ordinals["amountDue"]).IsEmpty,
            };
            // What gives money back, and what has no list price, cannot be priced.
            if (line is { IsUnpriced: true } && (line.BillType != BillType.Expenditure || row.Field(ordinals["listPrice"]).IsEmpty)) row.Refuse("amountDue", "An amount is expected.");
            return row.Problems.Count > 0 ? null : line;
        }

        private string? Text(CsvRow row, string column) => row.Guarded(ordinals[column]) ?? row.Text(ordinals[column]);

        private string? Repeated(CsvRow row, string column) => row.Guarded(ordinals[column]) ?? row.Repeated(ordinals[column]);

        private string Required(CsvRow row, string column) => row.Guarded(ordinals[column]) ?? row.Required(ordinals[column], column);

        private ExactAmount Amount(CsvRow row, string column) => row.Amount(ordinals[column], column, ordinals[Remainders[column]], Remainders[column]);

        // No column has a remainder of these.
        private ExactAmount Whole(CsvRow row, string column) => row.Amount(ordinals[column], column);

        private T Choice<T>(CsvRow row, string column, T otherwise) where T : struct, Enum
        {
            var field = row.Field(ordinals[column]);
            if (field.IsEmpty) return otherwise;
            if (Choices<T>.TryFind(field, out var value)) return value;
            row.Refuse(column, $"'{ColumnProblem.Shown(field)}' is none of {Choices<T>.Names}.");
            return otherwise;
        }
    }
}
