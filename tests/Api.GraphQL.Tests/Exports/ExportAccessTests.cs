using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

public sealed class ExportAccessTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory, Trait("Rule", "BILL-13"), Trait("Rule", "ORG-7")]
    [InlineData("export")]
    [InlineData("exports")]
    [InlineData("exportChanged")]
    [InlineData("deleteExport")]
    public void Whoever_may_ask_for_a_file_follows_its_own_and_takes_it_back(string field)
    {
        var policy = server.Services.GetRequiredService<AccessPolicy>();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Operator))
            Assert.Equal((role, new[] { "exportBill", "exportExpenditures", "exportIncentiveStatement", "exportExpenditureSummary", "exportPayouts" }.Any(ask => policy.Allows(new("s", role), ask))), (role, policy.Allows(new("s", role), field)));
        foreach (var (permission, may) in new[] { ("bill.view", true), ("expenditure.view", true), ("incentive.view", true), ("quota.view", false) })
            Assert.Equal(may, policy.Allows(new("s", Role.Operator, "p", Permissions: [permission]), field));
    }
}
