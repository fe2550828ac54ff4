using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Tests.Policies;

/// <summary>What the catalogue lays down as data is read by everybody, also without a token.</summary>
public sealed class ReferenceDataTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData(
        "CSP-11 to CSP-15", "{ associationModel(model: REFERRAL) { contractWith partnerContractWith billedBy invoicedBy paidTo incentiveTo supportBy partnerDuties } }",
        """{"associationModel":{"contractWith":"HUAWEI_CLOUD","partnerContractWith":null,"billedBy":"HUAWEI_CLOUD","invoicedBy":"HUAWEI_CLOUD","paidTo":"HUAWEI_CLOUD","incentiveTo":"PARTNER","supportBy":"PARTNER","partnerDuties":[]}}""")]
    [InlineData(
        "CSP-16, CSP-17", "{ associationModel(model: RESELLER, asOf: \"2024-11-04\") { contractWith partnerContractWith partnerDuties inForceFrom inForceUntil } }",
        """{"associationModel":{"contractWith":"PARTNER","partnerContractWith":"HUAWEI_CLOUD","partnerDuties":["BUDGET","CONTRACT","BILLING","INVOICES"],"inForceFrom":null,"inForceUntil":null}}""")]
    [InlineData("REF-17", "{ associationModels { model } }", """{"associationModels":[{"model":"REFERRAL"},{"model":"RESELLER"}]}""")]
    [InlineData("CSP-31", "{ partnerPolicies { kind } }", """{"partnerPolicies":[{"kind":"MAINLAND"},{"kind":"OUTSIDE_MAINLAND"}]}""")]
    [InlineData("CSP-35", "{ partnerPolicy(kind: OUTSIDE_MAINLAND) { paymentMode } }", """{"partnerPolicy":{"paymentMode":"POSTPAID"}}""")]
    [InlineData(
        "BILL-30", "{ refundRules { model paymentMethod duringAssociation duringAssociationHere afterDisassociation settled isFromSource } }",
        """{"refundRules":[{"model":"RESELLER","paymentMethod":"MONTHLY_SETTLEMENT","duringAssociation":"NOT_APPLICABLE","duringAssociationHere":"PARTNER_ACCOUNT","afterDisassociation":"PARTNER_ACCOUNT","settled":"END_OF_MONTH","isFromSource":true},{"model":null,"paymentMethod":"OTHER","duringAssociation":"PAYER","duringAssociationHere":"PAYER","afterDisassociation":"PAYER","settled":null,"isFromSource":false}]}""")]
    [InlineData("INCENT-14", "{ rebateTypes { type model } }", """{"rebateTypes":[{"type":"LIST_PRICE_PRODUCTS","model":"REFERRAL"},{"type":"DISCOUNTED_PRODUCTS","model":"REFERRAL"}]}""")]
    [InlineData(
        "INCENT-23", "{ payoutMethods { method models above currency paidWithin { days kind after } bankCredit { earliest latest } } }",
        """{"payoutMethods":[{"method":"BANK_TRANSFER","models":["REFERRAL"],"above":"200.00000000","currency":"BUSINESS_INFORMATION","paidWithin":{"days":30,"kind":"CALENDAR","after":"QUALIFIED_INVOICE"},"bankCredit":{"earliest":1,"latest":3}},{"method":"TOP_UP","models":["REFERRAL","RESELLER"],"above":null,"currency":"EXCHANGE_RATE_OF_PAYMENT_DAY","paidWithin":{"days":30,"kind":"CALENDAR","after":"QUALIFIED_INVOICE"},"bankCredit":null},{"method":"CASH_COUPONS","models":["REFERRAL","RESELLER"],"above":null,"currency":null,"paidWithin":{"days":5,"kind":"WORKING","after":"RECONCILIATION"},"bankCredit":null}]}""")]
    [InlineData("REF-10", "{ payoutMethods(model: RESELLER) { method taxIncluded invoiceRequired paidOnApplication } }",
        """{"payoutMethods":[{"method":"TOP_UP","taxIncluded":true,"invoiceRequired":true,"paidOnApplication":false},{"method":"CASH_COUPONS","taxIncluded":false,"invoiceRequired":false,"paidOnApplication":true}]}""")]
    [InlineData("INCENT-38", "{ signingEntities(program: SOLUTION_PARTNER, country: \"de\") { country code name taxNumber taxNumberOnInvoice } }",
        """{"signingEntities":[{"country":null,"code":"HUAWEI_SERVICES_HONG_KONG","name":"Huawei Services (Hong Kong) Co., Ltd.","taxNumber":null,"taxNumberOnInvoice":"OPTIONAL"}]}""")]
    [InlineData("GAP-73", "{ signingEntities(program: SOLUTION_PARTNER, country: \"CL\") { country name taxNumberName taxNumber taxNumberOnInvoice } }",
        """{"signingEntities":[{"country":"CL","name":"Huawei (Chile) S.A.","taxNumberName":"Rol Único Tributario (RUT)","taxNumber":"99.535.120-K","taxNumberOnInvoice":"REQUIRED"}]}""")]
    [InlineData("ORDER-2", "{ combinedOrderOperations }",
        """{"combinedOrderOperations":["PURCHASE","RENEWAL","SPECIFICATION_CHANGE","UNSUBSCRIPTION","PAY_PER_USE_TO_YEARLY_MONTHLY"]}""")]
    [InlineData("REF-18", "{ figurePrecisions { figure shown onRequest exported } }",
        """{"figurePrecisions":[{"figure":"MONTHLY_BILL_TOTAL","shown":2,"onRequest":null,"exported":8},{"figure":"BILL_SUMMARIES","shown":2,"onRequest":null,"exported":8},{"figure":"COUPON_BALANCE","shown":2,"onRequest":8,"exported":8},{"figure":"COUPON_ON_BILL","shown":8,"onRequest":null,"exported":8},{"figure":"EXPENDITURE_DETAILS","shown":8,"onRequest":null,"exported":8},{"figure":"ESTIMATE_BESIDE_BUDGET","shown":8,"onRequest":null,"exported":8},{"figure":"EXPENDITURES_PAGE","shown":2,"onRequest":null,"exported":8},{"figure":"BILL_DATA","shown":null,"onRequest":null,"exported":8}]}""")]
    [Trait("Rule", "CSP-11"), Trait("Rule", "CSP-12"), Trait("Rule", "CSP-13"), Trait("Rule", "CSP-15"), Trait("Rule", "CSP-16"), Trait("Rule", "CSP-17"), Trait("Rule", "CSP-31")]
    [Trait("Rule", "CSP-35"), Trait("Rule", "BILL-30"), Trait("Rule", "INCENT-14"), Trait("Rule", "INCENT-23"), Trait("Rule", "INCENT-38"), Trait("Rule", "ORDER-2")]
    public async Task Everybody_reads(string rules, string query, string expected)
    {
        foreach (var token in new[] { null, server.Customer("c"), server.Staff("finance") })
            Assert.Equal($"{rules}: {expected}", $"{rules}: {(await server.Data(query, token)).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
    }

    [Theory, Trait("Rule", "CSP-32")]
    [InlineData("CL", "OUTSIDE_MAINLAND")]
    [InlineData("CN", "MAINLAND")]
    public async Task A_partners_policy_is_that_of_its_country_of_registration(string country, string policy)
    {
        await server.Append("partner", $"p{country}", new PartnerRegistered($"p{country}", PartnerKind.SolutionProvider, country, "Acme", "post@acme.example", null, null, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal($$$"""{"partner":{"policy":"{{{policy}}}"}}""", (await server.Data("{ partner { policy } }", server.Administrator($"p{country}"))).ToJsonString());
        Assert.Equal(
            """{"partner":null}""",
            (await server.Data("query($id: ID!) { partner(id: $id) { policy } }", server.Administrator(await server.Partner()), new { id = GlobalId.Of("Partner", $"p{country}") })).ToJsonString());
    }
}
