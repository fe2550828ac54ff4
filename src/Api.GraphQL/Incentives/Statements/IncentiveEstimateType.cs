using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Description("What sales earn by the very computation of the statements; nothing of it is stored. USD with eight decimals.")]
public sealed class IncentiveEstimate(AssociationModel model, bool showsPerformance, IReadOnlyList<StatementLine> lines, Money claim, int policyVersion)
{
    private readonly Money incentive = ResellerRebate.Sum(lines.Select(line => line.Amount));

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("The model in which it is earned.")]
    public AssociationModel Model => model;

    [Description("What it counts by.")]
    public Money Performance => ResellerRebate.Sum(lines.Select(line => line.Performance));

    [Description("What the lines come to.")]
    public Money Incentive => incentive;

    [Description("What is still to be taken back of earlier earnings.")]
    public Money Claim => claim;

    [Description("What would be paid out, never below 0.")]
    public Money Net => IncentiveLedger.NetOf(incentive, claim);

    [Description("The version of the policies that it is computed by.")]
    public int PolicyVersion => policyVersion;

    [Description("What is earned by what.")]
    public IReadOnlyList<IncentiveEstimateLine> Lines => [.. lines.Select(line => new IncentiveEstimateLine(model, showsPerformance, line))];
}

[Description("Sales that are not made, to see what they would earn.")]
public sealed record IncentiveWhatIfInput(
    [property: Description("In which model they would be.")] AssociationModel Model,
    [property: Id, Description("Whose sales; the caller's own partner unless given.")] string? PartnerId,
    [property: Description("At most 100. In the reseller model they are those of one quarter.")] IReadOnlyList<IncentiveSaleInput> Sales);

[Description("A sale that is not made.")]
public sealed record IncentiveSaleInput(
    [property: Description("The product, as the billing source would name it.")] string ServiceType,
    [property: Description("On which day, in the billing time zone.")] DateOnly Day,
    [property: Scalar<UsdAmountScalar>, Description("At official prices, in USD.")] decimal ListPrice,
    [property: Scalar<RatioScalar>, Description("What the customer's price is below the list price, as a part of it from 0 to 1 with four decimals; 0 unless given.")] decimal? CustomerDiscount,
    [property: Scalar<UsdAmountScalar>, Description("What coupons pay of it in the reseller model, in USD; 0 unless given.")] decimal? Coupons,
    [property: Description("What is bought; CLOUD unless given.")] Offering? Offering);
