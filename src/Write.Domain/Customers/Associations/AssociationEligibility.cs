using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>Can this customer be associated with this partner in this model now?</summary>
/// <param name="Protection">The pre-registration of the customer's verified email address.</param>
/// <param name="Invitation">The invitation it would come by; null for a ticket and for a preview.</param>
public sealed record AssociationQuestion(
    CustomerAccount Customer, PartnerStanding Partner, AssociationModel Model, PreRegistration Protection, Invitation? Invitation,
    AssociationPolicy Policy, DateTimeOffset At)
{
    /// <summary>The pre-registrations of every address that holds the customer, verified or not (ASSOC-33).</summary>
    public ImmutableArray<PreRegistration> Holds { get; init; } = [];
}

/// <summary>
/// Every condition of an association, evaluated once for the decision and for its preview alike, so that the two cannot differ.
/// </summary>
public static class AssociationEligibility
{
    /// <summary>What changing the model asks again (GAP-5): what stands in the customer's own account, not how it came to the partner.</summary>
    private static readonly ImmutableHashSet<string> AskedOnModelChange =
        ["ASSOC-1", "ASSOC-3", "ASSOC-4", "ASSOC-5", "ASSOC-8", "ASSOC-9", "ASSOC-10", "ASSOC-11", "ASSOC-12", "ASSOC-13", "ASSOC-14"];

    /// <summary>All conditions in catalogue order, passed or not.</summary>
    public static ImmutableArray<RuleCheck> Evaluate(AssociationQuestion question, Association association) =>
        question.Customer.Exists
            ? [.. Conditions(question, association)]
            : [RuleCheck.Of(CustomerRules.Unknown, CustomerRules.Unknown.Refuse("customerId"))];

    public static IEnumerable<Rejection> ModelChangeRefusals(AssociationQuestion question, Association association) =>
        RuleCheck.RefusalsOf(Evaluate(question, association).Where(check => AskedOnModelChange.Contains(check.Rule.Id)));

    private static IEnumerable<RuleCheck> Conditions(AssociationQuestion question, Association association)
    {
        var (customer, partner, model, protection, invitation, policy, at) = question;
        var isReseller = model == AssociationModel.Reseller;
        var isWithPartner = association.PartnerId == partner.PartnerId;
        var isReturning = association.EverEnded && policy.SkipAgeAndCashAfterEnded;
        var isAbroad = policy.PreRegistrationAcrossCountries && !string.Equals(customer.Country, partner.Country, StringComparison.OrdinalIgnoreCase);
        bool TiedBy(EnterpriseAccountKind account) =>
            customer.EnterpriseTies.Values.Any(tie => tie.Account == account && tie.Accounting == EnterpriseAccounting.Unified);

        yield return Check(AssociationRules.OneModel, isWithPartner && association.Model != model, "model");
        yield return Check(AssociationRules.NotOfChinaSite, customer.Site == CustomerSite.China);
        yield return Check(AssociationRules.NotTiedToAnother, association.PartnerId is not null && !isWithPartner);
        yield return Check(AssociationRules.NoOfflineContract, customer.Has(SpecialContractKind.OfflineDirect));
        yield return Check(AssociationRules.NoTelemarketingContract, customer.Has(SpecialContractKind.TelemarketingDiscount));
        yield return Check(AssociationRules.NoSpecialOfferContract,
            customer.Has(SpecialContractKind.DirectSpecialOffer) || customer.Has(SpecialContractKind.OtherSpecialContract));
        yield return Check(AssociationRules.RegisteredRecently, !isReturning && BusinessTime.IsLate(at, customer.RegisteredAt + policy.AgeLimit));
        yield return Check(AssociationRules.NoCashSpending, !isReturning && customer.HasCashSpending);
        yield return Check(AssociationRules.NoUnpaidBills, !customer.UnpaidBills.IsEmpty, remedy: () => $"Pay {Totals(customer.UnpaidBills.Values)}.");
        yield return Check(AssociationRules.NoUnifiedResourceAccount, TiedBy(EnterpriseAccountKind.ResourceAccount));
        yield return Check(AssociationRules.NoUnifiedCloudAccount, TiedBy(EnterpriseAccountKind.CloudAccount));
        yield return Check(AssociationRules.NoProfessionalServices, isReseller && customer.Has(SpecialContractKind.ProfessionalService), "model");
        yield return Check(AssociationRules.NoReservedInstances,
            isReseller && customer.ReservedInstances.Values.Any(validTo => !BusinessTime.IsLate(at, validTo)), "model");
        yield return Check(AssociationRules.NoMemberAccount, isReseller && customer.IsEnterpriseMember, "model");
        yield return Check(AssociationRules.NoIndependentMembers, isReseller && !customer.IndependentMembers.IsEmpty, "model");
        yield return Check(DevelopmentRules.KindOfPartner, !partner.DevelopsCustomers, "partnerId");
        yield return Check(AssociationRules.PreRegisteredAcrossCountries,
            isAbroad && !protection.IsHeldBy(partner.PartnerId, at) && !IsFollowedUp(invitation, protection));
        var hold = question.Holds.Prepend(protection).FirstOrDefault(held => held.IsHeldByOther(partner.PartnerId, at));
        yield return Check(AssociationRules.NotProtectedByAnother, hold is not null,
            remedy: () => PreRegistrationRules.WayOut(hold!.ProtectedUntil!.Value, policy.Zone));
        foreach (var check in InvitationChecks(invitation, model, at)) yield return check;
        var frozen = DevelopmentRules.Frozen(partner, invitation?.Channel);
        foreach (var rule in DevelopmentRules.FreezeRules(invitation?.Channel))
            yield return RuleCheck.Of(rule, frozen.FirstOrDefault(refusal => refusal.RuleId == rule.Id));
    }

    /// <summary>An invitation that followed a pre-registration of this very address carries it on, also after the protection has lapsed.</summary>
    private static bool IsFollowedUp(Invitation? invitation, PreRegistration protection) =>
        invitation?.PreRegistrationId is { } id && protection.Known.Contains(id);

    private static IEnumerable<RuleCheck> InvitationChecks(Invitation? invitation, AssociationModel model, DateTimeOffset at)
    {
        if (invitation is null) yield break;
        var standing = invitation.StandingAt(at);
        yield return Check(InvitationRules.ValidByEmail, standing == InvitationStatus.Expired, "token");
        yield return Check(InvitationRules.StillOpen, standing is InvitationStatus.Revoked or InvitationStatus.Accepted, "token");
        yield return Check(InvitationRules.ModelOfInvitation, invitation.Model != model, "model");
    }

    private static RuleCheck Check(Rule rule, bool fails, string path = "customerId", Func<string>? remedy = null) =>
        RuleCheck.Of(rule, fails ? rule.Refuse(path, remedy: remedy?.Invoke()) : null);

    private static string Totals(IEnumerable<Money> amounts) => string.Join(" and ", amounts
        .GroupBy(amount => amount.Currency, StringComparer.Ordinal)
        .Select(group => $"{group.Aggregate((sum, amount) => sum + amount).Amount.ToString("0.00######", CultureInfo.InvariantCulture)} {group.Key}"));
}
