using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Node, Description("What a partner earned with one confirmed statement, and what became of it (INCENT-44). USD with eight decimals, before tax.")]
public sealed class Earning(EarningRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(Earning), row.Id);

    [Description("What it is called, unique for the partner.")]
    public string Name => row.EarningId;

    [Id]
    public string PartnerId => GlobalId.Of("Partner", row.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, PayoutProjection.ReadModelName);

    [Description("In which it was earned; it decides by which methods it is paid (INCENT-45, INCENT-47).")]
    public AssociationModel Model => row.Model;

    public EarningState State => row.State;

    [Description("What was earned, before tax.")]
    public Money Net => row.Net;

    [Description("What claims of the vendor took of it, because an earlier payout was too high.")]
    public Money Claimed => row.Claimed;

    [Description("What is left of it to be paid, before tax.")]
    public Money Left => row.Net - row.Claimed;

    [Description("When the partner was told of it, and its year began.")]
    public DateTimeOffset NotifiedAt => row.NotifiedAt;

    [Description("The last second in which it is paid out in coupons in time: five working days after the reconciliation (INCENT-5, GAP-17).")]
    public DateTimeOffset CouponsDueAt(WorkingCalendar calendar) => Write.Domain.Incentives.Payouts.Earning.CouponsDueAt(row.NotifiedAt, calendar);

    [Description("Whether that passed before it was applied for; the partner was told then (INCENT-5).")]
    public bool Overdue => row.IsOverdue;

    [Description("The last day in the business zone (GMT+08:00 unless configured) on which it can be applied for, included (INCENT-44, GAP-70).")]
    public DateOnly ValidTo => row.ValidTo;

    [Description("What claims took of it, and why; the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<EarningClaim>> Claims(IResolveFieldContext context, EarningClaimReads reads, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new EarningClaimQuery(Period.Window(null, null, orderBy)));
        return context.Pages<EarningClaimRow, EarningClaim>("claims-of-earnings", row.Id, page, claim => new EarningClaim(claim.ClaimId, claim.Amount, claim.Reason, claim.TakenAt),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    [SeenLike("payout"), Description("The payout that holds it; null while none does.")]
    public IDataLoaderResult<Payout?>? Payout(IResolveFieldContext context, PayoutReads payouts)
    {
        if (row.PayoutId.Length == 0) return null;
        var scope = context.PartnerScope();
        return context.Load<string, PayoutRow>("payouts", row.PayoutId, (keys, cancellation) => payouts.Of(scope, keys, cancellation))
            .Then(payout => payout is null ? null : new Payout(payout));
    }
}

[Description("What a claim of the vendor took of an earning, because an earlier payout was too high.")]
public sealed record EarningClaim(
    [property: Description("What the claim is called, unique for the partner.")] string Claim,
    [property: Description("What was taken, before tax.")] Money Amount,
    [property: Description("Why the claim was raised.")] string Reason,
    [property: Description("When it was taken.")] DateTimeOffset TakenAt);

[Description("Which earnings are asked for; a field left out asks nothing.")]
public sealed record EarningFilter(
    [property: Id, Description("Of one partner alone; a partner reads none but its own.")] string? PartnerId,
    [property: Description("In which model they were earned.")] AssociationModel? Model, EarningState? State,
    [property: Description("Told of at this instant or later.")] DateTimeOffset? From,
    [property: Description("Told of at this instant or earlier.")] DateTimeOffset? Until);

public sealed class EarningQueries(EarningReads reads)
{
    [Description("Earnings: a partner's own, and for the vendor those of all partners; the latest first unless orderBy says otherwise (INCENT-44).")]
    public async Task<Connection<Earning>> Earnings(IResolveFieldContext context, EarningFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), QueryOf(filter, orderBy));
        return new(
            (await reads.Page(scope, query, page, context.CancellationToken)).Select(row => new Earning(row)),
            cancellation => reads.Count(scope, query, cancellation));
    }

    internal async Task<Earning?> Find(Read.Projections.Scoping.PartnerScope scope, string key, CancellationToken cancellation) =>
        (await reads.Of(scope, [key], cancellation)).GetValueOrDefault(key) is { } row ? new(row) : null;

    internal static EarningQuery QueryOf(EarningFilter? filter, TimeOrder? order) => new(
        filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, filter?.Model, filter?.State, Period.Window(filter?.From, filter?.Until, order));
}
