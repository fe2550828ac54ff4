using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Processes.Partners.Tiers;

/// <summary>Reviews a solution provider's tier by the revenue of the year before, every January 31 (PROG-41, GAP-52).</summary>
public sealed class AnnualTierReview(TierWorkflow tiers, YearRevenue revenue, BusinessTime time) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "annual-tier-review", "PROG-41", ZoneRule.DayOfMonth, "Partner", "The tier of a solution provider follows the revenue of the year before.")
        .SetBy<PartnerRegistered>(e => e.PartnerId, (e, calendar) => e.Kind == PartnerKind.SolutionProvider ? TierReview.NextAfter(e.RegisteredAt, calendar.Zone) : null, e => e.PartnerId)
        .SetBy<TierReviewed>(e => e.PartnerId, (e, calendar) => TierReview.OfYear(e.Year + 1, calendar.Zone), e => e.PartnerId);

    public DeadlineKind Kind => Declared;

    public async Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation)
    {
        var year = time.DayOf(due.DueAt).Year - 1;
        return await tiers.Review(due.Key, year, await revenue.Counted(due.Key, year, cancellation), context, cancellation);
    }
}
