using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

public enum BillLineKind
{
    [Description("Used, or given back, and in no earlier bill of the partner.")]
    Charge,

    [Description("An earlier bill of the partner held the line, and it has turned out since that somebody else owes it.")]
    Reversal,
}

[Description("A line of a bill. Amounts are USD with eight decimals; those of a reversal have the opposite sign of the line that it takes out.")]
public sealed class BillLine(BillingMonth bill, BilledLine line)
{
    public BillLineKind Kind => line.Of.Reversal ? BillLineKind.Reversal : BillLineKind.Charge;

    [Description("The day of the charge in the billing time zone (BILL-23).")]
    public DateOnly BillingDay => line.Day;

    [Description("Whether it belongs to an earlier month, which was closed when it arrived.")]
    public bool IsCorrection => BillingMonth.Of(BillingDay) != bill;

    [Description("Who numbered the line.")]
    public string Source => line.Line.Source;

    [Description("The line's id, unique for the source.")]
    public string LineId => line.Line.LineId;

    [Id, Description("The customer whose usage it is, as the bill was made.")]
    public string CustomerId => GlobalId.Of("Customer", line.Of.CustomerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("The product, as the billing source names it.")]
    public string ServiceType => line.Line.ServiceType;

    [Description("Where it runs; null when the source names no region.")]
    public string? Region => line.Line.Region.Length > 0 ? line.Line.Region : null;

    public BillType BillType => line.Line.BillType;

    public BillingMode BillingMode => line.Line.BillingMode;

    [Description("The resource that was used, as the billing source names it.")]
    public string? ResourceId => line.Line.ResourceId;

    [Description("The order that it belongs to, as the billing source names it.")]
    public string? OrderId => line.Line.OrderId;

    [Description("At official prices.")]
    public Money ListPrice => Signed(line.Line.Sums.ListPrice);

    [Description("At settlement price.")]
    public Money Amount => Signed(line.Line.Sums.AmountDue);

    private Money Signed(SplitAmount amount) => line.Of.Reversal ? Money.Zero - amount.Money : amount.Money;
}
