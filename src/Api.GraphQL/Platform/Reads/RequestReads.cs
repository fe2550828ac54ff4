using System.Globalization;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Api.GraphQL.Platform.Reads;

/// <summary>
/// Watches what each request reads. Figures that lack an event of the caller's own are refused (FIGURES_INCOMPLETE); what else is behind or
/// incomplete is told in <c>extensions.readModels</c>.
/// </summary>
public sealed class RequestReads(ProjectionHost projections, QuarantineConcerns concerns, FigurePositions positions, IOptions<PartnerGraphOptions> options) : IOperationCompanion
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public async ValueTask<IAccompaniment> Begin(Caller caller, CancellationToken cancellation)
    {
        var actor = caller.UserContext.TryGetValue(Actor.ContextKey, out var known) && known is Actor named ? named : Actor.Anonymous;
        if (!projections.AnyLacks) return Accompany(actor, [], None, None);
        var lacking = projections.Statuses.Where(status => status.Quarantined.Count > 0).ToList();
        var touched = await concerns.Of(actor, lacking, cancellation);
        // The vendor looks at everybody: a figure without one tenant's stream is of use to it when it is told.
        var refused = actor.IsVendor ? None : lacking.Where(status => status.HoldsFigures && touched.Certain.Contains(status.Name)).Select(status => status.Name).ToHashSet();
        return Accompany(actor, lacking, refused, touched.Possible);
    }

    private Reading Accompany(Actor actor, IEnumerable<ProjectionStatus> lacking, IReadOnlySet<string> refused, IReadOnlySet<string> incomplete) =>
        new(new ReadTrace(projections.StatusOf, refused, new SetAsideBefore(lacking), refuses: !actor.IsVendor), incomplete, positions, options.Value.ReadModelLagTold);

    private sealed class Reading(ReadTrace trace, IReadOnlySet<string> incomplete, FigurePositions positions, long told) : IAccompaniment, ISourcesSeen
    {
        public IReadOnlyCollection<string>? Sources => trace.SawPassing ? null : [.. trace.Read.Select(status => status.Name)];

        public void Enter() => trace.Enter();

        public async ValueTask<IReadOnlyDictionary<string, object?>> Entries(CancellationToken cancellation)
        {
            Dictionary<string, object?> entry = [];
            List<object> behind = [];
            List<string> lacking = [.. trace.Overtaken];
            foreach (var status in trace.Read.OrderBy(status => status.Name, StringComparer.Ordinal))
            {
                if (incomplete.Contains(status.Name) && !lacking.Contains(status.Name)) lacking.Add(status.Name);
                if (await positions.Lag(status, told, cancellation) is > 0 and var lag)
                    behind.Add(new Dictionary<string, object?> { ["name"] = status.Name, ["position"] = Text(status.Position), ["behind"] = lag });
            }

            if (behind.Count > 0) entry["behind"] = behind;
            if (lacking.Count > 0) entry["incomplete"] = lacking;
            return entry.Count == 0 ? Nothing : new Dictionary<string, object?> { ["readModels"] = entry };
        }

        // A string, as positions are in data.
        private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
    }
}
