using System.Collections.Immutable;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Organization;

/// <summary>Commands on members that exist, and on the IAM accounts whose addresses they may not have.</summary>
public sealed class MemberWorkflow(CommandRunner runner, TimeProvider clock)
{
    public async Task<CommandResult> AssignRole(
        string partnerId, string memberId, BuiltInRole role, string? customRoleId, CommandContext context, CancellationToken cancellation = default)
    {
        var custom = customRoleId is null ? null : (await runner.Load(CustomRoleDecider.Definition, customRoleId, cancellation)).State;
        return await runner.Run(MemberDecider.Definition, new AssignRole(memberId, partnerId, role, customRoleId, custom), context, cancellation);
    }

    public async Task<CommandResult> AssignManagers(
        string partnerId, string memberId, IReadOnlyCollection<string> managerIds, CommandContext context, CancellationToken cancellation = default)
    {
        var managers = ImmutableArray.CreateBuilder<Member>(managerIds.Count);
        foreach (var managerId in managerIds) managers.Add((await runner.Load(MemberDecider.Definition, managerId, cancellation)).State);
        return await runner.Run(MemberDecider.Definition, new AssignManagers(memberId, partnerId, managers.ToImmutable()), context, cancellation);
    }

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
            : Task.FromResult(new CommandResult(0, -1, [], [InputRules.Required.Refuse("email")]));
}
