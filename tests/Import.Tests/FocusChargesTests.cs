using System.Text;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

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

    /// <summary>
    /// A year of a server at 876 paid at once, of which two hours are used: FOCUS has the price of the year or that of the hours in a sum, not both
    /// (ListCost: "exclude either the purchase or the covered charges"), and tells the purchase by an effective cost of 0.
    /// </summary>
    [Fact, Trait("Rule", "BUDGET-3")]
    public void A_commitment_and_the_usage_that_it_covers_count_once_at_list_price()
    {
        const string header = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,ChargeCategory,CommitmentDiscountId,CommitmentDiscountStatus,BilledCost,EffectiveCost,ListCost\n";
        var lines = Read(header
            + "a1,ECS,2024-09-01,2025-09-01,USD,Purchase,ri-1,,876,0,876\n"
            + "a1,ECS,2024-09-01,2024-09-02,USD,Usage,ri-1,Used,0,0.1,0.15\n"
            + "a1,ECS,2024-09-02,2024-09-03,USD,Usage,ri-1,Used,0,0.1,0.15\n"
            + "a1,ECS,2024-09-03,2024-09-04,USD,Usage,ri-1,Unused,0,0.1,0\n"
            + "a1,ECS,2024-09-03,2024-09-04,USD,Usage,,,0.15,0.15,0.15\n"
            // Bought and used up at once: nothing later is paid by it.
            + "a1,Market,2024-09-03,2024-09-04,USD,Purchase,,,20,20,25\n");
        Assert.Equal([0m, 0.15m, 0.15m, 0m, 0.15m, 25m], lines.Select(line => (decimal)line.Amounts.ListPrice.Units / 100_000_000m));
        Assert.Equal(876m + 0.15m + 20m, lines.Sum(line => (decimal)line.Amounts.AmountDue.Units / 100_000_000m));
        Assert.All(lines, line => Assert.Empty(ExpenditureValidation.Check(line, AmountPrecision.WithRemainder)));
    }

    [Theory]
    [InlineData("ri-1", "", 0)]
    [InlineData("", "", 876)]
    [InlineData("ri-1", "876", 876)]
    public void Where_no_effective_cost_is_told_a_purchase_that_names_a_commitment_is_one(string commitment, string effective, int list)
    {
        var line = Assert.Single(Read(
            "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,ChargeCategory,CommitmentDiscountId,BilledCost,EffectiveCost,ListCost\n"
            + $"a1,ECS,2024-09-01,2025-09-01,USD,Purchase,{commitment},876,{effective},876\n"));
        Assert.Equal(ExactAmount.Of(list), line.Amounts.ListPrice);
    }

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
        return Assert.Single(Read(text));
    }

    private static List<ExpenditureLine> Read(string text)
    {
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(new NewCustomers(), currency: "USD"));
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Empty(batch.Unread);
        return [.. batch.Lines];
    }
}
