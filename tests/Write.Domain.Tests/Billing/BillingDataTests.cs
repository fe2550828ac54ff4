using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Write.Domain.Tests.Billing;

public sealed class BillingDataTests
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    [Fact, Trait("Rule", "BILL-30")]
    public void A_reseller_customers_monthly_settlement_is_refunded_to_the_partner_after_the_association()
    {
        var terms = Assert.Single(RefundTerms.Table.On(Day), row => row.Content is { Model: AssociationModel.Reseller, PaymentMethod: RefundPaymentMethod.MonthlySettlement }).Content;
        Assert.True(terms.IsFromSource);
        Assert.Equal((RefundTo.NotApplicable, RefundTo.PartnerAccount), (terms.DuringAssociation, terms.AfterDisassociation));
        Assert.Equal((true, RefundSettlement.EndOfMonth), (terms.CustomerNegotiatesWithPartner, terms.Settled));
    }

    [Fact, Trait("Rule", "BILL-30")]
    public void What_the_source_leaves_open_goes_to_the_partner_during_the_association_and_otherwise_to_the_payer()
    {
        var rows = RefundTerms.Table.On(Day).Select(row => row.Content).ToList();
        Assert.Equal([RefundTo.PartnerAccount, RefundTo.Payer], rows.Select(terms => terms.DuringAssociationHere));
        var other = Assert.Single(rows, terms => !terms.IsFromSource);
        Assert.Equal((null, RefundPaymentMethod.Other, RefundTo.Payer, RefundTo.Payer, false, null), (
            other.Model, other.PaymentMethod, other.DuringAssociation, other.AfterDisassociation, other.CustomerNegotiatesWithPartner, other.Settled));
    }

    [Fact, Trait("Rule", "REF-18")]
    public void Prescribed_figures_have_their_decimals() => Assert.Equal(
        [
            (PreciseFigure.MonthlyBillTotal, 2, null, 8), (PreciseFigure.BillSummaries, 2, null, 8), (PreciseFigure.CouponBalance, 2, 8, 8),
            (PreciseFigure.CouponOnBill, 8, null, 8), (PreciseFigure.ExpenditureDetails, 8, null, 8), (PreciseFigure.EstimateBesideBudget, 8, null, 8),
            (PreciseFigure.ExpendituresPage, 2, null, 8), ((PreciseFigure, int?, int?, int))(PreciseFigure.BillData, null, null, 8),
        ],
        FigurePrecision.All.Select(figure => (figure.Figure, figure.Shown, figure.OnRequest, figure.Exported)));
}
