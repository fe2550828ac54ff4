using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

public sealed class SettlementDataTests
{
    private const string HongKong = "Huawei Services (Hong Kong) Co., Ltd.";

    private const string CantonRoad = "Room 03, 9/F, Tower 6, the Gateway No.9 Canton Road, Tsim Sha Tsui, Kowloon, Hong Kong";

    private static readonly DateOnly Day = new(2024, 11, 4);

    [Fact, Trait("Rule", "INCENT-14")]
    public void There_are_two_types_of_referral_rebate() => Assert.Equal(
        [(RebateType.ListPriceProducts, AssociationModel.Referral), (RebateType.DiscountedProducts, AssociationModel.Referral)],
        RebateTerms.All.Select(terms => (terms.Type, terms.Model)));

    [Fact, Trait("Rule", "INCENT-23")]
    public void There_are_three_payout_methods() => Assert.Equal(
        [PayoutMethod.BankTransfer, PayoutMethod.TopUp, PayoutMethod.CashCoupons], PayoutTerms.Table.On(Day).Select(row => row.Content.Method));

    [Theory, Trait("Rule", "INCENT-23")]
    [InlineData(PayoutMethod.BankTransfer, true, false, 200, true, true, PayoutCurrency.BusinessInformation, false, 30, DeadlineDays.Calendar, PayoutStart.QualifiedInvoice, 1, 3)]
    [InlineData(PayoutMethod.TopUp, true, true, null, true, true, PayoutCurrency.ExchangeRateOfPaymentDay, false, 30, DeadlineDays.Calendar, PayoutStart.QualifiedInvoice, null, null)]
    [InlineData(PayoutMethod.CashCoupons, true, true, null, false, false, null, true, 5, DeadlineDays.Working, PayoutStart.Reconciliation, null, null)]
    public void Each_has_the_terms_of_its_row(
        PayoutMethod method, bool referral, bool reseller, int? above, bool taxIncluded, bool invoice, PayoutCurrency? currency, bool onApplication, int days,
        DeadlineDays kind, PayoutStart after, int? earliest, int? latest)
    {
        var terms = Assert.Single(PayoutTerms.Table.On(Day), row => row.Content.Method == method).Content;
        Assert.Equal((referral, reseller), (terms.Models.Contains(AssociationModel.Referral), terms.Models.Contains(AssociationModel.Reseller)));
        Assert.Equal(above is { } amount ? new Money(amount) : (Money?)null, terms.Above);
        Assert.Equal((taxIncluded, invoice, currency, onApplication), (terms.TaxIncluded, terms.InvoiceRequired, terms.Currency, terms.PaidOnApplication));
        Assert.Equal(new PayoutTime(days, kind, after), terms.Within);
        Assert.Equal((earliest, latest), (terms.BankCredit?.Earliest, terms.BankCredit?.Latest));
    }

    [Theory, Trait("Rule", "INCENT-38")]
    [InlineData("KR", HongKong, CantonRoad, "Registration number", "145-80-01643")]
    [InlineData("AE", HongKong, CantonRoad, "VAT number", "100584086100003")]
    [InlineData("BH", HongKong, CantonRoad, "VAT number", "220014005100002")]
    [InlineData("ZA", "Huawei Technologies Africa (Pty) Ltd.", "Huawei Office Park, Western Service Rd, Woodmead, Johannesburg, 2191, South Africa", "VAT registration number", "4060225127")]
    [InlineData("CL", "Huawei (Chile) S.A.", "Rosario Norte 532, Piso 17, Las Condes, Santiago, Chile", "Rol Único Tributario (RUT)", "99.535.120-K")]
    [InlineData(
        "TH", "Huawei Technologies (Thailand) Co., Ltd.",
        "No. 9, G Tower Grand Rama 9, Room No. GN01-04, 34th – 39th Floor, Rama 9 Road, Huaykwang Sub-district, Huaykwang District, Bangkok Metropolis, 10310",
        "Tax payer number", "0105544059925")]
    public void A_listed_country_has_an_entity_whose_tax_number_invoices_state(string country, string name, string address, string numberName, string number)
    {
        var entity = Assert.Single(SigningEntities.Of(SigningProgram.SolutionPartner, country, Day)).Content;
        Assert.Equal((country, name, address), (entity.Country, entity.Name, entity.Address));
        Assert.Equal((numberName, number, TaxNumberOnInvoice.Required), (entity.TaxNumberName, entity.TaxNumber, entity.OnInvoice));
    }

    [Theory, Trait("Rule", "INCENT-38")]
    [InlineData("DE")]
    [InlineData("PE")]
    public void Every_other_country_deals_with_Hong_Kong_and_states_no_number(string country)
    {
        var entity = Assert.Single(SigningEntities.Of(SigningProgram.SolutionPartner, country, Day)).Content;
        Assert.Equal((null, HongKong, CantonRoad), (entity.Country, entity.Name, entity.Address));
        Assert.Equal((null, null, TaxNumberOnInvoice.Optional), (entity.TaxNumberName, entity.TaxNumber, entity.OnInvoice));
    }

    [Fact, Trait("Rule", "INCENT-38")]
    public void One_entity_has_one_code_wherever_it_stands()
    {
        var all = SigningEntities.Of(SigningProgram.SolutionPartner, null, Day).Select(row => row.Content).ToList();
        Assert.Equal(["KR", "AE", "BH", "ZA", "CL", "TH", null], all.Select(entity => entity.Country));
        Assert.Equal(4, all.Select(entity => entity.Code).Distinct().Count());
        Assert.Single(all.Where(entity => entity.Name == HongKong).Select(entity => entity.Code).Distinct());
    }
}
