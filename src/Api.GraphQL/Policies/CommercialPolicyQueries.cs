using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Policies;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

[Description("Which policies are asked for; a field left out asks nothing.")]
public sealed record CommercialPolicyFilter(
    PolicyKind? Kind, string? Region, string? Subject,
    [property: Description("Only what holds on this day in the business zone.")] DateOnly? On);

public sealed record CommercialPolicyInput(
    PolicyKind Kind, string? Region, string? Subject, decimal? Value, string? Choice, DateOnly From, DateOnly? Until)
{
    internal PolicyRow Row => new(Kind, Region, Subject, Value, Choice, From, Until);
}

public sealed class CommercialPolicyQueries(PolicyReads reads, PolicyWorkflow workflow, ReferenceDay day, ProductList products)
{
    [Description("The vendor's commercial policies by kind, region, subject and first day. Where none holds, the defaults of the catalogue do.")]
    public async Task<Connection<CommercialPolicy>> CommercialPolicies(IResolveFieldContext context, CommercialPolicyFilter? filter, PageRequest page)
    {
        var subject = filter?.Subject is { } asked
            ? Enum.GetValues<PolicyKind>().Where(kind => filter.Kind is null || kind == filter.Kind).Select(kind => PolicyShape.Of(kind).SubjectOf(asked, products)).FirstOrDefault(known => known is not null) ?? asked
            : null;
        var query = new PolicyQuery(filter?.Kind, filter?.Region?.ToUpperInvariant(), subject, filter?.On);
        return new((await reads.Page(query, page, context.CancellationToken)).Select(CommercialPolicy.Of), cancellation => reads.Count(query, cancellation));
    }

    [Description("The applications of commercial policies, the latest first unless orderBy says otherwise.")]
    public async Task<Connection<CommercialPolicyVersion>> CommercialPolicyVersions(IResolveFieldContext context, TimeOrder? orderBy, PageRequest page) => new(
        (await reads.Versions(orderBy ?? TimeOrder.LatestFirst, page, context.CancellationToken)).Select(row => new CommercialPolicyVersion(row)), reads.CountVersions);

    [Cost(500), Description("What applying these policies would change, and which rules it would break; nothing is stored.")]
    public async Task<CommercialPolicyPreview?> CommercialPolicyPreview(
        IResolveFieldContext context, [Description("1 to 100 policies.")] IReadOnlyList<CommercialPolicyInput> policies) =>
        new(await workflow.Preview([.. policies.Select(policy => policy.Row)], context.CancellationToken));

    [Cost(30), Description("At what price a product is settled for partners registered in a region (CSP-33).")]
    public async Task<Pricing> Pricing(
        IResolveFieldContext context, string region, [Description("A product type.")] string product,
        [Scalar<UsdAmountScalar>, Description("USD; 1 when omitted. From 0 to 1,000,000,000,000, at most eight decimals.")] decimal? listPrice, DateOnly? asOf)
    {
        var price = listPrice ?? 1;
        if (price is < 0 or > AmountRules.MostOfLine || !Money.Fits(price)) throw new ExecutionError("'listPrice' lies between 0 and 1,000,000,000,000 and has at most eight decimals.")
        {
            Code = RequestErrors.BadRequest, Extensions = new Dictionary<string, object?> { ["argument"] = "listPrice" },
        };
        var book = await workflow.Book(context.CancellationToken);
        var (of, on) = (products.CodeOf(product) ?? product, day.Of(asOf));
        return new(book.SettlementDiscount(region, of, on), book.SettlementPrice(region, of, new(price), on), book.Version);
    }

    [Cost(30), Description("How incentives of a model are reckoned for partners registered in a region: by which period, at what rebate, from which threshold on (INCENT-1).")]
    public async Task<IncentivePolicy> IncentivePolicy(IResolveFieldContext context, AssociationModel model, string region, DateOnly? asOf)
    {
        var (book, on, isReferral) = (await workflow.Book(context.CancellationToken), day.Of(asOf), model == AssociationModel.Referral);
        return new(
            book.PeriodOf(model, region, on), isReferral ? book.Rebate(region, RebateType.ListPriceProducts, on) : null, isReferral ? book.Rebate(region, RebateType.DiscountedProducts, on) : null,
            isReferral ? null : book.RebateThreshold(region, on), isReferral ? null : book.ResellerRebate(region, on), book.Version);
    }
}
