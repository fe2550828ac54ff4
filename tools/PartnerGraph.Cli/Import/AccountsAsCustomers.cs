using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Without a mapping an account's id is taken for the customer's id; the recorder refuses the ones that do not exist.</summary>
internal sealed class AccountsAsCustomers : ISubAccounts
{
    private readonly Dictionary<string, string> met = new(StringComparer.Ordinal);

    public string? CustomerOf(ReadOnlySpan<char> subAccountId, ReadOnlySpan<char> subAccountName)
    {
        var lookup = met.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(subAccountId, out var known)) return known;
        return met[subAccountId.ToString()] = subAccountId.ToString();
    }
}
