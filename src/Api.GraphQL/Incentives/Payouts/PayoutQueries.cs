using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Description("Which payouts are asked for; a field left out asks nothing.")]
public sealed record PayoutFilter(
    [property: Id, Description("Of one partner alone; a partner reads none but its own.")] string? PartnerId,
    [property: Description("By which way they are paid.")] PayoutMethod? Method,
    [property: Description("How far they have come.")] PayoutState? State,
    [property: Description("Only those whose time passed, or only those whose did not.")] bool? Overdue,
    [property: Description("Applied for at this instant or later.")] DateTimeOffset? From,
    [property: Description("Applied for at this instant or earlier.")] DateTimeOffset? Until);

[Description("What an application would come to now, and what every rule says of it, by the code that decides.")]
public sealed class PayoutEligibility(PayoutJudgement judgement)
{
    [Description("Whether it would be accepted.")]
    public bool Eligible => judgement.Checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("What every rule says.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. judgement.Checks.Select(RuleCheckView.Of)];

    [Description("What the earnings hold, claims deducted; null while one is not known.")]
    public Money? BeforeTax => judgement.Amounts?.BeforeTax;

    [Description("What would come on top as tax (INFO-13); null while an earning is not known.")]
    public Money? Tax => judgement.Amounts?.Tax;

    [Description("Both together; null while an earning is not known.")]
    public Money? Gross => judgement.Amounts?.Gross;

    [Description("What would be withheld of the amount before tax (INCENT-40), by kind; null while an earning is not known.")]
    public IReadOnlyList<TaxWithholding>? Withheld => judgement.Amounts is { } amounts ? [.. amounts.Withheld.Select(tax => new TaxWithholding(tax.Kind, tax.Rate, tax.Amount))] : null;

    [Description("What would be paid; null while an earning is not known.")]
    public Money? Net => judgement.Amounts?.Net;
}

[Description("A tax that the laws of a country have the vendor withhold (INCENT-40).")]
public sealed record TaxWithholding(
    [property: Description("What the tax is called, such as WHT.")] string Kind,
    [property: Schema.Scalars.Scalar<Schema.Scalars.RatioScalar>, Description("Of the amount before tax.")] decimal Rate,
    [property: Description("What is withheld.")] Money Amount);

public sealed class PayoutQueries(PayoutReads reads, PayoutWorkflow payouts)
{
    [Description("A payout; null when there is none that the caller may see.")]
    public Task<Payout?> Payout(IResolveFieldContext context, [Id] string id) =>
        Find(context.PartnerScope(), GlobalId.KeyOf(nameof(Payout), id), context.CancellationToken);

    [Description("Payouts: a partner's own, and for the vendor those of all partners; the latest first unless orderBy says otherwise.")]
    public async Task<Connection<Payout>> Payouts(IResolveFieldContext context, PayoutFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new PayoutQuery(
            filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, filter?.Method, filter?.State, filter?.Overdue,
            Period.Window(filter?.From, filter?.Until, orderBy)));
        return new(
            (await reads.Page(scope, query, page, context.CancellationToken)).Select(row => new Payout(row)),
            cancellation => reads.Count(scope, query, cancellation));
    }

    [Cost(100), Description("Whether the caller's partner could be paid these earnings in this way now, and what it would come to (INCENT-44 to INCENT-47, INFO-9, INFO-13).")]
    public async Task<PayoutEligibility> PayoutEligibility(
        IResolveFieldContext context, [Description("The way.")] PayoutMethod method,
        [Id, Description("The earnings, which are pooled; 1 to 100.")] IReadOnlyList<string> earningIds)
    {
        if (earningIds.Count is 0 or > TextBounds.MostValues) throw RequestErrors.Of(RequestErrors.BadRequest, "Give 1 to 100 earnings.");
        var partner = Actor.Of(context).RequirePartner();
        return new(await payouts.Judge(partner, method, PayoutKeys.Earnings(partner, earningIds), context.CancellationToken));
    }

    internal async Task<Payout?> Find(PartnerScope scope, string key, CancellationToken cancellation) =>
        (await reads.Of(scope, [key], cancellation)).GetValueOrDefault(key) is { } row ? new(row) : null;
}
