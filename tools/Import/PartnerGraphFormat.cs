using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import;

/// <summary>The project's own CSV, which is also what it exports: one column a field of the line, named alike.</summary>
/// <param name="source">The source of lines that do not name theirs.</param>
public sealed class PartnerGraphFormat(string source = "csv") : ILineFormat
{
    internal static readonly IReadOnlyList<string> Needed =
        ["lineId", "customerId", "chargedFrom", "chargedTo", "serviceType", "billType", "amountDue"];

    internal static readonly IReadOnlyList<string> Optional =
        ["source", "region", "billingMode", "resourceId", "resourceName", "resourceType", "orderId", "listPrice", "discountedAmount",
            "cashPayment", "cashCoupons", "monthlySettlement", "tax", "currency"];

    public ILineReader Bind(CsvHeader header)
    {
        header.Require(Needed);
        return new Reader(header, source);
    }

    private sealed class Reader(CsvHeader header, string source) : ILineReader
    {
        public IReadOnlyList<string> UnknownColumns { get; } =
            [.. header.Names.Except(Needed.Concat(Optional), StringComparer.OrdinalIgnoreCase)];

        private readonly Dictionary<string, int> ordinals =
            Needed.Concat(Optional).ToDictionary(name => name, header.Find, StringComparer.Ordinal);

        public string ColumnOf(string path) => path;

        public ExpenditureLine? Read(CsvRow row)
        {
            var line = new ExpenditureLine(
                row.Repeated(ordinals["source"]) ?? source, row.Text(ordinals["lineId"]) ?? row.Required(-1, "lineId"),
                row.Required(ordinals["customerId"], "customerId"), row.Instant(ordinals["chargedFrom"], "chargedFrom"),
                row.Instant(ordinals["chargedTo"], "chargedTo"), row.Required(ordinals["serviceType"], "serviceType"),
                row.Repeated(ordinals["region"]), Choice(row, "billingMode", BillingMode.PayPerUse), Choice(row, "billType", BillType.Expenditure),
                new LineAmounts
                {
                    ListPrice = Amount(row, "listPrice"), DiscountedAmount = Amount(row, "discountedAmount"),
                    AmountDue = Amount(row, "amountDue"), CashPayment = Amount(row, "cashPayment"), CashCoupons = Amount(row, "cashCoupons"),
                    MonthlySettlement = Amount(row, "monthlySettlement"), Tax = Amount(row, "tax"),
                })
            {
                ResourceId = row.Text(ordinals["resourceId"]), ResourceName = row.Text(ordinals["resourceName"]),
                ResourceType = row.Repeated(ordinals["resourceType"]), OrderId = row.Text(ordinals["orderId"]),
                Currency = row.Repeated(ordinals["currency"]) ?? Money.Usd,
            };
            if (row.Field(ordinals["amountDue"]).IsEmpty) row.Refuse("amountDue", "An amount is expected.");
            return row.Problems.Count > 0 ? null : line;
        }

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
