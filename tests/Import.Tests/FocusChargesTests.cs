using System.Text;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Import.Focus;

namespace PartnerGraph.Import.Tests;

public sealed class FocusChargesTests
{
    [Theory, Trait("Rule", "EXPEND-23")]
    [InlineData("Usage", "1", "1", BillType.Expenditure)]
    [InlineData("Usage", "-0.0000004", "-0.0000004", BillType.RefundUnsubscription)]
    [InlineData("Usage", "0", "-1", BillType.RefundUnsubscription)]
    [InlineData("Purchase", "10", "12", BillType.Expenditure)]
    [InlineData("Credit", "-2.6137", "-2.6137", BillType.RefundUnsubscription)]
    [InlineData("Adjustment", "0.192", "0", BillType.Expenditure)]
    [InlineData("Tax", "5", "5", BillType.ExpenditureTax)]
    [InlineData("Tax", "-5", "-5", BillType.RefundTax)]
    [InlineData("NULL", "1", "1", BillType.Expenditure)]
    public void A_charge_becomes_one_of_four_bill_types_and_passes_the_rules(string category, string billed, string list, BillType expected)
    {
        var line = Read(category, billed, list);
        Assert.Equal(expected, line.BillType);
        Assert.Empty(ExpenditureValidation.Check(line, AmountPrecision.WithRemainder));
    }

    [Theory]
    [InlineData("Usage-Based", "Standard", "", "", BillingMode.PayPerUse)]
    [InlineData("Usage-Based", "Dynamic", "", "", BillingMode.PayPerUse)]
    [InlineData("Recurring", "Standard", "", "", BillingMode.YearlyMonthly)]
    [InlineData("One-Time", "Standard", "NULL", "NULL", BillingMode.OneTime)]
    [InlineData("Usage-Based", "Committed", "Savings Plan", "Spend", BillingMode.SavingsPlan)]
    [InlineData("Usage-Based", "Committed", "Reserved", "Usage", BillingMode.ReservedInstance)]
    [InlineData("Usage-Based", "Committed", "Committed Use Discount", "Spend", BillingMode.SavingsPlan)]
    [InlineData("Recurring", "Standard", "Reservation", "Usage", BillingMode.ReservedInstance)]
    public void Frequency_and_commitment_tell_the_billing_mode(
        string frequency, string pricing, string discountType, string discountCategory, BillingMode expected) =>
        Assert.Equal(expected, Read("Usage", "1", "1", frequency, pricing, discountType, discountCategory).BillingMode);

    [Fact, Trait("Rule", "BILL-10")]
    public void More_than_eight_decimals_are_kept_in_the_remainder()
    {
        var due = Read("Usage", "0.00001605990", "0.00001605990").Amounts.AmountDue;
        Assert.Equal((1606, -100_000_000), (due.Units, due.Remainder));
    }

    private static ExpenditureLine Read(
        string category, string billed, string list, string frequency = "", string pricing = "", string discountType = "", string discountCategory = "")
    {
        var text = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,ListCost,ChargeFrequency,"
            + "PricingCategory,CommitmentDiscountType,CommitmentDiscountCategory\n"
            + $"a1,ECS,2024-09-18,2024-09-19,{category},{billed},{list},{frequency},{pricing},{discountType},{discountCategory}\n";
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(new NewCustomers()));
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Empty(batch.Unread);
        return Assert.Single(batch.Lines);
    }
}
