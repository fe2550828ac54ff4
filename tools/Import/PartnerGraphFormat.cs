using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Import.Csv;

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
            "cashPayment", "cashCoupons", "monthlySettlement", "tax", "currency"];

    /// <summary>What an export tells besides.</summary>
    private static readonly IReadOnlyList<string> Told =
        ["customerName", "masterId", "masterName", "billingMonth", "billingDay", "reverses", "roundingRemainder"];

    public ILineReader Bind(CsvHeader header)
    {
        header.Require(Needed);
        if (currency is null) header.Require("currency");
        return new Reader(header, source, currency);
    }

    private sealed class Reader(CsvHeader header, string source, string? currency) : ILineReader
    {
        public IReadOnlyList<string> UnknownColumns { get; } =
            [.. header.Names.Except([.. Needed, .. Optional, .. Told], StringComparer.OrdinalIgnoreCase)];

        private readonly Dictionary<string, int> ordinals =
            Needed.Concat(Optional).ToDictionary(name => name, header.Find, StringComparer.Ordinal);

        public bool HasIds => true;

        public string DueColumn => "amountDue";

        public string ColumnOf(string path) => path;

        public ExpenditureLine? Read(CsvRow row)
        {
            var money = row.Repeated(ordinals["currency"]) ?? currency;
            if (money is null) row.Refuse("currency", "A currency is expected, such as USD.");
            var line = new ExpenditureLine(
                Repeated(row, "source") ?? source, Text(row, "lineId") ?? row.Required(-1, "lineId"),
                FormulaGuard.Plain(row.Required(ordinals["customerId"], "customerId")), row.Instant(ordinals["chargedFrom"], "chargedFrom"),
                row.Instant(ordinals["chargedTo"], "chargedTo"), FormulaGuard.Plain(row.Required(ordinals["serviceType"], "serviceType")),
                Repeated(row, "region"), Choice(row, "billingMode", BillingMode.PayPerUse), Choice(row, "billType", BillType.Expenditure),
                new LineAmounts
                {
                    ListPrice = Amount(row, "listPrice"), DiscountedAmount = Amount(row, "discountedAmount"),
                    AmountDue = Amount(row, "amountDue"), CashPayment = Amount(row, "cashPayment"), CashCoupons = Amount(row, "cashCoupons"),
                    MonthlySettlement = Amount(row, "monthlySettlement"), Tax = Amount(row, "tax"),
                })
            {
                ResourceId = Text(row, "resourceId"), ResourceName = Text(row, "resourceName"),
                ResourceType = Repeated(row, "resourceType"), OrderId = Text(row, "orderId"),
                Currency = money ?? "",
            };
            if (row.Field(ordinals["amountDue"]).IsEmpty) row.Refuse("amountDue", "An amount is expected.");
            return row.Problems.Count > 0 ? null : line;
        }

        private string? Text(CsvRow row, string column) => row.Text(ordinals[column]) is { } text ? FormulaGuard.Plain(text) : null;

        private string? Repeated(CsvRow row, string column) => row.Repeated(ordinals[column]) is { } text ? FormulaGuard.Plain(text) : null;

        private ExactAmount Amount(CsvRow row, string column) => row.Amount(ordinals[column], column);

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
