using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>The streams that read models had set aside when a request began: it was looked whom they concern.</summary>
public sealed class SetAsideBefore(IEnumerable<ProjectionStatus> statuses)
{
    private readonly HashSet<(string ReadModel, string Stream)> streams =
        [.. statuses.SelectMany(status => status.Quarantined, (status, held) => (status.Name, held.Stream))];

    /// <summary>Whether figures of the read model lack a stream of which nobody knew then.</summary>
    public bool IsMissing(ProjectionStatus now) => now.HoldsFigures && now.Quarantined.Any(held => !streams.Contains((now.Name, held.Stream)));
}
