using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("Where the spending of the caller's customers went (EXPEND-5).")]
public sealed class ExpenditureDistribution(CustomerScope scope, ExpenditureQuery query)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Cost(6_000)]
    public async Task<ExpenditureAmounts> Total(IResolveFieldContext context, DistributionReads reads, CancellationToken cancellation) =>
        new(await reads.Total(scope, query, cancellation, AskedAmounts.Of(context)));

    [Cost(6_000), Description("The services that the lines name, whatever service the filter asks for; it takes these names in any letter case.")]
    public Task<IReadOnlyList<string>> ServiceTypes(DistributionReads reads, CancellationToken cancellation) => reads.Services(scope, query, cancellation);

    [Cost(8_000, Each = 1_000, Of = "groupBy"), Description("The slices, highest amount due first unless orderBy says otherwise; grouped by nothing there is one.")]
    public Task<Connection<ExpenditureSliceView>> Slices(
        IResolveFieldContext context, DistributionReads reads, PageRequest page, IReadOnlyList<ExpenditureDimension> groupBy, ExpenditureSliceOrder? orderBy, CancellationToken cancellation)
    {
        if (orderBy is ExpenditureSliceOrder.LatestFirst or ExpenditureSliceOrder.EarliestFirst
            && !groupBy.Contains(ExpenditureDimension.Day) && !groupBy.Contains(ExpenditureDimension.Month))
            throw RequestErrors.Of(RequestErrors.BadRequest, "An order by time needs a grouping by DAY or MONTH.");
        return Slices(context, reads, page, new HashSet<ExpenditureDimension>(groupBy), cancellation, orderBy ?? ExpenditureSliceOrder.HighestAmountDueFirst);
    }

    [Cost(9_000), Description("The slices by service type.")]
    public Task<Connection<ExpenditureSliceView>> ByProduct(IResolveFieldContext context, DistributionReads reads, PageRequest page, CancellationToken cancellation) =>
        Slices(context, reads, page, new HashSet<ExpenditureDimension> { ExpenditureDimension.ServiceType }, cancellation);

    [Cost(9_000), Description("The slices by customer.")]
    public Task<Connection<ExpenditureSliceView>> ByCustomer(IResolveFieldContext context, DistributionReads reads, PageRequest page, CancellationToken cancellation) =>
        Slices(context, reads, page, new HashSet<ExpenditureDimension> { ExpenditureDimension.Customer }, cancellation);

    private async Task<Connection<ExpenditureSliceView>> Slices(
        IResolveFieldContext context, DistributionReads reads, PageRequest page, HashSet<ExpenditureDimension> by, CancellationToken cancellation,
        ExpenditureSliceOrder order = ExpenditureSliceOrder.HighestAmountDueFirst) => new(
        (await reads.Slices(scope, query, by, page, cancellation, order, AskedAmounts.Of(context))).Select(slice => new ExpenditureSliceView(slice)),
        count => reads.CountSlices(scope, query, by, count));
}

[CountCost(3_000), Name("ExpenditureSlice"), Description("Lines that have in common what they are grouped by; what they are not grouped by is null.")]
public sealed class ExpenditureSliceView(ExpenditureSlice slice)
{
    public string? ServiceType => NullIfEmpty(slice.ServiceType);

    [Description("Null also where the source names none.")]
    public string? Region => NullIfEmpty(slice.Region);

    [Id]
    public string? CustomerId => slice.CustomerId.Length > 0 ? GlobalId.Of("Customer", slice.CustomerId) : null;

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("In the billing time zone.")]
    public DateOnly? Day => slice.Day.Length > 0 ? DateOnly.ParseExact(slice.Day, "yyyy-MM-dd") : null;

    [Description("In the billing time zone.")]
    public BillingMonth? Month => BillingMonth.TryParse(slice.Month, out var month) ? month : null;

    public BillingMode? BillingMode => Enum.TryParse<BillingMode>(slice.BillingMode, out var mode) ? mode : null;

    [Description("Null also where the customer belonged to no partner.")]
    public AssociationModel? AssociationModel => Enum.TryParse<AssociationModel>(slice.Model, out var model) ? model : null;

    [Id, Description("The account manager at the time of the charge; null also where there was none.")]
    public string? AccountManagerId => slice.AccountManagerId.Length > 0 ? GlobalId.Of("Member", slice.AccountManagerId) : null;

    [SeenLike("me"), Description("That member; null where the caller may not see it: an account manager sees itself (ORG-5).")]
    public IDataLoaderResult<Member?>? AccountManager(IResolveFieldContext context) => context.MemberOf(AccountManagerId);

    public ExpenditureAmounts Amounts { get; } = new(slice.Sums);

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
