using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>Freezing of single customers, by their partner, by operations, or with their partner.</summary>
public static class CustomerStatusDecider
{
    public static readonly Decider<CustomerStatusCommand, CustomerStatus> Definition =
        new("customer-status", command => command.CustomerId, CustomerStatus.Normal, Decide, CustomerStatus.Evolve);

    public static Decision Decide(CustomerStatusCommand command, CustomerStatus state) => command switch
    {
        FreezeCustomer freeze => Freeze(freeze, state),
        UnfreezeCustomer unfreeze => Unfreeze(unfreeze, state),
        FreezeCustomerOfFrozenPartner cascade => Cascade(cascade, state),
        UnfreezeCustomerOfPartner end => EndCascade(end, state),
        EndFreezesOfPartner left => Decision.Accept([.. state.Freezes
            .Where(freeze => freeze.Value.IsOf(left.PartnerId, freeze.Key) && freeze.Value.Since <= left.EndedAt)
            .Select(freeze => new CustomerUnfrozen(
                left.CustomerId, left.PartnerId, freeze.Key, FreezeScope.AccountAndResources, left.EndedAt))]),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Freeze(FreezeCustomer freeze, CustomerStatus state)
    {
        if (!IsOwn(freeze.ActingPartnerId, freeze.Facts)) return Decision.Reject(CustomerStatusRules.NotFound.Refuse("customerId"));
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(freeze.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        if (freeze.ActingPartnerId is not null && freeze.Facts.Model != AssociationModel.Reseller)
            refusals.Add(CustomerStatusRules.ResellerCustomersOnly.Refuse("customerId"));
        var cause = freeze.ActingPartnerId is null ? CustomerFreezeCause.Operations : CustomerFreezeCause.Partner;
        var scope = freeze.Scope ?? freeze.Policy.DefaultScope;
        var rule = scope == FreezeScope.Account ? CustomerStatusRules.ResellerCustomersOnly : CustomerStatusRules.FreezeStopsFees;
        return Decision.RejectOr(refusals, () => Decision.Accept([.. NewFreezes(
            state, freeze.CustomerId, freeze.Facts.PartnerId, cause, scope, freeze.Reason.Trim(), freeze.At, freeze.Policy)]).By(rule));
    }

    private static Decision Cascade(FreezeCustomerOfFrozenPartner cascade, CustomerStatus state)
    {
        var held = state.Freezes.GetValueOrDefault(CustomerFreezeCause.PartnerFrozen);
        if (held is not null && held.PartnerId == cascade.PartnerId && held.Since >= cascade.FrozenAt) return Decision.Nothing;
        var throughDistributor = cascade.Cause == FreezeCause.Distributor;
        return Decision.Accept([.. NewFreezes(
            state, cascade.CustomerId, cascade.PartnerId, CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources,
            throughDistributor ? "The distributor was frozen." : "The partner was frozen.", cascade.FrozenAt, cascade.Policy)])
            .By(AccountStatusRules.FreezesCustomers, throughDistributor ? AccountStatusRules.FreezesResellersResources : AccountStatusRules.FreezesResources);
    }

    private static Decision EndCascade(UnfreezeCustomerOfPartner end, CustomerStatus state) =>
        state.Freezes.GetValueOrDefault(CustomerFreezeCause.PartnerFrozen) is { } held && held.PartnerId == end.PartnerId && held.Since <= end.UnfrozenAt
            ? Decision.Accept(new CustomerUnfrozen(
                end.CustomerId, end.PartnerId, CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, end.UnfrozenAt))
            : Decision.Nothing;

    private static Decision Unfreeze(UnfreezeCustomer unfreeze, CustomerStatus state)
    {
        if (!IsOwn(unfreeze.ActingPartnerId, unfreeze.Facts)) return Decision.Reject(CustomerStatusRules.NotFound.Refuse("customerId"));
        var both = unfreeze.Scope == FreezeScope.AccountAndResources;
        List<Rejection> refusals = [];
        if (both) refusals.AddRange(unfreeze.Facts.Partner.Freezes.Keys.Select(cause => ResourcesStay(cause).Refuse("scope")));
        if (unfreeze.ActingPartnerId is not null && state.Freezes.ContainsKey(CustomerFreezeCause.Operations))
            refusals.Add(CustomerStatusRules.FrozenByOperations.Refuse());
        var lifted = state.Freezes.Where(freeze => both || freeze.Value.Account).Select(freeze => new CustomerUnfrozen(
            unfreeze.CustomerId, freeze.Value.PartnerId, freeze.Key, unfreeze.Scope, unfreeze.At));
        var rules = unfreeze.Facts.Partner.Freezes.Keys.Select(cause =>
            cause == FreezeCause.Distributor ? CustomerStatusRules.ResellersAccountUnfreezable : CustomerStatusRules.AccountUnfreezable);
        return Decision.RejectOr(refusals, () => Decision.Accept([.. lifted]).By([.. rules]));
    }

    private static IEnumerable<IDomainEvent> NewFreezes(
        CustomerStatus state, string customerId, string? partnerId, CustomerFreezeCause cause, FreezeScope scope, string reason,
        DateTimeOffset at, CustomerStatusPolicy policy)
    {
        var held = state.Freezes.GetValueOrDefault(cause);
        if (held is not null && held.PartnerId != partnerId)
        {
            // What a former partner froze says nothing about the present one, and its end may not have been recorded yet.
            if (held.PartnerId is { } former && held.IsOf(former, cause))
                yield return new CustomerUnfrozen(customerId, former, cause, FreezeScope.AccountAndResources, at > held.Since ? at : held.Since);
            held = null;
        }

        if (held is not { Account: true }) yield return new CustomerFrozen(customerId, partnerId, cause, scope, reason, at);
        if (scope == FreezeScope.AccountAndResources && held is not { Resources: true })
            yield return new CustomerResourcesFrozen(customerId, partnerId, cause, at, at + policy.DataKept);
    }

    private static bool IsOwn(string? actingPartnerId, CustomerStatusFacts facts) =>
        facts.CustomerExists && (actingPartnerId is null || actingPartnerId == facts.PartnerId);

    private static Rule ResourcesStay(FreezeCause cause) =>
        cause == FreezeCause.Distributor ? CustomerStatusRules.ResellersResourcesStayFrozen : CustomerStatusRules.ResourcesStayFrozen;
}
