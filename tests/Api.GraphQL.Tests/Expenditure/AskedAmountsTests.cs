using PartnerGraph.Api.GraphQL.Expenditure;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Only the sums that a document names are added up: each of them is told whole, alone, under another name and in a fragment.</summary>
public sealed class AskedAmountsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    public static TheoryData<string, string> Amounts => new()
    {
        { "listPrice", "20.50000000" }, { "listPriceRemainder", "0.000000001" }, { "discountedAmount", "8.00000000" },
        { "amountDue", "7.12345678" }, { "roundingRemainder", "0.000000004" }, { "amountPaid", "4.12345678" }, { "preTaxAmount", "6.12345678" },
        { "refunds", "-5.00000000" }, { "cashPayment", "4.00000000" }, { "cashCoupons", "3.00000000" }, { "monthlySettlement", "5.12345678" }, { "tax", "1.00000000" },
    };

    [Fact]
    public void Every_amount_is_tried() => Assert.Equal(
        typeof(ExpenditureAmounts).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).Where(name => name != "lines").Order(),
        Amounts.Select(row => (string)row[0]).Order());

    [Theory, MemberData(nameof(Amounts)), Trait("Rule", "EXPEND-5")]
    public async Task Each_is_told_whole_when_nothing_else_is_asked(string amount, string expected)
    {
        var partner = $"p-asked-{amount}";
        var customer = $"asked-{amount}";
        await spending.Customer(customer, partner, AssociationModel.Reseller);
        var recorded = await spending.Send(new
        {
            source = "asked", precision = "WITH_REMAINDER",
            lines = new object[]
            {
                Line("1", "12.123456784", "EXPENDITURE", listPrice: "20.500000001", discounted: "8", cash: "4", coupons: "3", settlement: "5.12345678", tax: "1"),
                Line("2", "-5", "REFUND_UNSUBSCRIPTION", "0", "0", "0", "0", "0", "0"),
            },
        });
        Assert.Equal(2, recorded["recorded"]!.GetValue<int>());
        var token = server.Member(partner, Role.PartnerAdministrator);
        var answer = System.Text.Json.Nodes.JsonNode.Parse(await spending.Ask(
            $$"""
            query($none: Boolean = false) {
              expenditureDistribution {
                total { other: {{amount}} }
                byProduct { nodes { amounts { ...asked } } }
              }
              customers { nodes { expenditure(from: "2024-11-01") { total { {{amount}} } slices(groupBy: [DAY]) { amounts { lines @include(if: $none) ...asked } } } } }
            }
            fragment asked on ExpenditureAmounts { {{amount}} }
            """, token))!;
        var distribution = answer["expenditureDistribution"]!;
        var ofCustomer = answer["customers"]!["nodes"]![0]!["expenditure"]!;
        Assert.Equal(
            [expected, expected, expected, expected],
            new[]
            {
                distribution["total"]!["other"]!, distribution["byProduct"]!["nodes"]![0]!["amounts"]![amount]!,
                ofCustomer["total"]![amount]!, ofCustomer["slices"]![0]!["amounts"]![amount]!,
            }.Select(told => told.GetValue<string>()));

        object Line(
            string id, string due, string type, string listPrice, string discounted, string cash, string coupons, string settlement, string tax) => new
            {
                lineId = $"{id} {amount}", customerId = GlobalId.Of("Customer", customer), chargedFrom = "2024-11-01T04:00:00Z", chargedTo = "2024-11-01T05:00:00Z", serviceType = "ECS",
                billType = type, amountDue = due, listPrice, discountedAmount = discounted, cashPayment = cash, cashCoupons = coupons, monthlySettlement = settlement, tax,
            };
    }
}
