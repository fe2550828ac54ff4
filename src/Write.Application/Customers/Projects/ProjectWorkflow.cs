using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Projects;

namespace PartnerGraph.Write.Application.Customers.Projects;

/// <summary>Ties projects to customer accounts.</summary>
public sealed class ProjectWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <param name="partnerId">The partner that asks, for a customer of its own; null for the vendor.</param>
    /// <param name="managers">The account managers whose customers the caller acts for; null for all of the partner's.</param>
    public Task<CommandResult> Bind(
        string projectId, string customerId, string? partnerId, IReadOnlyCollection<string>? managers, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var isOwn = partnerId is null
                ? (await unit.Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists
                : await unit.LookedAfter(customerId, partnerId, managers, cancellation) is not null;
            if (!isOwn) return CommandResult.Refused(CustomerRules.Unknown.Refuse("customerId"));
            return Project.KeyOf(projectId) is { } key
                ? await unit.Decide(ProjectDecider.Definition, new BindProject(key, customerId, clock.Now()))
                : CommandResult.Refused(ProjectRules.IdInvalid.Refuse("projectId"));
        }, cancellation);
}
