using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerKind = PartnerGraph.Write.Domain.Partners.PartnerKind;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons;

[Node, Description("A coupon of a partner. It pays usage of the partner's reseller customers when the month's bill is made (COUPON-8). USD with eight decimals.")]
public sealed class Coupon(CouponRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(Coupon), row.Id);

    [Description("What it is called, unique for the partner.")]
    public string Name => row.CouponId;

    [Id]
    public string PartnerId => GlobalId.Of("Partner", row.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How much of the log the balance includes.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, CouponProjection.ReadModelName);

    public CouponKind Kind => row.Kind;

    public CouponState State => row.State;

    [Description("What it held when it was issued.")]
    public Money FaceValue => row.Face;

    [Description("What is left of it (BILL-17); 0 once its validity has ended and the bill of its last month was made.")]
    public Money Balance => row.Balance;

    [Description("The balance rounded to the nearest cent, half away from zero (BILL-16).")]
    public Money BalanceDisplay => row.Balance.ToCents();

    [Description("The first day of the transactions that it pays, in the billing time zone (COUPON-36); null without a bound.")]
    public DateOnly? ValidFrom => row.ValidFrom;

    [Description("The last day of the transactions that it pays, included; null without a bound.")]
    public DateOnly? ValidTo => row.ValidTo;

    [Description("The products that it pays, as the billing source names them; none named pays all.")]
    public IReadOnlyList<string> Products => Parts(row.Products);

    [Id, Description("The reseller customers whose usage it pays; none named pays for all of the partner's.")]
    public IReadOnlyList<string> CustomerIds => [.. Parts(row.CustomerIds).Select(id => GlobalId.Of("Customer", id))];

    public CouponOrigin Origin => row.Origin;

    [Description("The discounts that it can be combined with (COUPON-7).")]
    public IReadOnlyList<CombinableDiscount> CombinableWith =>
        [.. Enum.GetValues<CombinableDiscount>().Except(Parts(row.Excludes).Select(Enum.Parse<CombinableDiscount>))];

    [Description("How the usage that it pays is charged; none named pays whatever the mode.")]
    public IReadOnlyList<BillingMode> BillingModes => [.. Parts(row.BillingModes).Select(Enum.Parse<BillingMode>)];

    [SeenLike("partner"), Description("The reseller whose it is; null when its partner is no reseller, and where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Reseller(IResolveFieldContext context) =>
        context.PartnerOf(PartnerId)?.Then(partner => partner?.Kind == PartnerKind.Reseller ? partner : null);

    [SeenLike("customers"), Description("The reseller customers of the partner that it pays for now, where it names none itself: those in the reseller model (COUPON-13). Null where customerIds names them.")]
    public IDataLoaderResult<Connection<Customer>?>? ApplicableCustomers(IResolveFieldContext context, AssociationReads customers, PageRequest page)
    {
        if (row.CustomerIds.Length > 0) return null;
        var (scope, query) = (context.CustomerScope(), CustomerQueries.QueryOf(null, null) with { Model = AssociationModel.Reseller });
        return context.Pages<CustomerRow, Customer>("customers-of-coupons", row.PartnerId, page, found => found.To<Customer>(),
            (partners, cancellation) => customers.CustomersOf(scope, partners, query, page, cancellation),
            (partners, cancellation) => customers.CountCustomersOf(scope, partners, query, cancellation));
    }

    [Description("What the issuer noted, such as the project of a test; null when nothing.")]
    public string? Remarks => row.Remarks;

    public DateTimeOffset IssuedAt => row.IssuedAt;

    [Description("What it pays and what not, in sentences (COUPON-21).")]
    public IReadOnlyList<string> UsageRules => [.. Rules()];

    private IEnumerable<string> Rules()
    {
        yield return "It is deducted from the partner's bill when the bill is made; nothing else can be paid with it.";
        yield return (row.ValidFrom, row.ValidTo) switch
        {
            (null, null) => "It pays transactions of any day.",
            ({ } from, null) => $"It pays transactions from {from:yyyy-MM-dd} on.",
            (null, { } to) => $"It pays transactions until {to:yyyy-MM-dd}.",
            ({ } from, { } to) => $"It pays transactions from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.",
        };
        yield return row.CustomerIds.Length == 0 ? "It pays for every reseller customer of the partner." : "It pays for the customers that it names, and for nobody else.";
        if (row.Products.Length > 0) yield return $"It pays for {string.Join(", ", Parts(row.Products))}.";
        if (row.Kind == CouponKind.Test) yield return "What is used after it is used up is the partner's to pay; resources are not deleted for it.";
    }

    private static string[] Parts(string texts) => texts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

[Description("Which coupons are asked for; a field left out asks nothing.")]
public sealed record CouponFilter(
    CouponKind? Kind, CouponState? State, CouponOrigin? Origin,
    [property: Description("Issued at this instant or later.")] DateTimeOffset? From,
    [property: Description("Issued at this instant or earlier.")] DateTimeOffset? Until);

public sealed class CouponQueries(CouponReads reads)
{
    [Description("The coupons of a partner, the caller's own unless named, the latest first unless orderBy says otherwise (COUPON-44).")]
    public async Task<Connection<Coupon>> Coupons(
        IResolveFieldContext context, [Id] string? partnerId, CouponFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner) = (context.PartnerScope(), Quotas.PartnerArgument.KeyOf(context, partnerId));
        var query = new CouponQuery(filter?.Kind, filter?.State, Period.Window(filter?.From, filter?.Until, orderBy), filter?.Origin);
        return new(
            (await reads.Coupons(scope, partner, query, page, context.CancellationToken)).Select(row => new Coupon(row)),
            cancellation => reads.Count(scope, partner, query, cancellation));
    }

    [Description("A coupon; null when there is none that the caller may see.")]
    public async Task<Coupon?> Coupon(IResolveFieldContext context, [Id] string id) =>
        await Find(context.PartnerScope(), GlobalId.KeyOf(nameof(Coupon), id), context.CancellationToken);

    internal async Task<Coupon?> Find(Read.Projections.Scoping.PartnerScope scope, string key, CancellationToken cancellation) =>
        await reads.Coupon(scope, key, cancellation) is { } row ? new(row) : null;
}
