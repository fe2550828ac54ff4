using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Partners;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Customers;

namespace PartnerGraph.Api.Customers;

[Description("What a customer is kept from, cause by cause; its partner's own state is another matter (orderEligibility tells both).")]
public sealed record CustomerAccountStatus(
    [property: Id] string CustomerId,
    [property: Description("NORMAL or FROZEN.")] AccountState State,
    [property: Description("Whether pay-per-use goes on costing: an account's freeze does not stop it (ACCT-23), frozen resources do (ASSOC-16).")]
    bool MeteringContinues,
    bool ResourcesFrozen,
    [property: Description("The earliest instant at which data is due for deletion unless resources are unfrozen before; null while none are frozen.")]
    DateTimeOffset? DataDeletionDueAt,
    IReadOnlyList<CustomerFreeze> Freezes)
{
    internal static CustomerAccountStatus Of(string customerId, IReadOnlyList<CustomerFreezeRow>? freezes)
    {
        var rows = freezes ?? [];
        var resources = rows.Any(row => row.ResourcesFrozen);
        return new(
            GlobalId.Of("Customer", customerId), rows.Any(row => row.AccountFrozen) ? AccountState.Frozen : AccountState.Normal, !resources, resources,
            rows.Min(row => row.DataDeletionDueAt),
            [.. rows.Select(row => new CustomerFreeze(row.Cause, row.AccountFrozen, row.ResourcesFrozen, row.Reason, row.Since, row.DataDeletionDueAt))]);
    }
}

[Description("One cause's hold on a customer; the account can be free again while the resources stay frozen (ACCT-9, ACCT-10).")]
public sealed record CustomerFreeze(
    CustomerFreezeCause Cause, bool AccountFrozen, bool ResourcesFrozen, string Reason, DateTimeOffset Since, DateTimeOffset? DataDeletionDueAt);
