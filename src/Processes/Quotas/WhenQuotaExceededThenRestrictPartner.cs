using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Processes.Quotas;

/// <summary>An exceeded quota restricts the partner's account, and paying lifts the restriction (QUOTA-4, QUOTA-17); nothing that runs is touched.</summary>
public sealed class WhenQuotaExceededThenRestrictPartner : Reaction
{
    public WhenQuotaExceededThenRestrictPartner(QuotaWorkflow quotas)
    {
        On<QuotaExceeded>(async (_, recorded, cancellation) =>
        {
            // What was entered as history is told, and restricts nobody; the next crossing does.
            if (!recorded.Metadata.Historical) await quotas.Enforce(recorded.Event.PartnerId, this.Context(recorded), cancellation);
        });
        On<QuotaNormalized>(async (_, recorded, cancellation) =>
            await quotas.Enforce(recorded.Event.PartnerId, this.Context(recorded), cancellation));
    }

    public override string Name => "reaction-restrict-partners";

    public override void Map(ModelBuilder model)
    {
    }
}
