using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Quotas.Spending;

/// <summary>Writes down what is to be told, in the order in which it was judged.</summary>
internal sealed class Observations(ReadModelContext db)
{
    private long position;
    private int ordinal;

    public void Add(Recorded source, string partnerId, QuotaObservation observed) =>
        Add(source, partnerId, AlertKind.Quota, JsonSerializer.Serialize(observed, EventJson.Options));

    public void Add(Recorded source, string customerId, BudgetObservation observed) =>
        Add(source, customerId, AlertKind.Budget, JsonSerializer.Serialize(observed, EventJson.Options));

    private void Add(Recorded source, string about, AlertKind kind, string observed)
    {
        ordinal = source.Position == position ? ordinal + 1 : 0;
        position = source.Position;
        db.Add(new ObservationRow { Position = position, Ordinal = ordinal, About = about, Kind = kind, Observed = observed });
    }
}

/// <summary>Reads what is to be told.</summary>
public sealed class ObservationReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, Lazy<ProjectionHost> projections)
{
    /// <summary>What follows from the events between two positions, both included, once all of them have been judged.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<IReadOnlyList<ObservationRow>> Between(long first, long last, CancellationToken cancellation)
    {
        await projections.Value.Require(ExpenditureProjection.ReadModelName, last, cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await db.Set<ObservationRow>().Where(row => row.Position >= first && row.Position <= last)
            .OrderBy(row => row.Position).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
    }
}
