using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Projects;

/// <summary>Ties a project to a customer account. Whose customer it is was asked before.</summary>
/// <param name="ProjectId">As <see cref="Project.KeyOf"/> writes it.</param>
public sealed record BindProject(string ProjectId, string CustomerId, DateTimeOffset At);

/// <summary>The stream is named after the project, so that of two that claim it only one is first.</summary>
public static class ProjectDecider
{
    public static readonly Decider<BindProject, Project> Definition = new("project", command => command.ProjectId, Project.None, Decide, Project.Evolve);

    public static Decision Decide(BindProject bind, Project state) =>
        state.CustomerId == bind.CustomerId ? Decision.Nothing
        : state.CustomerId is not null ? Decision.Reject(ProjectRules.FollowsCustomer.Refuse("projectId"))
        : Decision.Accept(new ProjectBound(bind.ProjectId, bind.CustomerId, bind.At)).By(ProjectRules.FollowsCustomer);
}
