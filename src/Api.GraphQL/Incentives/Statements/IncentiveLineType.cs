using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Description("What sales that are alike earn, and why (INCENT-8, INCENT-15, INCENT-16). Amounts are USD with eight decimals.")]
public abstract class IncentiveComputation(AssociationModel model, bool showsPerformance, StatementLine line)
{
    protected StatementLine Line => line;

    [Description("In which it was used, in the billing time zone; an earlier one than the statement's is a correction.")]
    public BillingMonth Month => line.Month;

    [Description("The first day of use that it is about, in the billing time zone.")]
    public DateOnly From => line.From;

    [Description("The last day of use that it is about, included.")]
    public DateOnly To => line.To;

    [Description("The product, as the billing source names it.")]
    public string ServiceType => line.ServiceType;

    [Description("What was bought.")]
    public Offering Offering => line.Offering;

    [Description("At official prices: in the referral model of what was paid in money, in the reseller model of all that was billed. Below 0 for what was given back.")]
    public Money ListPrice => line.ListPrice;

    [Description("By what it counts: that list price in the referral model, the billed amount after coupons in the reseller model (INCENT-17).")]
    public Money Performance => line.Performance;

    [Scalar<RatioScalar>, Description("What the customer's price was below the list price, as a part of it, to four decimals; 0 in the reseller model.")]
    public decimal CustomerDiscount => line.CustomerDiscount;

    [Description("By what type of rebate it earns (INCENT-14); null in the reseller model.")]
    public RebateType? RebateType => line.Type;

    [Scalar<RatioScalar>, Description("What the policies give, before the customer's discount is taken off.")]
    public decimal RebateRate => line.Rate;

    [Scalar<RatioScalar>, Description("What is given, as a part of the performance: the rate less the customer's discount, never below 0 (INCENT-15).")]
    public decimal RebatePercentage => line.Percentage;

    [Description("Performance times percentage, rounded once to eight decimals, half away from zero (INCENT-16), unless it was put right after a rejection.")]
    public Money Amount => line.Amount;

    [Description("How the percentage and the amount come about, as a calculation.")]
    public string Formula => IncentiveFormula.Of(model, showsPerformance, line);

    [Description("The version of the policies that the rate comes from; for what is given back the one of its sale.")]
    public int PolicyVersion => line.PolicyVersion;

    [Description("The rules that the line follows from.")]
    public IReadOnlyList<string> RuleIds => showsPerformance ? ["INCENT-12", "INCENT-17"] : model == AssociationModel.Reseller ? ["INCENT-13"] : ["INCENT-15", "INCENT-16"];
}

[Description("A line of an estimate, or of what sales would earn; nothing of it is stored.")]
public sealed class IncentiveEstimateLine(AssociationModel model, bool showsPerformance, StatementLine line) : IncentiveComputation(model, showsPerformance, line);

[Node, Description("A line of an incentive statement: what sales that are alike earned, and why (INCENT-8).")]
public sealed class IncentiveLine(IncentiveLineRow row, AssociationModel model, bool showsPerformance) : IncentiveComputation(model, showsPerformance, row.ToLine())
{
    [Id]
    public string Id => GlobalId.Of(nameof(IncentiveLine), row.Id);

    [Id, Description("The statement that it is a line of.")]
    public string StatementId => GlobalId.Of(nameof(IncentiveStatement), row.StatementId);

    [SeenLike("incentiveStatement"), Description("That statement.")]
    public IDataLoaderResult<IncentiveStatement?> Statement(IResolveFieldContext context, IncentiveReads reads) => context.IncentiveStatementOf(reads, StatementId);

    [Description("Whether the amount was put right after a rejection (INCENT-20).")]
    public bool IsCorrected => row.Corrected;

    [Id, Description("The statement in which what is given back here was earned, at the percentage of then; null for what is earned here, and for what earned nothing.")]
    public string? EarnedInId => row.EarnedIn is { Length: > 0 } earned ? GlobalId.Of(nameof(IncentiveStatement), earned) : null;

    [Cost(200), Description("The billing lines behind it, in the order in which they were recorded; none in the reseller model, where they are those of the bill.")]
    public IDataLoaderResult<Connection<IncentiveBillingLine>?> BillingLines(IResolveFieldContext context, ChargeReads reads, PageRequest page) =>
        context.Pages<StatedCharge, IncentiveBillingLine>("lines-of-incentive-lines", row.Id, page, charge => new IncentiveBillingLine(charge),
            (lines, cancellation) => reads.Lines(lines, page, cancellation), reads.CountLines);
}
