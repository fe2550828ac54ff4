using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>A bill as one version states it: what <c>asOf</c> reads, and what a restatement changed.</summary>
public sealed class BillVersionRow
{
    /// <summary>The bill's id (<see cref="BillIds"/>).</summary>
    public required string Bill { get; init; }

    /// <summary>1 as it was made.</summary>
    public int Version { get; init; }

    /// <summary>When it was stated; null while a restatement is only ordered.</summary>
    public DateTimeOffset? StatedAt { get; set; }

    /// <summary>Of a restatement.</summary>
    public string? Reason { get; init; }

    /// <summary>Who had it restated.</summary>
    public string? Operator { get; init; }

    /// <summary>All usage in the version before.</summary>
    public Money Before { get; set; }

    public Money Usage { get; set; }

    public Money Coupons { get; set; }

    public Money Total { get; set; }

    public Money FromBalance { get; set; }

    public Money Credited { get; set; }

    public DateOnly? DueOn { get; set; }
}
