using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <param name="PreRegistrationId">The new or the still open pre-registration; null when it was refused.</param>
public sealed record PreRegistrationOutcome(CommandResult Result, string? PreRegistrationId);

/// <summary>
/// Pre-registers over two streams: the address, which only one partner can hold, and the partner's slots, of which there
/// are so many. The slot is taken first and ends by itself, so that a crash in between blocks nobody.
/// </summary>
public sealed class PreRegistrationWorkflow(CommandRunner runner, TimeProvider clock, AssociationPolicy policy, PartnerStandings partners)
{
    public async Task<PreRegistrationOutcome> Register(
        string partnerId, string email, string country, PreRegistrationKind kind, CommandContext context, CancellationToken cancellation = default)
    {
        var at = clock.Now();
        var hash = EmailAddress.HashOf(email);
        var slots = (await runner.Load(PreRegistrationSlotDecider.Definition, partnerId, cancellation)).State;
        var seen = await runner.Load(PreRegistrationDecider.Definition, hash, cancellation);
        var id = slots.Of(hash, at)?.PreRegistrationId ?? PreRegistration.IdOf(hash, EventIds.New(clock));
        var register = new PreRegisterCustomer(
            hash, email, id, kind, country, await partners.Of(partnerId, cancellation), slots.OpenBeside(hash, at), policy, at);
        if (kind == PreRegistrationKind.Customer && seen.State.IsHeldBy(partnerId, at))
            return new(new(seen.Position, seen.Version, [], []), seen.State.PreRegistrationId);
        if (PreRegistrationDecider.Decide(register, seen.State) is { IsAccepted: false } refused)
            return new(CommandResult.Refused(refused.Rejections), null);

        var slot = await runner.Run(PreRegistrationSlotDecider.Definition,
            new TakePreRegistrationSlot(partnerId, hash, id, policy, at), context.Step("slot"), cancellation);
        if (!slot.IsAccepted) return new(slot, null);
        var result = await runner.Run(PreRegistrationDecider.Definition, register, context, cancellation);
        if (!result.IsAccepted)
        {
            // Another partner reserved the address in between.
            await Free(partnerId, hash, id, context);
            return new(result, null);
        }

        return new(result.After(slot), await IdOf(partnerId, hash, at, cancellation) ?? id);
    }

    /// <summary>The clock has passed the end of a protection (ASSOC-36); before that, nothing happens.</summary>
    public async Task<CommandResult> Lapse(string partnerId, string preRegistrationId, CommandContext context)
    {
        var emailHash = PreRegistration.EmailHashIn(preRegistrationId);
        var lapsed = await runner.Run(PreRegistrationDecider.Definition,
            new LapsePreRegistration(emailHash, preRegistrationId, clock.Now()), context, CancellationToken.None);
        var state = (await runner.Load(PreRegistrationDecider.Definition, emailHash)).State;
        return state.PreRegistrationId == preRegistrationId && state.Status == PreRegistrationStatus.Active
            ? lapsed
            : lapsed.After(await Free(partnerId, emailHash, preRegistrationId, context));
    }

    /// <summary>The address's owner now belongs to the partner: its reservation is converted (ASSOC-34) and its slot freed.</summary>
    internal async Task<CommandResult?> Convert(string email, CustomerAssociated associated, CommandContext context)
    {
        var hash = EmailAddress.HashOf(email);
        var state = (await runner.Load(PreRegistrationDecider.Definition, hash)).State;
        if (state.PartnerId != associated.PartnerId || state.PreRegistrationId is not { } id) return null;
        var converted = await runner.Run(PreRegistrationDecider.Definition,
            new ConvertPreRegistration(hash, associated.PartnerId, associated.CustomerId, associated.AssociatedAt), context.Step("convert"));
        return converted.After(await Free(associated.PartnerId, hash, id, context));
    }

    private Task<CommandResult> Free(string partnerId, string hash, string id, CommandContext context) => runner.Run(
        PreRegistrationSlotDecider.Definition, new FreePreRegistrationSlot(partnerId, hash, id), context.Step("free"), CancellationToken.None);

    private async Task<string?> IdOf(string partnerId, string hash, DateTimeOffset at, CancellationToken cancellation) =>
        (await runner.Load(PreRegistrationDecider.Definition, hash, cancellation)).State is var state && state.IsHeldBy(partnerId, at)
            ? state.PreRegistrationId
            : null;
}
