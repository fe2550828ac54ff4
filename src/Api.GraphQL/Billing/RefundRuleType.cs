using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Policies;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Api.GraphQL.Billing;

[Description("To whom a refund goes after a resource was unsubscribed, and when (BILL-30, REF-14).")]
public sealed record RefundRule(
    [property: Description("In which model the customer is associated; null for every customer.")] AssociationModel? Model,
    [property: Description("How the resource was paid for.")] RefundPaymentMethod PaymentMethod,
    [property: Description("To whom it goes during the association, as the source says.")] RefundTo DuringAssociation,
    [property: Description("To whom it goes during the association in this product, also where the source does not tell (GAP-50).")] RefundTo DuringAssociationHere,
    [property: Description("To whom it goes after the association.")] RefundTo AfterDisassociation,
    [property: Description("Whether the customer settles it with its former partner.")] bool CustomerNegotiatesWithPartner,
    [property: Description("When it is settled, in the bill of the month in which the unsubscription succeeded; null where the source does not tell.")] RefundSettlement? Settled,
    [property: Description("Whether the rule is the source's; else it closes a gap of it (GAP-50).")] bool IsFromSource,
    DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static RefundRule Of(ReferenceRow<RefundTerms> row)
    {
        var terms = row.Content;
        return new(
            terms.Model, terms.PaymentMethod, terms.DuringAssociation, terms.DuringAssociationHere, terms.AfterDisassociation, terms.CustomerNegotiatesWithPartner,
            terms.Settled, terms.IsFromSource, row.From, row.Until);
    }
}

[Name("FigurePrecision"), Description("How many decimals a figure has where it is read (REF-18). What a page shows is rounded once from the exact figure, half away from zero (EXPEND-10).")]
public sealed record FigurePrecisionView(
    [property: Description("The figure.")] PreciseFigure Figure,
    [property: Description("Decimals on a page; null for what no page shows.")] int? Shown,
    [property: Description("Decimals that a reader of the page can ask for, such as by pointing at the figure; null when it shows no more.")] int? OnRequest,
    [property: Description("Decimals in answers of the API and in files.")] int Exported);

[Name("CouponCutOver"), Description("When partners of a region stopped issuing coupons to customers; from then on coupons are the partner's, and are deducted when its bill is made (COUPON-30, COUPON-31, COUPON-45).")]
public sealed record CouponCutOverView(
    [property: Description("The first day, in the billing time zone.")] DateOnly From,
    [property: Description("ISO 3166-1 alpha-2 codes of the partners' countries; null for all others.")] IReadOnlyList<string>? Countries);

/// <summary>What bills and refunds are decided and shown by, for everybody.</summary>
public sealed class BillingReferenceQueries(ReferenceDay day, CouponCutOver cutOver)
{
    [Cost(30), Description("When issuing coupons to customers ended, by region (COUPON-30, COUPON-45).")]
    public IReadOnlyList<CouponCutOverView> CouponCutOvers() =>
        [new(cutOver.Elsewhere, null), new(cutOver.AsiaPacific, [.. cutOver.Countries.Order(StringComparer.Ordinal)])];


    [Cost(30), Description("Refund rules by model and payment method (BILL-30).")]
    public IReadOnlyList<RefundRule> RefundRules(DateOnly? asOf) => [.. RefundTerms.Table.On(day.Of(asOf)).Select(RefundRule.Of)];

    [Cost(30), Description("The figures whose decimals are prescribed, and how many they have (REF-18).")]
    public IReadOnlyList<FigurePrecisionView> FigurePrecisions() =>
        [.. FigurePrecision.All.Select(figure => new FigurePrecisionView(figure.Figure, figure.Shown, figure.OnRequest, figure.Exported))];
}
