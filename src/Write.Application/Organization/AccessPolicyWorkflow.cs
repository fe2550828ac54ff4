using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Write.Application.Organization;

/// <summary>Decides policies with what the holder's own stream tells of it.</summary>
public sealed class AccessPolicyWorkflow(CommandRunner runner)
{
    /// <param name="known">What can be done.</param>
    public Task<CommandResult> Put(
        PolicyAccount account, string holder, string by, AccessPolicyDocument policy, ImmutableHashSet<string> known, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var member = account.PartnerId is null ? null : (await unit.Load(MemberDecider.Definition, holder)).State;
            return await unit.Decide(AccessPolicyDecider.Definition, new PutAccessPolicy(account, holder, by, policy, known, member));
        }, cancellation);

    public Task<CommandResult> Remove(PolicyAccount account, string holder, string by, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(AccessPolicyDecider.Definition, new RemoveAccessPolicy(account, holder, by), context, cancellation);
}
