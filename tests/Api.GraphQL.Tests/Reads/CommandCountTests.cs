using System.Net;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>What a query costs does not grow with its rows: every query of the running schema, with everything below it.</summary>
public sealed class CommandCountTests(ManyRows server) : IClassFixture<ManyRows>
{
    [Fact]
    public async Task Twenty_rows_take_as_many_commands_as_two()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        // What is looked up of a caller once, and then known.
        foreach (var reader in server.Readers) await server.Data("{ me { role } }", reader);
        using var commands = new SqlCommands(server.DataDirectory);
        var (grown, listed) = (new List<string>(), new HashSet<string>());
        // Denials and readings of expenditure first: every other query adds one, which leads to other objects than those before. One document
        // after the other, so that each is validated once.
        foreach (var (token, field) in schema.Query.Fields.OrderBy(field => field.Name switch { "auditLog" => 0, "expenditureReadings" => 1, _ => 2 }).SelectMany(field => server.Readers.Select(token => (token, field))))
        {
            if (await Run(2) is not { } two || await Run(ManyRows.Rows) is not { } twenty) continue;
            if (twenty.Length > two.Length && twenty.Commands > 0) listed.Add(field.Name);
            if (twenty.Commands != two.Commands) grown.Add($"{field.Name}: {two.Commands} commands for two rows, {twenty.Commands} for twenty");

            async Task<(int Commands, int Length)?> Run(int rows)
            {
                var (document, variables) = new RootFieldProbe(ManyRows.Id, rows).Of(schema.Query, field, optionalIds: false);
                commands.Taken();
                var (status, answer) = await server.Send(document, token, variables);
                Assert.NotEqual(HttpStatusCode.InternalServerError, status);
                Assert.True((string?)answer["errors"]?[0]?["extensions"]?["code"] is null or "FORBIDDEN" or "BAD_USER_INPUT", answer.ToJsonString());
                return answer["errors"] is null ? (commands.Taken(), answer.ToJsonString().Length) : null;
            }
        }

        Assert.True(grown.Count == 0, string.Join('\n', grown));
        // Where more rows were asked for, more came, and by commands that were counted.
        string[] lists =
            [
                "alerts", "auditLog", "associationFailures", "associationRecords", "customers", "expenditureDetails", "expenditureDistribution", "expenditureSummary",
                "invitations", "members", "myInvitations", "orders", "partner", "partners", "preRegistrations", "resources", "roles",
                "budgetHistory", "customerFacts", "deadlines", "iamAccounts", "messageDeliveries", "webhookDeliveries", "paymentReminders", "payments", "quotaIncreaseRequests", "resellerBudgets",
                "coupons", "partnerBills", "testCouponRequests",
                "earnings", "payouts",
                "exports",
                "couponQuotaHistory",
                "customerDiscountHistory", "customerDiscounts", "discountableProducts", "myPartnerDiscounts",
                "whtCredentials", "serviceTickets", "myOrders", "tierAdmissions",
                "incentiveStatements",
                "commercialPolicies", "commercialPolicyVersions",
            ];
        Assert.Empty(lists.Except(listed));
    }
}
