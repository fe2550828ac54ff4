using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Read.Projections.Customers.Associations;

/// <summary>Which customers are asked for; a null field asks nothing.</summary>
public sealed record CustomerQuery(string? Text, AssociationModel? Model, string? AccountManagerId, string? Country, bool? HasPendingRequest,
    IReadOnlyList<string>? Accounts = null)
{
    public CustomerSite? Site { get; init; }

    public bool? EmailVerified { get; init; }

    public DateTimeOffset? RegisteredFrom { get; init; }

    public DateTimeOffset? RegisteredUntil { get; init; }

    public ListOrder Order { get; init; } = ListOrder.NameAscending;
}

/// <summary>Which association records are asked for; a null field asks nothing, spans include both ends.</summary>
public sealed record AssociationRecordQuery(
    string? CustomerId, string? Account, string? Mobile, AssociationModel? Model, AssociationPurpose? Purpose, string? Reason,
    AssociationInitiator? Initiator, AssociationRecordStatus? Status, string? AccountManagerId, DateTimeOffset? RequestedFrom,
    DateTimeOffset? RequestedTo, DateTimeOffset? DecidedFrom, DateTimeOffset? DecidedTo)
{
    public TimeOrder Order { get; init; } = TimeOrder.LatestFirst;
}

/// <summary>Reads of customers and of the records of their associations, each within the reader's scope.</summary>
public sealed class AssociationReads(IDbContextFactory<ReadModel<AssociationProjection>> associations) : ICustomerVisibility
{
    public async Task<IReadOnlySet<string>> Visible(CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation = default)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return (await db.Set<CustomerRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId)).Select(row => row.CustomerId)
            .ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Each of the customers with each partner that it belongs or belonged to; what they name is for deciding whom something concerns,
    /// and is shown to nobody.
    /// </summary>
    public async Task<IReadOnlyList<(string CustomerId, string PartnerId)>> PartnersEver(
        IReadOnlyCollection<string> customerIds, CancellationToken cancellation = default)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        var past = db.Set<AssociationRecordRow>().Where(row => customerIds.Contains(row.CustomerId)).Select(row => new { row.CustomerId, row.PartnerId });
        var present = db.Set<CustomerRow>().Where(row => customerIds.Contains(row.CustomerId)).Select(row => new { row.CustomerId, row.PartnerId });
        return [.. (await past.Union(present).ToListAsync(cancellation)).Where(tie => tie.PartnerId.Length > 0).Select(tie => (tie.CustomerId, tie.PartnerId))];
    }

    /// <summary>The customers that the scope includes, by id, in one SQL command.</summary>
    public async Task<IReadOnlyDictionary<string, CustomerRow>> Of(
        CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation = default)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await db.Set<CustomerRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, cancellation);
    }

    /// <summary>Customers in an order. A scope of a partner includes associated customers only: a pre-registration gives no ownership (ASSOC-35).</summary>
    public async Task<Page<CustomerRow>> Customers(CustomerScope scope, CustomerQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, query.Order, row => row.Name, row => row.RegisteredAt, row => row.CustomerId, cancellation);
    }

    public async Task<int> CountCustomers(CustomerScope scope, CustomerQuery query, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>A page of the customers of each of these partners.</summary>
    public async Task<IReadOnlyDictionary<string, Page<CustomerRow>>> CustomersOf(
        CustomerScope scope, IReadOnlyCollection<string> partnerIds, CustomerQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).Where(row => partnerIds.Contains(row.PartnerId)).ReadPages(
            page, query.Order, row => row.PartnerId, row => row.Name, row => row.RegisteredAt, row => row.CustomerId, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountCustomersOf(
        CustomerScope scope, IReadOnlyCollection<string> partnerIds, CustomerQuery query, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).Where(row => partnerIds.Contains(row.PartnerId)).CountEach(row => row.PartnerId, cancellation);
    }

    /// <summary>Association records by the instant of their request (ASSOC-17).</summary>
    public async Task<Page<AssociationRecordRow>> Records(
        CustomerScope scope, AssociationRecordQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query)
            .ReadPage(page, row => row.RequestedAt, row => row.RecordId, query.Order.IsDescending(), cancellation);
    }

    public async Task<int> CountRecords(CustomerScope scope, AssociationRecordQuery query, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>A page of the records of each of these customers.</summary>
    public async Task<IReadOnlyDictionary<string, Page<AssociationRecordRow>>> RecordsOf(
        CustomerScope scope, IReadOnlyCollection<string> customerIds, TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationRecordRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId))
            .ReadPages(page, row => row.CustomerId, row => row.RequestedAt, row => row.RecordId, order.IsDescending(), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountRecordsOf(
        CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationRecordRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId))
            .CountEach(row => row.CustomerId, cancellation);
    }

    /// <summary>One record that the scope includes; null otherwise.</summary>
    public async Task<AssociationRecordRow?> Record(CustomerScope scope, string recordId, CancellationToken cancellation)
    {
        await using var db = await associations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationRecordRow>().Within(scope).FirstOrDefaultAsync(row => row.RecordId == recordId, cancellation);
    }

    private static IQueryable<CustomerRow> Matching(ReadModelContext db, CustomerScope scope, CustomerQuery query)
    {
        var rows = db.Set<CustomerRow>().Within(scope);
        if (query.Text is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.Name.Contains(text) || row.CustomerId == text || (row.Email != null && row.Email.Contains(text))
                || (row.Phone != null && row.Phone.Contains(text)));
        }

        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        if (query.AccountManagerId is { } manager) rows = rows.Where(row => row.AccountManagerId == manager);
        if (query.Country is { } country) rows = rows.Where(row => row.Country == country);
        if (query.HasPendingRequest is { } pending) rows = rows.Where(row => (row.PendingRequestId != null) == pending);
        if (query.Accounts is { } accounts)
        {
            // Ids are of ASCII letters, and databases fold no others here.
            string[] folded = [.. accounts.Select(account => string.Concat(account.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | ' ') : c)))];
