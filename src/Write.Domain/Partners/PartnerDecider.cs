using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>The companies of the partner network: what they are, whom they belong to and their tier.</summary>
public static class PartnerDecider
{
    public static readonly Decider<PartnerCommand, Partner> Definition =
        new("partner", command => command.PartnerId, Partner.Unknown, Decide, Partner.Evolve);

    public static Decision Decide(PartnerCommand command, Partner state) => command switch
    {
        RegisterPartner register => Register(register, state),
        _ when !state.Exists => Decision.Reject(PartnerRules.NotFound.Refuse("partnerId")),
        GrantTier grant => Grant(grant, state),
        ApproveBusinessInformation approve => Approve(approve, state),
        InviteReseller invite => Invite(invite, state),
        BindPartnerCreditCard => Decision.Reject(PartnerRules.NoCreditCard.Refuse()),
        DeregisterPartner => Decision.Reject(PartnerRules.InProgram.Refuse()),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Register(RegisterPartner register, Partner state)
    {
        if (state.Exists) return RepeatOrConflict(register, state);
        List<Rejection> refusals = [];
        if (!register.HasJoinedNetwork) refusals.Add(PartnerRules.NetworkMembershipFirst.Refuse("hasJoinedNetwork"));
        if (string.IsNullOrWhiteSpace(register.CompanyName)) refusals.Add(InputRules.Required.Refuse("companyName"));
        if (!IsCountry(register.Country)) refusals.Add(InputRules.Required.Refuse("country", "The country is a code of two letters, such as SG."));
        if (!EmailAddress.TryNormalize(register.ContactEmail, out var email)) refusals.Add(InputRules.Required.Refuse("contactEmail"));
        refusals.AddRange(DistributorRefusals(register));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new PartnerRegistered(
                register.PartnerId, register.Kind, register.Country.ToUpperInvariant(), register.CompanyName.Trim(), email,
                register.ContactMobile, register.DistributorId, register.RegisteredAt),
            new TierGranted(register.PartnerId, PartnerTier.Standard, InAdvance: true, "joined the partner network"))
            .By(PartnerRules.NetworkMembershipFirst, PartnerRules.StandardAtOnce));
    }

    private static Decision RepeatOrConflict(RegisterPartner register, Partner state) =>
        state.Kind == register.Kind && state.DistributorId == register.DistributorId && state.Name == register.CompanyName.Trim()
            ? Decision.Nothing
            : Decision.Reject(PartnerRules.AlreadyRegistered.Refuse("partnerId"));

    private static IEnumerable<Rejection> DistributorRefusals(RegisterPartner register)
    {
        var isReseller = register.Kind == PartnerKind.Reseller;
        if (isReseller != register.Distributor is { Exists: true, Kind: PartnerKind.Distributor } || isReseller != register.DistributorId is not null)
            yield return PartnerRules.ResellerOfDistributor.Refuse("distributorId");
        if (isReseller && register.DistributorFrozen) yield return AccountStatusRules.DistributorFrozen.Refuse("distributorId");
    }

    private static Decision Grant(GrantTier grant, Partner state)
    {
        if (string.IsNullOrWhiteSpace(grant.Basis)) return Decision.Reject(InputRules.Required.Refuse("basis"));
        if (grant is { Tier: PartnerTier.Core, InAdvance: false } && state.Tier != PartnerTier.Core) return Decision.Reject(CoreRules.ByInvitation.Refuse("tier"));
        return state.Tier switch
        {
            null => Decision.Accept(new TierGranted(grant.PartnerId, grant.Tier, grant.InAdvance, grant.Basis)),
            { } tier when tier == grant.Tier => Decision.Nothing,
            { } tier => Decision.Accept(new TierChanged(grant.PartnerId, tier, grant.Tier, grant.Basis, grant.InAdvance)),
        };
    }

    private static Decision Approve(ApproveBusinessInformation approve, Partner state)
    {
        if (approve.Currency is { } currency && !Currencies.IsKnown(currency))
            return Decision.Reject(InputRules.Required.Refuse("settlementCurrency", "The currency is a code of ISO 4217 in capital letters, such as EUR."));
        return state.BusinessInformationApproved && (approve.Currency is null || approve.Currency == (state.Currency ?? Money.Usd))
            ? Decision.Nothing
            : Decision.Accept(new BusinessInformationApproved(approve.PartnerId, approve.ApprovedAt, approve.Currency));
    }

    private static Decision Invite(InviteReseller invite, Partner state)
    {
        List<Rejection> refusals = [];
        if (state.Kind != PartnerKind.Distributor) refusals.Add(PartnerRules.DistributorsOnly.Refuse());
        if (!EmailAddress.TryNormalize(invite.Email, out var email)) refusals.Add(InputRules.Required.Refuse("email"));
        if (string.IsNullOrWhiteSpace(invite.CompanyName)) refusals.Add(InputRules.Required.Refuse("companyName"));
        if (invite.DistributorFrozen) refusals.Add(AccountStatusRules.DistributorFrozen.Refuse());
        return Decision.RejectOr(refusals, () => state.InvitedResellers.Contains(email)
            ? Decision.Nothing
            : Decision.Accept(new ResellerInvited(invite.PartnerId, invite.InvitationId, email, invite.CompanyName.Trim(), invite.InvitedAt))
                .By(AccountStatusRules.DistributorFrozen));
    }

    private static bool IsCountry(string country) => country.Length == 2 && country.All(char.IsAsciiLetter);
}
