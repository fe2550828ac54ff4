using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Projects;

namespace PartnerGraph.Read.Projections.Customers.Projects;

public sealed class ProjectRow
{
    public required string ProjectId { get; init; }

    public required string CustomerId { get; init; }

    public DateTimeOffset BoundAt { get; init; }
}

/// <summary>To which customer each project is tied; to whom the customer belongs is read where associations are.</summary>
public sealed class ProjectProjection : Projection
{
    public ProjectProjection() => On<ProjectBound>((db, recorded) =>
        db.Add(new ProjectRow { ProjectId = recorded.Event.ProjectId, CustomerId = recorded.Event.CustomerId, BoundAt = recorded.Event.BoundAt }));

    public override string Name => "projects";

    public override void Map(ModelBuilder model) => model.Entity<ProjectRow>(project =>
    {
        project.ToTable("project");
        project.HasKey(row => row.ProjectId);
    });
}

public sealed class ProjectReads(IDbContextFactory<ReadModel<ProjectProjection>> projects)
{
    /// <summary>Null when it is tied to nobody. Callers ask whether its customer is within their scope before they tell of it.</summary>
    public async Task<ProjectRow?> Find(string projectId, CancellationToken cancellation)
    {
        await using var db = await projects.CreateDbContextAsync(cancellation);
        return await db.Set<ProjectRow>().FirstOrDefaultAsync(row => row.ProjectId == projectId, cancellation);
    }
}
