using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <summary>A line as the API takes it.</summary>
internal static class LineInput
{
    public static object Of(ExpenditureLine line) => new
    {
        lineId = line.LineId,
        customerId = GlobalId.Of("Customer", line.CustomerId),
        chargedFrom = line.ChargedFrom,
        chargedTo = line.ChargedTo,
        serviceType = line.ServiceType,
        region = line.Region,
        billingMode = ConstantCase.Of(line.BillingMode),
        billType = ConstantCase.Of(line.BillType),
        resourceId = line.ResourceId,
        resourceName = line.ResourceName,
        resourceType = line.ResourceType,
        orderId = line.OrderId,
        listPrice = Exact(line.Amounts.ListPrice),
        discountedAmount = Exact(line.Amounts.DiscountedAmount),
        amountDue = line.IsUnpriced ? null : Exact(line.Amounts.AmountDue),
        cashPayment = Exact(line.Amounts.CashPayment),
        cashCoupons = Exact(line.Amounts.CashCoupons),
        monthlySettlement = Exact(line.Amounts.MonthlySettlement),
        tax = Exact(line.Amounts.Tax),
        currency = line.Currency,
        offering = ConstantCase.Of(line.Offering),
        testCoupons = Exact(line.Amounts.TestCoupons),
        flexiPurchaseCoupons = Exact(line.Amounts.FlexiPurchaseCoupons),
        storedValueCards = Exact(line.Amounts.StoredValueCards),
    };

    /// <summary>All that the source states: what is kept and what rounding took or added.</summary>
    private static string Exact(ExactAmount amount) =>
        ExactTotals.Text(((Int128)amount.Units * ExactAmount.RemainderPerUnit) + amount.Remainder, ExactAmount.Scale).TrimEnd('0').TrimEnd('.');
}
