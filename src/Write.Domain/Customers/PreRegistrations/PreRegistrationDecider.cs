using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.PreRegistrations;

/// <summary>What is pre-registered; projects are not (ASSOC-28).</summary>
public enum PreRegistrationKind { Customer, Project }

/// <param name="EmailHash">Names the stream, see <see cref="EmailAddress.HashOf"/>.</param>
public abstract record PreRegistrationCommand(string EmailHash);

/// <summary>A partner reserves a potential customer.</summary>
/// <param name="Email">As typed.</param>
/// <param name="PreRegistrationId">The id of the pre-registration if this makes one.</param>
/// <param name="Open">How many other pre-registrations of the partner are open.</param>
public sealed record PreRegisterCustomer(
    string EmailHash, [property: Text(TextKind.Address)] string Email, string PreRegistrationId, PreRegistrationKind Kind, string Country, PartnerStanding Partner, int Open,
    AssociationPolicy Policy, DateTimeOffset At) : PreRegistrationCommand(EmailHash);

/// <summary>The address's owner was associated with a partner; that partner's reservation has served its purpose.</summary>
public sealed record ConvertPreRegistration(
    string EmailHash, string PartnerId, string CustomerId, DateTimeOffset AssociatedAt) : PreRegistrationCommand(EmailHash);

/// <summary>The clock has passed the end of a protection.</summary>
public sealed record LapsePreRegistration(string EmailHash, string PreRegistrationId, DateTimeOffset At) : PreRegistrationCommand(EmailHash);

public static class PreRegistrationDecider
{
    public static readonly Decider<PreRegistrationCommand, PreRegistration> Definition =
        new("pre-registration", command => command.EmailHash, PreRegistration.None, Decide, PreRegistration.Evolve);

    public static Decision Decide(PreRegistrationCommand command, PreRegistration state) => command switch
    {
        PreRegisterCustomer register => Register(register, state),
        ConvertPreRegistration convert => Convert(convert, state),
        LapsePreRegistration lapse => state.Status == PreRegistrationStatus.Active && state.PreRegistrationId == lapse.PreRegistrationId
            && BusinessTime.IsLate(lapse.At, state.ProtectedUntil!.Value)
                ? Decision.Accept(new PreRegistrationLapsed(lapse.PreRegistrationId, state.PartnerId!, lapse.At)).By(PreRegistrationRules.Lapses)
                : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Register(PreRegisterCustomer register, PreRegistration state)
    {
        var (partner, policy, at) = (register.Partner, register.Policy, register.At);
        if (register.Kind == PreRegistrationKind.Customer && state.IsHeldBy(partner.PartnerId, at)) return Decision.Nothing;

        List<Rejection> refusals = [];
        if (register.Kind == PreRegistrationKind.Project) refusals.Add(PreRegistrationRules.NoProjects.Refuse("kind"));
        if (!partner.DevelopsCustomers) refusals.Add(DevelopmentRules.KindOfPartner.Refuse("partnerId"));
        if (register.Country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) refusals.Add(CustomerRules.CountryInvalid.Refuse("country"));
        if (state.IsHeldByOther(partner.PartnerId, at)) refusals.Add(PreRegistrationRules.ProtectedByAnother.Refuse(
            "email", remedy: PreRegistrationRules.WayOut(state.ProtectedUntil!.Value, policy.Zone)));
        if (register.Open >= policy.OpenPreRegistrations) refusals.Add(PreRegistrationRules.TooManyOpen.Refuse());
        if (state.PartnerId == partner.PartnerId && state.ProtectedUntil is { } until && policy.PreRegistrationCooldown > TimeSpan.Zero
            && !BusinessTime.IsLate(at, until + policy.PreRegistrationCooldown)) refusals.Add(PreRegistrationRules.CoolingDown.Refuse("email"));
        if (!EmailAddress.TryNormalize(register.Email, out var email)) refusals.Add(CustomerRules.EmailInvalid.Refuse("email"));
        refusals.AddRange(DevelopmentRules.Frozen(partner, channel: null));

        var registered = new CustomerPreRegistered(
            register.PreRegistrationId, partner.PartnerId, email, register.Country, at, at + policy.Protection);
        // An earlier one that ran out before its timer came lapses here, since afterwards the stream is about the new one.
        return Decision.RejectOr(refusals, () => state is { Status: PreRegistrationStatus.Active, PreRegistrationId: { } id, PartnerId: { } holder }
            ? Decision.Accept(new PreRegistrationLapsed(id, holder, at), registered)
            : Decision.Accept(registered));
    }

    /// <summary>A timer that was faster than the conversion does not undo an association made in time.</summary>
    private static Decision Convert(ConvertPreRegistration convert, PreRegistration state) =>
        state.Status is PreRegistrationStatus.Active or PreRegistrationStatus.Lapsed
            && state.PartnerId == convert.PartnerId && !BusinessTime.IsLate(convert.AssociatedAt, state.ProtectedUntil!.Value)
                ? Decision.Accept(new PreRegistrationConverted(state.PreRegistrationId!, convert.PartnerId, convert.CustomerId, convert.AssociatedAt))
                    .By(PreRegistrationRules.Converts)
                : Decision.Nothing;
}
