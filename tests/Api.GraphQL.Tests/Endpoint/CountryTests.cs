using PartnerGraph.Api.GraphQL.Tests.Customers;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>A country is written in any letter case wherever it is asked for, and told in capitals.</summary>
public sealed class CountryTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact]
    public async Task Every_input_and_filter_takes_small_letters()
    {
        await server.NewCustomer("small", country: "cl");
        await Arranging.Settle(server);
        var customers = (await server.Data("""{ customers(filter: { country: "cl", text: "Customer small" }) { nodes { country } } }""", server.Operations))["customers"]!;
        Assert.Equal("""{"nodes":[{"country":"CL"}]}""", customers.ToJsonString());
        Assert.NotEmpty((await server.Data("""{ partners(filter: { country: "cl" }) { nodes { country } } }""", server.Operations))["partners"]!["nodes"]!.AsArray());
        var reserved = await server.Data(
            """mutation { preRegisterCustomer(input: { email: "small.letters@example.com", country: "cl" }) { preRegistration { country } errors { code } } }""", server.A);
        Assert.Equal("""{"preRegistration":{"country":"CL"},"errors":[]}""", reserved["preRegisterCustomer"]!.ToJsonString());
    }
}
