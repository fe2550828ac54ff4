using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import;

/// <summary>Which customer an account of the provider belongs to.</summary>
public interface ISubAccounts
{
    /// <summary>The customer's id; null when the account belongs to nobody known.</summary>
    string? CustomerOf(ReadOnlySpan<char> subAccountId, ReadOnlySpan<char> subAccountName);
}

/// <summary>The explicit mapping: a CSV file with the columns <c>subAccountId</c> and <c>customerId</c>.</summary>
public sealed class SubAccountMap(IReadOnlyDictionary<string, string> customers) : ISubAccounts
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup =
        new Dictionary<string, string>(customers, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public string? CustomerOf(ReadOnlySpan<char> subAccountId, ReadOnlySpan<char> subAccountName) =>
        lookup.TryGetValue(subAccountId, out var customer) ? customer : null;

    /// <exception cref="ImportFileException">A column or a value is missing, or an account is mapped to two customers.</exception>
    public static SubAccountMap Read(TextReader text)
    {
        using var records = new CsvRecords(text);
        if (!records.Read(0)) throw new ImportFileException("The mapping file is empty.");
        var header = new CsvHeader(records);
        header.Require("subAccountId", "customerId");
        var (account, customer) = (header.Find("subAccountId"), header.Find("customerId"));
        var customers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (records.Read(header.Count))
        {
            if (records.Malformed is { } reason) throw new ImportFileException($"Line {records.LineNumber}: {reason}");
            var (from, to) = (records.Field(account).ToString(), records.Field(customer).ToString());
            if (from.Length == 0 || to.Length == 0) throw new ImportFileException($"Line {records.LineNumber}: both values are needed.");
            if (!customers.TryAdd(from, to) && customers[from] != to)
                throw new ImportFileException($"Line {records.LineNumber}: the account {from} is mapped to {customers[from]} already.");
        }

        return new SubAccountMap(customers);
    }
}
