using System.Text;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Tests;

/// <summary>A charge is the same charge however an export writes it.</summary>
[Trait("Rule", "CONV-10")]
public sealed class FocusIdentityTests
{
    private const string Plain =
        "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,ChargeFrequency,PricingQuantity,BilledCost,ListCost,BillingCurrency\n"
        + "a1,ECS,2024-09-18T22:00:00Z,2024-09-18T23:00:00Z,Usage-Based,2,0.10,0.105,USD\n";

    public static TheoryData<string> Spellings() => new(
        // Amounts.
        Plain.Replace(",0.10,", ",0.1000000,", StringComparison.Ordinal), Plain.Replace(",0.10,", ",1E-1,", StringComparison.Ordinal),
        Plain.Replace(",0.10,", ",+00.10,", StringComparison.Ordinal), Plain.Replace(",0.10,", ",.1,", StringComparison.Ordinal),
        Plain.Replace(",2,", ",2.000000000000000000000000000,", StringComparison.Ordinal),
        // Instants.
        Plain.Replace("T22:00:00Z", " 22:00:00", StringComparison.Ordinal), Plain.Replace("2024-09-18T22:00:00Z", "2024-09-19T06:00:00.000+08:00", StringComparison.Ordinal),
        // Words of the specification, blanks, and no value at all.
        Plain.Replace("Usage-Based", "usage-based", StringComparison.Ordinal), Plain.Replace(",ECS,", ", ECS ,", StringComparison.Ordinal),
        Plain.Replace("\na1", ",SkuId,ChargeClass\na1", StringComparison.Ordinal).Replace(",USD\n", ",USD,None,NULL\n", StringComparison.Ordinal),
        // Columns that say something else, known and unknown.
        Plain.Replace("SubAccountId", "x_Team,Tags,SubAccountName,InvoiceId,SubAccountId", StringComparison.Ordinal).Replace("\na1", "\nred,{},Atlas,I-1,a1", StringComparison.Ordinal),
        // Another order, separator and letter case of names.
        "billedcost;LISTCOST;BillingCurrency;PricingQuantity;ChargeFrequency;ChargePeriodEnd;ChargePeriodStart;ServiceName;SubAccountId\n"
            + "0.1;0.105;USD;2;Usage-Based;2024-09-18T23:00:00Z;2024-09-18T22:00:00Z;ECS;a1\n");

    [Theory, MemberData(nameof(Spellings))]
    public void Its_spelling_does_not_change_the_id(string spelling) => Assert.Equal(Line(Plain), Line(spelling));

    [Theory]
    [InlineData("0.10", "0.11")]
    [InlineData("0.105", "0.106")]
    [InlineData("2024-09-18T22", "2024-09-18T21")]
    [InlineData(",2,", ",3,")]
    [InlineData("\na1", "\na2")]
    [InlineData("\na1", "\nA1")]
    [InlineData("ECS", "OBS")]
    public void Another_charge_has_another_id(string from, string to) =>
        Assert.NotEqual(Line(Plain).LineId, Line(Plain.Replace(from, to, StringComparison.Ordinal)).LineId);

    [Fact]
    public void The_ids_are_those_of_every_other_machine_and_release() => Assert.Equal("h2-8c8eecda2ddced891b8184755c9699c3", Line(Plain).LineId);

    private static ExpenditureLine Line(string text)
    {
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(new NewCustomers()));
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Empty(batch.Unread.SelectMany(unread => unread.Problems));
        return Assert.Single(batch.Lines);
    }
}
