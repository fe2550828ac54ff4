using PartnerGraph.Import.Csv;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Focus;

/// <summary>FOCUS 1.0 to 1.2, the FinOps Open Cost and Usage Specification; docs/import.md tells what becomes of each column.</summary>
/// <param name="accounts">The customer of each sub-account.</param>
/// <param name="source">The name under which line ids are known; the same for all files of one provider's export.</param>
/// <param name="currency">Of amounts that name none; null to refuse them.</param>
public sealed class FocusFormat(ISubAccounts accounts, string source = "focus", string? currency = null) : ILineFormat
{
    public ILineReader Bind(CsvHeader header)
    {
        header.Require(FocusColumns.Needed);
        CurrencyColumn.Require(header, "BillingCurrency", currency);
        // A sub-account is there only where the provider knows such a thing.
        if (header.Find("BillingAccountId") < 0) header.Require("SubAccountId");
        return new FocusReader(header, accounts, source, currency);
    }
}

/// <summary>Reads the records of one FOCUS file.</summary>
internal sealed class FocusReader(CsvHeader header, ISubAccounts accounts, string source, string? currency) : ILineReader
{
    private readonly FocusColumns columns = new(header);
    private readonly FocusIdentity identity = new(header);
    private readonly CurrencyColumn money = new(header, "BillingCurrency", currency);

    public IReadOnlyList<string> UnknownColumns { get; } = [.. header.Names.Where(name => !FocusColumns.Known.Contains(name))];

    /// <inheritdoc />
    public bool HasIds => columns.Id >= 0;

    public string DueColumn => "BilledCost";

    public string ColumnOf(string path) => path switch
    {
        "lineId" => columns.Id < 0 ? "" : "Id",
        "customerId" => "SubAccountId",
        "chargedFrom" => "ChargePeriodStart",
        "chargedTo" => "ChargePeriodEnd",
        "serviceType" => "ServiceName",
        "region" => "RegionId",
        "resourceId" => "ResourceId",
        "resourceName" => "ResourceName",
        "resourceType" => "ResourceType",
        "currency" => "BillingCurrency",
        "listPrice" => "ListCost",
        "amountDue" or "monthlySettlement" or "tax" or "discountedAmount" => "BilledCost",
        _ => "",
    };

    public ExpenditureLine? Read(CsvRow row)
    {
        var billed = row.Amount(columns.BilledCost, "BilledCost");
        var list = row.Field(columns.ListCost).IsEmpty ? billed : row.Amount(columns.ListCost, "ListCost");
        var customer = Customer(row);
        var (from, to) = (row.Instant(columns.From, "ChargePeriodStart"), row.Instant(columns.To, "ChargePeriodEnd"));
        var service = row.Repeated(columns.ServiceName) ?? row.Required(columns.ServiceCategory, "ServiceName");
        var category = row.Field(columns.Category);
        if (FocusCharges.PaysForLaterCharges(category, billed, row.Field(columns.EffectiveCost), row.Field(columns.DiscountId))) list = default;
        var type = FocusCharges.TypeOf(row, category, billed, list);
        if (row.Field(columns.BilledCost).IsEmpty) row.Refuse("BilledCost", "An amount is expected.");
        var stated = money.Of(row);
        if (row.Problems.Count > 0) return null;

        return new ExpenditureLine(
            source, row.Text(columns.Id) ?? identity.Of(row), customer, from, to, service,
            row.Repeated(columns.RegionId) ?? row.Repeated(columns.RegionName),
            FocusCharges.ModeOf(
                row.Field(columns.Frequency), row.Field(columns.PricingCategory), row.Field(columns.DiscountType), row.Field(columns.DiscountCategory)),
            type, FocusCharges.AmountsOf(billed, list))
        {
            ResourceId = row.Text(columns.ResourceId), ResourceName = row.Text(columns.ResourceName),
            ResourceType = row.Repeated(columns.ResourceType), Currency = stated,
        };
    }

    // A charge of the billing account itself names no sub-account.
    private string Customer(CsvRow row)
    {
        var account = row.Field(columns.SubAccountId);
        var name = row.Field(columns.SubAccountName);
        if (account.IsEmpty)
        {
            account = row.Field(columns.BillingAccountId);
            name = row.Field(columns.BillingAccountName);
        }

        if (account.IsEmpty) row.Refuse("SubAccountId", "An account is expected.");
        else if (accounts.CustomerOf(account, name) is { } customer) return customer;
        else row.Refuse("SubAccountId", $"The account '{ColumnProblem.Shown(account)}' is mapped to no customer.");
        return "";
    }
}