#pragma warning disable CA1304, CA1311 // The database does it, in its own way.
            rows = rows.Where(row => folded.Contains(row.CustomerId.ToLower()));
#pragma warning restore CA1304, CA1311
        }

        if (query.Site is { } site) rows = rows.Where(row => row.Site == site);
        if (query.EmailVerified is { } verified) rows = rows.Where(row => (row.Email != null && row.Email == row.VerifiedEmail) == verified);
        return rows.During(new(query.RegisteredFrom, query.RegisteredUntil, TimeOrder.LatestFirst), row => row.RegisteredAt);
    }

    private static IQueryable<AssociationRecordRow> Matching(ReadModelContext db, CustomerScope scope, AssociationRecordQuery query)
    {
        var rows = db.Set<AssociationRecordRow>().Within(scope);
        if (query.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        if (query.Account is { } account) rows = rows.Where(row => row.Account.Contains(account));
        if (query.Mobile is { } mobile) rows = rows.Where(row => row.Mobile.Contains(mobile));
        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        if (query.Purpose is { } purpose) rows = rows.Where(row => row.Purpose == purpose);
        if (query.Reason is { } reason) rows = rows.Where(row => row.Reason.Contains(reason));
        if (query.Initiator is { } initiator) rows = rows.Where(row => row.Initiator == initiator);
        if (query.Status is { } status) rows = rows.Where(row => row.Status == status);
        if (query.AccountManagerId is { } manager) rows = rows.Where(row => row.AccountManagerId == manager);
        if (query.RequestedFrom is { } requestedFrom) rows = rows.Where(row => row.RequestedAt >= requestedFrom);
        if (query.RequestedTo is { } requestedTo) rows = rows.Where(row => row.RequestedAt <= requestedTo);
        if (query.DecidedFrom is { } decidedFrom) rows = rows.Where(row => row.DecidedAt >= decidedFrom);
        if (query.DecidedTo is { } decidedTo) rows = rows.Where(row => row.DecidedAt <= decidedTo);
        return rows;
    }
}
