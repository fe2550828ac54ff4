using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Billing.Bills;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Description("A billing line behind a line of an incentive statement. USD with eight decimals; a reversal has the opposite sign of the line that it takes out.")]
public sealed class IncentiveBillingLine(StatedCharge charge)
{
    [Description("Whether the line is stated here, or taken out again because it turned out to be somebody else's.")]
    public BillLineKind Kind => charge.Of.Reversal ? BillLineKind.Reversal : BillLineKind.Charge;

    [Description("The day of the charge in the billing time zone (BILL-23).")]
    public DateOnly BillingDay => DateOnly.ParseExact(charge.Line.Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Description("Who numbered the line.")]
    public string Source => charge.Line.Source;

    [Description("The line's id, unique for the source.")]
    public string LineId => charge.Line.LineId;

    [Id, Description("The customer whose usage it is, as the statement was cut.")]
    public string CustomerId => GlobalId.Of("Customer", charge.Of.CustomerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    public BillType BillType => charge.Line.BillType;

    [Description("The resource that was used, as the billing source names it.")]
    public string? ResourceId => charge.Line.ResourceId;

    [Description("The order that it belongs to, as the billing source names it.")]
    public string? OrderId => charge.Line.OrderId;

    [Description("The list price of what was paid in money: what counts.")]
    public Money ListPrice => charge.Of.ListPrice;
}
