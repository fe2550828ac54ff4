using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Which expenditure is asked for; a null field asks nothing.</summary>
public sealed record ExpenditureQuery
{
    /// <summary>The first day, in the billing zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, included.</summary>
    public DateOnly? To { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>The partner of the customer, such as one reseller of a distributor.</summary>
    public string? PartnerId { get; init; }

    /// <summary>The account manager at the time of the charge.</summary>
    public string? AccountManagerId { get; init; }

    public AssociationModel? Model { get; init; }

    /// <summary>In any letter case.</summary>
    public string? ServiceType { get; init; }

    public string? Region { get; init; }

    public BillingMode? BillingMode { get; init; }

    /// <summary>The services that <see cref="ServiceType"/> stands for, spelled as sources spell them; null when it asks nothing.</summary>
    internal IReadOnlyList<string>? Services { get; init; }
}

internal static class ExpenditureQueries
{
    /// <summary>
    /// The rows that the reader may see. What belonged to a partner in its second stays visible to it (EXPEND-12); an account
    /// manager sees all of that for the customers that are its own now, or were when they left, whoever has them since (EXPEND-2, EXPEND-3).
    /// What a customer uses in the reseller model has a price between its partner and the vendor, which it never sees here (BILL-9).
    /// </summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, CustomerScope scope, ReadModelContext db) where TRow : class, IAttributedRow
    {
        if (scope is CustomerScope.Self) return rows.Within(scope).Where(row => row.Model != nameof(AssociationModel.Reseller));
        if (scope is not CustomerScope.OfManagers managers) return rows.Within(scope);
        var own = db.Set<ExpenditureManagerRow>()
            .Where(customer => customer.PartnerId == managers.PartnerId && managers.ManagerIds.AsEnumerable().Contains(customer.AccountManagerId))
            .Select(customer => customer.CustomerId);
        return rows.Where(row => row.PartnerId == managers.PartnerId && own.Contains(row.CustomerId));
    }

    /// <summary>What is to be added up: whole days of partners where customers do not matter, and buckets of customers where they do.</summary>
    /// <param name="byCustomer">Whether the rows are told apart by customer.</param>
    public static IQueryable<ExpenditureBucketRow> Sums(this ReadModelContext db, CustomerScope scope, ExpenditureQuery query, bool byCustomer = false)
    {
        var ofPartners = scope is CustomerScope.Everybody or CustomerScope.OfPartner or CustomerScope.OfPartners;
        IQueryable<ExpenditureBucketRow> rows = ofPartners && !byCustomer && query.CustomerId is null ? db.Set<ExpenditureDayRow>() : db.Set<ExpenditureBucketRow>();
        return rows.Within(scope, db).Matching(query);
    }

    public static IQueryable<ExpenditureBucketRow> Matching(this IQueryable<ExpenditureBucketRow> rows, ExpenditureQuery query)
    {
        if (query.From is { } from && LineRows.Day(from) is var first) rows = rows.Where(row => string.Compare(row.Day, first) >= 0);
        if (query.To is { } to && LineRows.Day(to) is var last) rows = rows.Where(row => string.Compare(row.Day, last) <= 0);
        if (query.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (query.AccountManagerId is { } manager) rows = rows.Where(row => row.AccountManagerId == manager);
        if (query.Model?.ToString() is { } model) rows = rows.Where(row => row.Model == model);
        if (query.Services is { } services) rows = rows.Where(row => services.Contains(row.ServiceType));
        if (query.Region is { } region) rows = rows.Where(row => row.Region == region);
        return query.BillingMode is { } mode ? rows.Where(row => row.BillingMode == mode) : rows;
    }
}
