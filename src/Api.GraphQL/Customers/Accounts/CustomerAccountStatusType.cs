using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

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
    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("Every freeze while the customer belonged to the caller's partner, and the end of each, the latest first unless orderBy says otherwise; the customer itself and the vendor read it whole.")]
    public IDataLoaderResult<Connection<CustomerStatusHistoryEntry>> History(
        IResolveFieldContext context, CustomerStatusHistoryReads reads, CustomerStatusHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var actor = Actor.Of(context);
        PartnerScope scope = actor.Role == Role.Customer ? new PartnerScope.Everybody() : actor.Partners();
        var query = new CustomerStatusHistoryQuery(filter?.Step, filter?.Cause, Period.Window(filter?.From, filter?.Until, orderBy));
        return context.Pages<CustomerStatusHistoryRow, CustomerStatusHistoryEntry>(
            "customer-status-history", GlobalId.KeyOf("Customer", CustomerId), page, row => row.To<CustomerStatusHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

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
