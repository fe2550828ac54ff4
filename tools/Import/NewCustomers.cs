using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Import;

/// <summary>
/// Makes a customer of every account it meets. The id follows from the account, so that the next file finds the same
/// customer; whoever imports registers <see cref="Take"/> before recording the lines.
/// </summary>
public sealed class NewCustomers : ISubAccounts
{
    private readonly Dictionary<string, NewCustomer> met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NewCustomer>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private List<NewCustomer> untaken = [];

    public NewCustomers() => lookup = met.GetAlternateLookup<ReadOnlySpan<char>>();

    public string? CustomerOf(ReadOnlySpan<char> subAccountId, ReadOnlySpan<char> subAccountName)
    {
        if (lookup.TryGetValue(subAccountId, out var known)) return known.CustomerId;
        var account = subAccountId.ToString();
        var customer = met[account] = new(IdOf(account), account, subAccountName.IsEmpty ? account : subAccountName.ToString());
        untaken.Add(customer);
        return customer.CustomerId;
    }

    /// <summary>The customers met since the last call.</summary>
    public IReadOnlyList<NewCustomer> Take()
    {
        var taken = untaken;
        if (taken.Count > 0) untaken = [];
        return taken;
    }

    /// <summary>The account itself where it can serve as an id, else one derived from it.</summary>
    private static string IdOf(string account) =>
        account.Length is > 0 and <= 64 && account.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? account
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)).AsSpan(0, 16));
}

/// <param name="Name">The account's name, or its id where it has none.</param>
public sealed record NewCustomer(string CustomerId, string SubAccountId, string Name);
