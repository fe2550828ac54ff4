using System.ComponentModel;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Partners;

namespace PartnerGraph.Api.Partners;

public enum AccountState
{
    Normal,

    [Description("Buying is barred; nothing that runs is touched.")]
    Restricted,

    [Description("Buying is barred, and what hangs on the account is frozen as well.")]
    Frozen,
}

[Description("What a partner is kept from, cause by cause; lifting one leaves the others.")]
public sealed record PartnerAccountStatus(AccountState State, IReadOnlyList<PartnerRestriction> Restrictions, IReadOnlyList<PartnerFreeze> Freezes)
{
    internal static PartnerAccountStatus Of(IReadOnlyList<PartnerHoldRow>? holds)
    {
        var rows = holds ?? [];
        var restrictions = rows.Where(row => !row.IsFreeze)
            .Select(row => new PartnerRestriction(Enum.Parse<RestrictionCause>(row.Cause), row.Reason, row.Since)).ToList();
        var freezes = rows.Where(row => row.IsFreeze)
            .Select(row => new PartnerFreeze(Enum.Parse<FreezeCause>(row.Cause), row.Reason, row.Since)).ToList();
        return new(freezes.Count > 0 ? AccountState.Frozen : restrictions.Count > 0 ? AccountState.Restricted : AccountState.Normal, restrictions, freezes);
    }
}

[Description("A cause for which the partner's customers cannot buy: QUOTA concerns its reseller customers, every other cause all (GAP-3).")]
public sealed record PartnerRestriction(RestrictionCause Cause, string Reason, DateTimeOffset Since);

[Description("A cause for which the partner and its customers are frozen.")]
public sealed record PartnerFreeze(FreezeCause Cause, string Reason, DateTimeOffset Since);
