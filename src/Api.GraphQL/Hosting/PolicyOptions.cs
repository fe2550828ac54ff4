using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>Figures of reconciliation; what is left out is as in <see cref="IncentivePolicy.Default"/>.</summary>
public sealed class IncentiveOptions
{
    public int OpeningWorkingDays { get; set; } = IncentivePolicy.Default.OpeningWorkingDays;

    public int ReconciliationWorkingDays { get; set; } = IncentivePolicy.Default.ReconciliationWorkingDays;

    internal IncentivePolicy Policy => new(OpeningWorkingDays, ReconciliationWorkingDays);
}

/// <summary>When bills are due, and what follows; as in <see cref="ArrearsPolicy.Default"/> unless given.</summary>
public sealed class BillOptions
{
    public int? DueDays { get; set; } = ArrearsPolicy.Default.DueDays;

    public int LeastDays { get; set; } = ArrearsPolicy.Default.LeastDays;

    public bool RestrictOnArrears { get; set; } = ArrearsPolicy.Default.RestrictOnArrears;

    internal ArrearsPolicy Policy => new(DueDays, LeastDays, RestrictOnArrears);
}

/// <summary>How many exported files there may be, and how long; as in <see cref="ExportPolicy.Default"/> unless given.</summary>
public sealed class ExportOptions
{
    public int MostPending { get; set; } = ExportPolicy.Default.MostPending;

    public int MostKept { get; set; } = ExportPolicy.Default.MostKept;

    public int KeptDays { get; set; } = ExportPolicy.Default.KeptFor.Days;

    internal ExportPolicy Policy => new(MostPending, MostKept, TimeSpan.FromDays(KeptDays));
}

/// <summary>As in <see cref="TestCouponPolicy.Default"/> unless given.</summary>
public sealed class TestCouponOptions
{
    public int ValidDays { get; set; } = TestCouponPolicy.Default.ValidDays;

    internal TestCouponPolicy Policy => TestCouponPolicy.Default with { ValidDays = ValidDays };
}

/// <summary>As in <see cref="TierPolicy.Default"/> unless given.</summary>
public sealed class TierOptions
{
    public int PledgeGraceDays { get; set; } = TierPolicy.Default.PledgeGraceDays;

    internal TierPolicy Policy => new(PledgeGraceDays);
}
