using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Write.Application.Customers.PreRegistrations;

/// <param name="PreRegistrationId">The new or the still open pre-registration; null when it was refused.</param>
public sealed record PreRegistrationOutcome(CommandResult Result, string? PreRegistrationId);

/// <summary>
/// Pre-registers over two streams that are decided together: the address, which only one partner can hold, and the partner's
/// slots, of which there are so many.
/// </summary>
public sealed class PreRegistrationWorkflow(CommandRunner runner, TimeProvider clock, AssociationPolicy policy)
{
    public async Task<PreRegistrationOutcome> Register(
        string partnerId, string email, string country, PreRegistrationKind kind, CommandContext context, CancellationToken cancellation = default)
    {
        var (result, id) = await runner.Decide(context, unit => Register(unit, partnerId, email, country, kind, context), cancellation);
        return new(result, id);
    }

    /// <summary>The clock has passed the end of a protection (ASSOC-36); before that, nothing happens.</summary>
    public Task<CommandResult> Lapse(string partnerId, string preRegistrationId, CommandContext context) => runner.Decide(context, async unit =>
    {
        var emailHash = PreRegistration.EmailHashIn(preRegistrationId);
        var lapsed = await unit.Decide(PreRegistrationDecider.Definition, new LapsePreRegistration(emailHash, preRegistrationId, clock.Now()));
        var state = (await unit.Load(PreRegistrationDecider.Definition, emailHash)).State;
        if (state.PreRegistrationId != preRegistrationId || state.Status != PreRegistrationStatus.Active)
            await unit.Follow(PreRegistrationSlotDecider.Definition, new FreePreRegistrationSlot(partnerId, emailHash, preRegistrationId));
        return lapsed;
    });

    /// <summary>The address's owner now belongs to the partner: its reservation is converted (ASSOC-34) and its slot freed.</summary>
    internal static async Task Convert(DecisionUnit unit, string email, string partnerId, string customerId, DateTimeOffset associatedAt)
    {
        var hash = EmailAddress.HashOf(email);
        var state = (await unit.Load(PreRegistrationDecider.Definition, hash)).State;
        if (state.PartnerId != partnerId || state.PreRegistrationId is not { } id) return;
        await unit.Follow(PreRegistrationDecider.Definition, new ConvertPreRegistration(hash, partnerId, customerId, associatedAt));
        await unit.Follow(PreRegistrationSlotDecider.Definition, new FreePreRegistrationSlot(partnerId, hash, id));
    }

    private async Task<CommandResult<string?>> Register(
        DecisionUnit unit, string partnerId, string email, string country, PreRegistrationKind kind, CommandContext context)
    {
        var at = clock.Now();
        var hash = EmailAddress.HashOf(email);
        var slots = (await unit.Load(PreRegistrationSlotDecider.Definition, partnerId)).State;
        var id = slots.Of(hash, at)?.PreRegistrationId ?? PreRegistration.IdOf(hash, context.NewId(clock));
        var result = await unit.Decide(PreRegistrationDecider.Definition, new PreRegisterCustomer(
            hash, email, id, kind, country, await unit.Standing(partnerId), slots.OpenBeside(hash, at), policy, at));
        if (!result.IsAccepted) return new(result, null);
        if (result.Events.Count == 0) return new(result, (await unit.Load(PreRegistrationDecider.Definition, hash)).State.PreRegistrationId);

        var slot = await unit.Follow(PreRegistrationSlotDecider.Definition, new TakePreRegistrationSlot(partnerId, hash, id, policy, at));
        return slot.IsAccepted ? new(result, id) : new(slot, null);
    }
}
