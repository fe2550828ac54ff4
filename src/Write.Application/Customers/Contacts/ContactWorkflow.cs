using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Write.Application.Customers.Contacts;

/// <summary>
/// Addresses and numbers of customers: told first, and the customer's own after the code sent to them was given back. The customer, its
/// codes and the reservation of an address are decided together.
/// </summary>
public sealed class ContactWorkflow(CommandRunner runner, TimeProvider clock)
{
    private static readonly VerificationPolicy Policy = VerificationPolicy.Default with { Codes = 5 };

    /// <summary>Tells a contact, or unbinds it with null; an address verified before counts until the new one is, and no more once it is unbound.</summary>
    /// <param name="vouched">Whether operations vouch for it: their own system has had a code given back.</param>
    public Task<CommandResult> Change(
        string customerId, string? email, string? phone, bool vouched, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var before = (await unit.Load(CustomerDecider.Definition, customerId)).State;
            var result = await unit.Decide(CustomerDecider.Definition, new ChangeCustomerContact(customerId, email, phone));
            if (!result.IsAccepted) return result;
            if (vouched && await Vouch(unit, customerId) is { } refused) return refused;
            await ReleaseUnused(unit, before);
            return result;
        }, cancellation);

    /// <summary>Makes a code for the contact that the customer told; what reacts to it brings it there.</summary>
    public Task<CommandResult> IssueCode(
        string customerId, ContactKind kind, OneTimeCodes codes, CommandContext context, CancellationToken cancellation = default)
    {
        var kept = codes.Issue();
        return runner.Decide(context, async unit =>
        {
            var customer = (await unit.Load(CustomerDecider.Definition, customerId)).State;
            var (told, verified) = kind == ContactKind.Email ? (customer.Email, customer.VerifiedEmail) : (customer.Phone, customer.VerifiedPhone);
            return told is null || told == verified
                ? CommandResult.Refused(ContactRules.NothingToVerify.Refuse("kind"))
                : await unit.Decide(ContactCodeDecider.Definition, new IssueContactCode(customerId, kind, KeyOf(told), kept, Policy, clock.Now()));
        }, cancellation);
    }

    /// <summary>The customer gives a code back: the contact counts from now on. Of two accounts with one address the first keeps it.</summary>
    public Task<CommandResult> Confirm(
        string customerId, ContactKind kind, string code, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var before = (await unit.Load(CustomerDecider.Definition, customerId)).State;
            var (told, verified) = kind == ContactKind.Email ? (before.Email, before.VerifiedEmail) : (before.Phone, before.VerifiedPhone);
            if (told is not null && told == verified) return await unit.Decide(CustomerDecider.Definition, new VerifyContact(customerId, kind, clock.Now()));
            var kept = (await unit.Load(ContactCodeDecider.Definition, customerId)).State.ByKind.GetValueOrDefault(kind)?.CodeHash;
            var tried = await unit.Record(ContactCodeDecider.Definition, new TryContactCode(
                customerId, kind, told is null ? "" : KeyOf(told), OneTimeCodes.HashLike(kept, code), Policy, clock.Now()));
            if (!tried.IsAccepted) return tried;
            if (tried.Events.OfType<ContactCodeMistyped>().Any()) return CommandResult.Refused(ContactRules.CodeInvalid.Refuse("code"));

            var result = await unit.Decide(CustomerDecider.Definition, new VerifyContact(customerId, kind, clock.Now()));
            if (!result.IsAccepted || kind != ContactKind.Email) return result;
            if (await Claim(unit, customerId, told!) is { } taken) return taken;
            await ReleaseUnused(unit, before);
            return result;
        }, cancellation);

    /// <summary>Counts what a customer told as verified, because operations say so.</summary>
    /// <returns>Why not; null when it counts.</returns>
    internal async Task<CommandResult?> Vouch(DecisionUnit unit, string customerId)
    {
        var customer = (await unit.Load(CustomerDecider.Definition, customerId)).State;
        if (customer.Email is { } email)
        {
            if (await Claim(unit, customerId, email) is { } taken) return taken;
            await unit.Follow(CustomerDecider.Definition, new VerifyContact(customerId, ContactKind.Email, clock.Now()));
        }

        if (customer.Phone is not null) await unit.Follow(CustomerDecider.Definition, new VerifyContact(customerId, ContactKind.Phone, clock.Now()));
        return null;
    }

    private async Task<CommandResult?> Claim(DecisionUnit unit, string customerId, string email) =>
        await unit.Follow(EmailReservation.Definition, new ClaimEmail(EmailAddress.HashOf(email), customerId, clock.Now())) is { IsAccepted: false } taken
            ? taken
            : null;

    private async Task ReleaseUnused(DecisionUnit unit, CustomerAccount before)
    {
        var now = (await unit.Load(CustomerDecider.Definition, before.CustomerId)).State;
        if (before.VerifiedEmail is { } left && left != now.VerifiedEmail)
            await unit.Follow(EmailReservation.Definition, new ReleaseEmail(EmailAddress.HashOf(left), before.CustomerId, clock.Now()));
    }

    private static string KeyOf(string contact) => EmailAddress.HashOf(contact);
}
