using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>One side asks, the other decides; only a grant ends the association.</summary>
internal static class DisassociationDecisions
{
    public static Decision Request(RequestDisassociation request, Association state)
    {
        if (state.PartnerId is null || state.PartnerId != request.PartnerId || state.Model is not { } model)
            return Decision.Reject(DisassociationRules.NotAssociated.Refuse("customerId"));
        if (state.Pending is { } pending)
            return pending.Initiator == request.Initiator ? Decision.Nothing : Decision.Reject(DisassociationRules.OneAtATime.Refuse());

        List<Rejection> refusals = [];
        if (request.Initiator == DisassociationParty.Customer)
        {
            if (model == AssociationModel.Referral && !request.Policy.ReferralMayRequest)
                refusals.Add(DisassociationRules.ResellerCustomersAsk.Refuse());
            if (FreeAgainOn(request, state) is { } day) refusals.Add(DisassociationRules.RequestLimit.Refuse(
                remedy: $"Ask again on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} or later."));
        }

        refusals.AddRange(FrozenPartner.Disassociation(request.Partner));
        return Decision.RejectOr(refusals, () => Decision.Accept(new DisassociationRequested(
            request.CustomerId, request.PartnerId, model, request.RequestId, request.Initiator, request.Reason.Trim(), request.At)));
    }

    public static Decision Grant(GrantDisassociation grant, Association state)
    {
        if (state.Request(grant.RequestId) is { Status: DisassociationStatus.Approved } granted && IsDecidedBy(granted, grant.PartnerId, grant.By))
            return Decision.Nothing;
        Rejection[] refusals =
        [
            .. Undecidable(state, grant.PartnerId, grant.RequestId, grant.By), .. Unverified(grant.Verification),
            .. FrozenPartner.Disassociation(grant.Partner),
        ];
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new CustomerDisassociated(grant.CustomerId, grant.PartnerId, state.Model!.Value, grant.At, grant.RequestId)));
    }

    public static Decision Reject(RejectDisassociation reject, Association state)
    {
        if (state.Request(reject.RequestId) is { Status: DisassociationStatus.Rejected } rejected && IsDecidedBy(rejected, reject.PartnerId, reject.By))
            return Decision.Nothing;
        return Decision.RejectOr([.. Undecidable(state, reject.PartnerId, reject.RequestId, reject.By), .. Unverified(reject.Verification)],
            () => Decision.Accept(new DisassociationRejected(
                reject.CustomerId, reject.PartnerId, reject.RequestId, reject.By, reject.Reason.Trim(), reject.At)));
    }

    /// <summary>The day on which the customer may ask again; null when it may now. A request counts to the end of the day that many months later.</summary>
    private static DateOnly? FreeAgainOn(RequestDisassociation request, Association state)
    {
        var today = request.Policy.Zone.DayOf(request.At);
        var limit = request.Policy.RequestLimitOn(today);
        var lastDays = state.Requests.Where(earlier => earlier.Initiator == DisassociationParty.Customer)
            .Select(earlier => request.Policy.Zone.DayOf(earlier.RequestedAt).AddMonths(limit.Months))
            .Where(lastDay => lastDay >= today).ToArray();
        return lastDays.Length < limit.Requests ? null : lastDays[^limit.Requests].AddDays(1);
    }

    private static IEnumerable<Rejection> Undecidable(Association state, string partnerId, string requestId, DisassociationParty by)
    {
        var isDecidable = state.PartnerId == partnerId && state.Pending is { } pending && pending.RequestId == requestId
            && IsDecidedBy(pending, partnerId, by);
        if (!isDecidable) yield return DisassociationRules.Decidable.Refuse("requestId");
    }

    private static bool IsDecidedBy(DisassociationRequest request, string partnerId, DisassociationParty by) =>
        request.PartnerId == partnerId && request.Initiator != by;

    public static IEnumerable<Rejection> Unverified(VerificationOutcome outcome)
    {
        if (outcome == VerificationOutcome.Missing) yield return DisassociationRules.CodeRequired.Refuse("verificationCode");
        if (outcome == VerificationOutcome.Wrong) yield return DisassociationRules.CodeInvalid.Refuse("verificationCode");
    }
}
