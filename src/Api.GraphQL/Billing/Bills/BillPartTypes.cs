using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

[Description("What all that is alike in a bill comes to.")]
public abstract class BillAmounts(ExpenditureSums sums)
{
    internal SplitAmount Exact => sums.AmountDue;

    [Description("At official prices.")]
    public Money ListPrice => sums.ListPrice.Money;

    [Description("At settlement price.")]
    public Money Amount => sums.AmountDue.Money;

    [Description("The amount rounded to the nearest cent, half away from zero, as it is displayed.")]
    public Money DisplayAmount => sums.AmountDue.Cents;

    [Description("What was given back of the amount; not positive.")]
    public Money Refunds => sums.Refunds.Money;
}

[Description("What a product came to in a bill.")]
public sealed class BillProduct(BillPart part) : BillAmounts(part.Sums)
{
    [Description("The product, as the billing source names it.")]
    public string ServiceType => part.Key;
}

[Description("What a customer came to in a bill.")]
public sealed class BillCustomer(BillPart part) : BillAmounts(part.Sums)
{
    [Id]
    public string CustomerId => GlobalId.Of("Customer", part.Key);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

[Description("What a month came to in a bill.")]
public sealed class BillMonth(BillingMonth bill, BilledMonth part) : BillAmounts(part.Sums)
{
    [Description("In which it was used.")]
    public BillingMonth Month => part.Month;

    [Description("Whether it belongs to an earlier month, which was closed when it arrived.")]
    public bool IsCorrection => part.Month != bill;
}

[Description("A bill by product. Each part is rounded for itself, so that what is displayed may differ from the total; the difference is told (BILL-11).")]
public sealed class BillProducts(IReadOnlyList<BillProduct> parts)
{
    public IReadOnlyList<BillProduct> Parts => parts;

    [Description("What the bill's displayed total is above the sum of the displayed parts; below 0 where it is less.")]
    public Money Rounding => BillRounding.Of(parts);
}

[Description("A bill by customer. Each part is rounded for itself, so that what is displayed may differ from the total; the difference is told (BILL-12).")]
public sealed class BillCustomers(IReadOnlyList<BillCustomer> parts)
{
    public IReadOnlyList<BillCustomer> Parts => parts;

    [Description("What the bill's displayed total is above the sum of the displayed parts; below 0 where it is less.")]
    public Money Rounding => BillRounding.Of(parts);
}

[Description("A bill of a closed month was restated: an event of its own, with its reason. Amounts are USD with eight decimals.")]
public sealed class BillRestatement(BillVersionRow version)
{
    [Description("The version of the bill from then on.")]
    public long Version => version.Version;

    public DateTimeOffset At => version.StatedAt!.Value;

    [Description("Why.")]
    public string Reason => version.Reason!;

    [Description("The subject of the token of whoever had it restated.")]
    public string By => version.Operator!;

    [Description("All usage in the bill before.")]
    public Money Before => version.Before;

    [Description("All usage in the bill from then on.")]
    public Money After => version.Usage;
}

internal static class BillRounding
{
    // The parts hold the same lines as the whole, so that their exact sum is the bill's.
    public static Money Of(IReadOnlyCollection<BillAmounts> parts) =>
        parts.Aggregate(parts.Aggregate(default(SplitAmount), (sum, part) => sum + part.Exact).Cents, (left, part) => left - part.DisplayAmount);
}
