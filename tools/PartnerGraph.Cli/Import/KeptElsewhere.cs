using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Repair;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <summary>The read models of billing lines as a server on the same directory keeps them, seen by their files.</summary>
internal sealed class KeptElsewhere(EmbeddedStore store, DirectoryInfo data)
{
    /// <summary>Completes when each of them includes the line at the position.</summary>
    public async Task Reach(long position, Action<Step> progress, CancellationToken cancellation)
    {
        // Only these advance with lines; the position of the others stands where their own events end.
        var models = store.Services.GetServices<IReadModelStore>()
            .Where(model => !model.IsReaction && model.Events.Contains(typeof(ExpenditureRecorded))).ToList();
        var wait = new Stall($"The lines are stored; the server's read models stand still before position {position}. Run 'partnergraph doctor'.");
        for (var reached = -1L; reached < position;)
        {
            reached = models.Select(model => ReadModelFile.PositionOf(data, model.Name, model.Fingerprint) ?? 0).DefaultIfEmpty(position).Min();
            progress(new Step(reached, position, $"at position {reached} of {position}"));
            if (reached < position) await wait.Pause(reached, cancellation);
        }
    }
}
