using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Objects;

/// <summary>What a front end may rely on wherever it looks.</summary>
public sealed class SchemaShapeTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    [Fact]
    public void What_has_an_id_is_a_node()
    {
        var nodes = server.Services.GetServices<NodeType>().Select(node => node.Name).ToHashSet();
        Assert.Empty(Types().Where(type => type.Fields.Any(field => field.Name == "id")).Select(type => type.Name).Except(nodes));
    }

    [Fact]
    public void A_root_that_may_be_refused_is_nullable() => Assert.Empty(
        new IObjectGraphType[] { server.Schema.Query, server.Schema.Mutation! }.SelectMany(root => root.Fields)
            .Where(field => field.ResolvedType is NonNullGraphType).Select(field => field.Name));

    [Fact]
    public void Where_a_rule_speaks_it_speaks_in_one_shape() => Assert.Empty(
        Types().Where(type => type.Fields.Any(field => field.Name == "code") && type.Fields.Any(field => field.Name == "ruleId"))
            .Where(type => type.ResolvedInterfaces.All(shape => shape.Name != "RuleStatement")).Select(type => type.Name));

    [Fact, Trait("Rule", "CONV-8")]
    public void Every_code_of_a_rule_says_what_it_means()
    {
        var codes = server.Schema.AllTypes.OfType<EnumerationGraphType>().Single(type => type.Name == "RuleCode");
        Assert.Contains(codes.Values, code => code.Name == "CONFLICT");
        Assert.All(codes.Values, code => Assert.False(string.IsNullOrWhiteSpace(code.Description), code.Name));
    }

    // What was recorded once, is laid down, or stands in a sum that says it; a reconciliation has a position of its own.
    private static readonly string[] WithoutAsOf =
    [
        "BillCustomer", "BillCustomers", "BillLine", "BillMonth", "BillProduct", "BillProducts", "BillPublication", "BillRestatement", "BillRestatementNotice", "ReconciledBill", "CustomerProductCost", "BudgetAlert", "BudgetHistoryEntry",
        "BillingList", "EarningClaim", "InvoiceRequest", "PayoutEligibility", "PayoutHistoryEntry", "PayoutInvoice", "TaxWithholding",
        "ExpenditureAmounts", "ExpenditureDetail", "ExpenditureSummaryRow", "Order", "OrderEligibility", "Payment", "PaymentReminder", "PayoutOption",
        "PriceQuote", "PriceQuoteLine", "QuotaHistoryEntry", "QuotaIncreaseRequest", "QuotaUsageAlert", "QuotedDiscount", "Reconciliation",
        "IncentivePolicy", "Pricing", "ReconciliationDifference", "RecordedLine", "ResellerBudgetHistoryEntry", "Resource", "TestCouponRequest",
        "ExcludedRevenue", "RevenueOfModel", "RevenueOfMonth", "RevenueSource",
        "IncentiveBillingLine", "IncentiveEstimateLine", "IncentiveHistoryEntry", "IncentiveLine", "IncentiveRestatement", "IncentiveRestatementNotice", "ReconciliationNotice",
        "ArrearsAlert", "Consumption", "CouponQuotaHistoryEntry", "HistoricCoupon", "TestCouponUsage",
        // Of orders, which say what was paid, and of what is decided now.
        "CoreRouteTerms", "InAdvanceTerms", "TierPledge", "TierReview",
        "AdjustedOrder", "CouponOption", "OrderItem", "OrderPayment", "PartnerDiscountOption", "PaymentOptions", "ResourceMoney",
    ];

    [Fact]
    public void A_figure_that_is_computed_says_how_much_of_the_log_it_includes() => Assert.Empty(
        Types().Where(type => type.Fields.Any(field => field.ResolvedType!.GetNamedType().Name == "UsdAmount") && type.Fields.All(field => field.Name != "asOf"))
            .Select(type => type.Name).Except(WithoutAsOf));

    [Fact]
    public void A_mutation_answers_its_entity_or_the_id_of_what_it_removed() => Assert.Empty(
        Types().Where(type => type.Name.EndsWith("Payload", StringComparison.Ordinal) && type.Fields.All(field => field.Name is "errors" or "position"))
            .Select(type => type.Name));

    private IEnumerable<IObjectGraphType> Types()
    {
        server.Schema.Initialize();
        return server.Schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));
    }
}
