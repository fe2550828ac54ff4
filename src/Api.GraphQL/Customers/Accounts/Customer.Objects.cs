using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Discounts;
using PartnerGraph.Api.GraphQL.Expenditure;
using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Orders;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Budgets;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

/// <summary>Where a customer leads to. Each field shows what the root field shows by which it is seen, and null to whoever may not use that one.</summary>
public sealed partial record Customer
{
    [SeenLike("me"), Description("The member who looks after the customer; null when nobody does, or the caller may not read that member: an account manager reads itself.")]
    public IDataLoaderResult<Member?>? AccountManager(IResolveFieldContext context) => context.MemberOf(AccountManagerId);

    [SeenLike("accountStatus"), Description("What the customer is kept from, cause by cause; null when the caller may not read it.")]
    public IDataLoaderResult<CustomerAccountStatus?> AccountStatus(IResolveFieldContext context, CustomerStatusReads statuses) =>
        context.Load<string, IReadOnlyList<CustomerFreezeRow>>("customer-freezes", Key, statuses.Of)
            .Then(freezes => (CustomerAccountStatus?)CustomerAccountStatus.Of(Key, freezes));

    [SeenLike("customerBudget"), Description("The budget that its partner set (BUDGET-1); null when there is none, or the caller may not read it.")]
    public IDataLoaderResult<CustomerBudget?> Budget(IResolveFieldContext context, BudgetReads budgets) =>
        context.Load<string, BudgetRow>("customer-budgets", Key, (keys, cancellation) => budgets.Of(Actor.Of(context).Debtors(), keys, cancellation))
            .Then(row => row?.To<CustomerBudget>());

    [SeenLike("customerBalance"), Description("What the customer itself owes the vendor, and has on its own account (BUDGET-11, COUPON-5); null when the caller may not read it.")]
    public IDataLoaderResult<CustomerBalance?> Balance(IResolveFieldContext context, BillingQueries billing) =>
        context.Load<string, CustomerBalance>(
            "customer-balances", Key, (keys, cancellation) => billing.CustomerBalances(context.CustomerScope(), keys, cancellation));

    [SeenLike("customerDiscounts"), Description("What its partner gives it, changed last first unless orderBy says otherwise (DISC-1); null when the caller may not read it.")]
    public IDataLoaderResult<Connection<CustomerDiscount>?> Discounts(IResolveFieldContext context, DiscountReads discounts, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, changed) = (context.PartnerScope(), Period.Window(null, null, orderBy));
        return context.Pages<CustomerDiscountRow, CustomerDiscount>("discounts-of-customers", Key, page, row => row.To<CustomerDiscount>(),
            (keys, cancellation) => discounts.Of(scope, keys, changed, page, cancellation), (keys, cancellation) => discounts.CountOf(scope, keys, changed, cancellation));
    }

    [SeenLike("expenditureDistribution"), Description("What the customer spent in a period; null when the caller may not read it (EXPEND-5).")]
    public CustomerExpenditure? Expenditure(
        IResolveFieldContext context, BusinessTime time, [FromServices] TimeProvider clock,
        [Description("The first day, in the billing time zone; the first of the running month when omitted.")] DateOnly? from,
        [Description("The last day, included, in the billing time zone; open when omitted.")] DateOnly? to)
    {
        var first = from ?? time.MonthOf(clock.GetUtcNow()).FirstDay;
        Period.Check<DateOnly>(first, to, nameof(to));
        ReadingNotes.Take(context, new() { CustomerId = Key, From = first, To = to });
        return new(Actor.Of(context).Spenders(), Key, first, to);
    }

    [SeenLike("alerts"), Description("Alerts about the customer, the latest first unless orderBy says otherwise; null when the caller may not read alerts.")]
    public IDataLoaderResult<Connection<Alert>?> Alerts(
        IResolveFieldContext context, AlertReads alerts, AccessPolicy access, [Description("One kind alone; all when omitted.")] AlertKind? kind,
        [Description("Raised at this instant or later.")] DateTimeOffset? from, [Description("Raised at this instant or earlier.")] DateTimeOffset? until,
        TimeOrder? orderBy, PageRequest page)
    {
        var query = AlertQueries.Only(AlertQueries.QueryOf(Actor.Of(context), access), kind, Period.Window(from, until, orderBy));
        return context.Pages<AlertRow, Alert>("alerts-of-customers", Key, page, row => row.To<Alert>(),
            (keys, cancellation) => alerts.Of(query, keys, page, cancellation), (keys, cancellation) => alerts.CountOf(query, keys, cancellation));
    }

    [SeenLike("associationRecords"), Description("The steps of the customer's associations that the caller may see, the newest request first unless orderBy says otherwise (ASSOC-17); null when it may see none.")]
    public IDataLoaderResult<Connection<AssociationRecord>?> AssociationRecords(
        IResolveFieldContext context, AssociationReads records, TimeOrder? orderBy, PageRequest page)
    {
        var scope = context.CustomerScope();
        return context.Pages<AssociationRecordRow, AssociationRecord>("records-of-customers", Key, page, row => row.To<AssociationRecord>(),
            (keys, cancellation) => records.RecordsOf(scope, keys, orderBy ?? TimeOrder.LatestFirst, page, cancellation), (keys, cancellation) => records.CountRecordsOf(scope, keys, cancellation));
    }

    [SeenLike("customerFacts"), Description("What the vendor's other systems told of it, the latest first unless orderBy says otherwise; null for everybody but the customer itself and operations.")]
    public IDataLoaderResult<Connection<CustomerFact>?> Facts(
        IResolveFieldContext context, CustomerFactReads facts, CustomerFactFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var query = CustomerFactQueries.QueryOf(filter, orderBy);
        return context.Pages<CustomerFactRow, CustomerFact>("facts-of-customers", Key, page, CustomerFact.Of,
            (keys, cancellation) => facts.Pages(keys, query, page, cancellation), (keys, cancellation) => facts.Counts(keys, query, cancellation));
    }

    [SeenLike("orders"), Description("The customer's orders, latest first unless orderBy says otherwise; null for everybody but the customer itself (BILL-9).")]
    public IDataLoaderResult<Connection<Order>?> Orders(IResolveFieldContext context, OrderReads orders, OrderFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var placed = Period.Window(filter?.From, filter?.Until, orderBy);
        return context.Pages<OrderRow, Order>("orders-of-customers", Key, page, row => row.To<Order>(),
            (keys, cancellation) => orders.OrdersOf(keys, placed, page, cancellation), (keys, cancellation) => orders.CountOrdersOf(keys, placed, cancellation));
    }

    [SeenLike("resources"), Description("The customer's resources, latest first unless orderBy says otherwise; null for everybody but the customer itself (ACCT-22).")]
    public IDataLoaderResult<Connection<Resource>?> Resources(
        IResolveFieldContext context, OrderReads orders, ResourceFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var query = OrderQueries.QueryOf(filter, orderBy);
        return context.Pages<ResourceRow, Resource>("resources-of-customers", Key, page, row => row.To<Resource>(),
            (keys, cancellation) => orders.ResourcesOf(keys, query, page, cancellation), (keys, cancellation) => orders.CountResourcesOf(keys, query, cancellation));
    }
}
