using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Write.Application.Organization;

/// <summary>Commands on members that exist, and on the IAM accounts whose addresses they may not have.</summary>
public sealed class MemberWorkflow(CommandRunner runner, TimeProvider clock)
{
    public Task<CommandResult> AssignRole(
        string partnerId, string memberId, BuiltInRole role, string? customRoleId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var custom = customRoleId is null ? null : (await unit.Load(CustomRoleDecider.Definition, customRoleId)).State;
            return await unit.Decide(MemberDecider.Definition, new AssignRole(memberId, partnerId, role, customRoleId, custom));
        }, cancellation);

    public Task<CommandResult> AssignManagers(
        string partnerId, string memberId, IReadOnlyCollection<string> managerIds, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var managers = ImmutableArray.CreateBuilder<Member>(managerIds.Count);
            foreach (var managerId in managerIds) managers.Add((await unit.Load(MemberDecider.Definition, managerId)).State);
            return await unit.Decide(MemberDecider.Definition, new AssignManagers(memberId, partnerId, managers.ToImmutable()));
        }, cancellation);

    public Task<CommandResult> Remove(string partnerId, string memberId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(MemberDecider.Definition, new RemoveMember(memberId, partnerId, clock.Now()), context, cancellation);

    /// <summary>Operations record that an IAM account of the console uses an address (ORG-9).</summary>
    public Task<CommandResult> RecordIamAccount(string email, CommandContext context, CancellationToken cancellation = default) =>
        RunIam(email, key => new RecordIamAccount(key, clock.Now()), context, cancellation);

    /// <summary>Operations record that the IAM account with the address is gone (ORG-10).</summary>
    public Task<CommandResult> DeleteIamAccount(string email, CommandContext context, CancellationToken cancellation = default) =>
        RunIam(email, key => new DeleteIamAccount(key, clock.Now()), context, cancellation);

    private Task<CommandResult> RunIam(
        string email, Func<string, MemberReservationCommand> command, CommandContext context, CancellationToken cancellation) =>
        EmailAddress.TryNormalize(email, out var address)
            ? runner.Run(MemberReservation.Email, command(EmailAddress.HashOf(address)), context, cancellation)
            : Task.FromResult(CommandResult.Refused(InputRules.Required.Refuse("email")));
}
