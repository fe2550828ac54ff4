using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Organization;

/// <summary>
/// Creates members. A new member and its claims of the email address, of the subject and, for a master, of the organization's one
/// place are decided together; claims of a member that is gone are taken over.
/// </summary>
public sealed class MemberCreation(CommandRunner runner, TimeProvider clock)
{
    /// <summary>Creates a member; the same person sent again is found and changes nothing.</summary>
    /// <returns>The member's id with the answer.</returns>
    public async Task<(string MemberId, CommandResult Result)> Create(
        string partnerId, MemberKind kind, string userName, string email, string subject, CommandContext context,
        CancellationToken cancellation = default)
    {
        var (result, memberId) = await runner.Decide(
            context, unit => Create(unit, new(context.NewId(clock), partnerId, kind, userName, email, subject, default!, clock.Now())), cancellation);
        return (memberId, result);
    }

    /// <param name="create">Without its facts.</param>
    private static async Task<CommandResult<string>> Create(DecisionUnit unit, CreateMember create)
    {
        var (partnerId, kind, email, subject) = (create.PartnerId, create.Kind, create.Email, create.Subject);
        List<Claim> claims =
        [
            await Look(unit, MemberReservation.Email, EmailAddress.HashOf(email), holder => EmailAddress.HashOf(holder.Email) == EmailAddress.HashOf(email)),
            await Look(unit, MemberReservation.Subject, MemberReservation.KeyOfSubject(subject), holder => holder.Subject == subject),
        ];
        if (kind == MemberKind.Master)
            claims.Add(await Look(unit, MemberReservation.Master, partnerId, holder => holder.Kind == MemberKind.Master));

        if (claims[0].Holder is { } same && same.PartnerId == partnerId && same.Subject == subject && same.Kind == kind)
            create = create with { MemberId = same.MemberId };
        var memberId = create.MemberId;
        var facts = new MemberFacts(
            (await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists,
            kind == MemberKind.Master ? claims[2].Holder?.MemberId : null,
            claims[0].InIam, IsAnother(claims[0].Holder, memberId), IsAnother(claims[1].Holder, memberId));
        var result = await unit.Decide(MemberDecider.Definition, create with { Facts = facts });
        if (!result.IsAccepted || result.Events.Count == 0) return new(result, memberId);
        foreach (var claim in claims)
        {
            var claimed = await unit.Follow(claim.Reservation, new ClaimMemberKey(claim.Key, memberId, claim.ReleasedBy, create.At));
            if (!claimed.IsAccepted) return new(claimed, memberId);
        }

        return new(result, memberId);
    }

    private static async Task<Claim> Look(
        DecisionUnit unit, Decider<MemberReservationCommand, MemberReservation> reservation, string key, Func<Member, bool> uses)
    {
        var (state, _, _) = await unit.Load(reservation, key);
        if (state.HolderId is not { } holderId) return new(reservation, key, null, null, state.InIam);
        var (holder, _, _) = await unit.Load(MemberDecider.Definition, holderId);
        // Earlier releases claimed before they created. Once void, the id can never be created, and what it had claimed is free for good.
        if (!holder.Exists) await unit.Follow(MemberDecider.Definition, new VoidMember(holderId));
        return holder.IsActive && uses(holder)
            ? new(reservation, key, holder, null, state.InIam)
            : new(reservation, key, null, holderId, state.InIam);
    }

    private static bool IsAnother(Member? holder, string memberId) => holder is not null && holder.MemberId != memberId;

    /// <param name="Holder">The active member that uses the key; null when it is free.</param>
    /// <param name="ReleasedBy">The member that has the claim but never will use it again.</param>
    private sealed record Claim(
        Decider<MemberReservationCommand, MemberReservation> Reservation, string Key, Member? Holder, string? ReleasedBy, bool InIam);
}
