using System.Globalization;
using System.Numerics;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <param name="PartnerId">Null when the customer belongs to nobody now.</param>
/// <param name="Since">From when on it belongs to the partner.</param>
/// <param name="HadEarlier">Whether it belonged to somebody before; then lines before <paramref name="Since"/> may be that partner's.</param>
internal sealed record Belonging(string? PartnerId, DateTimeOffset? Since, bool HadEarlier);

/// <summary>Since when customers belong to their partners, as known before the import.</summary>
internal sealed class Tenure(IReadOnlyDictionary<string, Belonging> customers)
{
    public static readonly Tenure Unknown = new(new Dictionary<string, Belonging>());

    /// <summary>Why no partner sees the line; null when one does, or may.</summary>
    public string? WhyUnowned(ExpenditureLine line)
    {
        if (!customers.TryGetValue(line.CustomerId, out var belonging) || belonging.HadEarlier) return null;
        if (belonging.PartnerId is null) return "belongs to no partner";
        return line.ChargedFrom.ToUnixTimeSeconds() < belonging.Since?.ToUnixTimeSeconds()
            ? string.Create(CultureInfo.InvariantCulture, $"belongs to {belonging.PartnerId} only since {belonging.Since?.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")
            : null;
    }
}

/// <summary>Lines that are stored and that no partner sees.</summary>
internal sealed class Unowned
{
    private const int Named = 5;

    private readonly SortedDictionary<string, string> reasons = new(StringComparer.Ordinal);
    private long lines;
    private BigInteger units;

    public void Add(ExpenditureLine line, Tenure tenure)
    {
        if (tenure.WhyUnowned(line) is not { } reason) return;
        reasons.TryAdd(line.CustomerId, reason);
        (lines, units) = (lines + 1, units + line.Amounts.AmountDue.Units);
    }

    public IEnumerable<string> Told()
    {
        if (lines == 0) yield break;
        yield return $"  of no partner       {lines} (amount due {ExactTotals.Text(units, 8)} USD; no partner sees them)";
        foreach (var (customer, reason) in reasons.Take(Named)) yield return $"    customer {customer} {reason}";
        if (reasons.Count > Named) yield return $"    and {reasons.Count - Named} more customers";
    }
}
