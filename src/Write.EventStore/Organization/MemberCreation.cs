using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Organization;

/// <summary>
/// Creates members. A new member first claims its email address, its subject and, as a master, the organization's one place;
/// claims of a member that never came to be, or is gone, are taken over, so that a crash in between heals with the next request.
/// </summary>
public sealed class MemberCreation(CommandRunner runner, TimeProvider clock)
{
    /// <summary>Creates a member; the same person sent again is found and changes nothing.</summary>
    /// <returns>The member's id with the answer.</returns>
    public async Task<(string MemberId, CommandResult Result)> Create(
        string partnerId, MemberKind kind, string userName, string email, string subject, CommandContext context,
        CancellationToken cancellation = default)
    {
        var memberId = EventIds.New(clock);
        List<Claim> claims =
        [
            await Look(MemberReservation.Email, EmailAddress.HashOf(email), holder => EmailAddress.HashOf(holder.Email) == EmailAddress.HashOf(email), context, cancellation),
            await Look(MemberReservation.Subject, MemberReservation.KeyOfSubject(subject), holder => holder.Subject == subject, context, cancellation),
        ];
        if (kind == MemberKind.Master)
            claims.Add(await Look(MemberReservation.Master, partnerId, holder => holder.Kind == MemberKind.Master, context, cancellation));

        if (claims[0].Holder is { } same && same.PartnerId == partnerId && same.Subject == subject && same.Kind == kind) memberId = same.MemberId;
        var command = new CreateMember(
            memberId, partnerId, kind, userName, email, subject,
            new(
                (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State.Exists,
                kind == MemberKind.Master ? claims[2].Holder?.MemberId : null,
                claims[0].InIam, IsAnother(claims[0].Holder, memberId), IsAnother(claims[1].Holder, memberId)),
            clock.Now());

        // Decided before anything is claimed: a refusal leaves nothing behind.
        var (state, _, _) = await runner.Load(MemberDecider.Definition, memberId, cancellation);
        if (MemberDecider.Decide(command, state) is { IsAccepted: true, Events.Count: > 0 })
        {
            foreach (var claim in claims)
            {
                var claimed = await runner.Run(
                    claim.Reservation, new ClaimMemberKey(claim.Key, memberId, claim.ReleasedBy, clock.Now()), Inner(context), cancellation);
                if (!claimed.IsAccepted) return (memberId, claimed);
            }
        }

        return (memberId, await runner.Run(MemberDecider.Definition, command, context, cancellation));
    }

    private async Task<Claim> Look(
        Decider<MemberReservationCommand, MemberReservation> reservation, string key, Func<Member, bool> uses, CommandContext context,
        CancellationToken cancellation)
    {
        var (state, _, _) = await runner.Load(reservation, key, cancellation);
        if (state.HolderId is not { } holderId) return new(reservation, key, null, null, state.InIam);
        var (holder, _, _) = await runner.Load(MemberDecider.Definition, holderId, cancellation);
        if (!holder.Exists)
        {
            // Once void, the id can never be created, and what it had claimed is free for good.
            await runner.Run(MemberDecider.Definition, new VoidMember(holderId), Inner(context), cancellation);
            (holder, _, _) = await runner.Load(MemberDecider.Definition, holderId, cancellation);
        }

        return holder.IsActive && uses(holder)
            ? new(reservation, key, holder, null, state.InIam)
            : new(reservation, key, null, holderId, state.InIam);
    }

    private static bool IsAnother(Member? holder, string memberId) => holder is not null && holder.MemberId != memberId;

    // The caller's expected version and command id belong to the member's own stream.
    private static CommandContext Inner(CommandContext context) => context with { ExpectedVersion = null, CommandId = null };

    /// <param name="Holder">The active member that uses the key; null when it is free.</param>
    /// <param name="ReleasedBy">The member that has the claim but never will use it again.</param>
    private sealed record Claim(
        Decider<MemberReservationCommand, MemberReservation> Reservation, string Key, Member? Holder, string? ReleasedBy, bool InIam);
}
