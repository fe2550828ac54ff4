using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Of every root field of the running schema that takes a period, each of its periods turned round.</summary>
public sealed class PeriodTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly (string From, string To)[] Names = [("from", "to"), ("from", "until"), ("From", "To"), ("From", "Until")];

    // What operations do not read, or of a partner that they would have to name.
    private static readonly string[] OfFinance = ["whtCredentials"];
    private static readonly string[] OfPartners = ["partnerRevenue", "budgetHistory", "couponQuotaHistory", "coupons", "invitations", "messageDeliveries", "paymentReminders", "payments", "preRegistrations", "webhookDeliveries"];
    private static readonly string[] OfCustomers = ["myBills", "myCosts", "myInvitations", "myOrders", "myPartnerDiscounts", "orders", "resources"];

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused_by_name_and_one_of_an_instant_is_not()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var (staff, own, customer) = (server.Staff("operations_manager"), server.Administrator("p"), server.Customer("c"));
        List<string> asked = [];
        foreach (var field in schema.Query.Fields)
        {
            var token = OfPartners.Contains(field.Name) ? own : OfCustomers.Contains(field.Name) ? customer : OfFinance.Contains(field.Name) ? server.Staff("finance") : staff;
            foreach (var (within, from, to, type) in PeriodsOf(field))
            {
                var (early, late) = type switch
                {
                    "Date" => ("2024-11-04", "2024-11-05"),
                    "Month" => ("2024-10", "2024-11"),
                    _ => ("2024-11-04T02:00:00Z", "2024-11-04T02:00:00.001Z"),
                };
                asked.Add($"{field.Name}.{to}");
                Assert.Equal($"BAD_USER_INPUT {to}", await Ask(schema, field, token, within, (from, late), (to, early)));
                Assert.Equal(" ", await Ask(schema, field, token, within, (from, early), (to, early)));
                Assert.Equal(" ", await Ask(schema, field, token, within, (from, early), (to, late)));
            }
        }

        Assert.Equal(
            [
                "alerts.until", "associationFailures.until", "associationRecords.decidedTo", "associationRecords.requestedTo", "auditLog.until", "budgetHistory.until",
                "couponQuotaHistory.until", "coupons.until", "customerDiscountHistory.until", "customerDiscounts.until", "customers.registeredUntil", "deadlines.dueUntil",
                "earnings.until",
                "expenditureDistribution.to", "expenditureReadings.until", "expenditureSummary.to", "exports.until", "incentiveStatements.until", "invitations.until", "messageDeliveries.until", "myBills.to", "myCosts.to",
                "myInvitations.until", "myOrders.until", "myPartnerDiscounts.until", "orders.until", "partnerRevenue.to", "paymentReminders.until", "payments.until",
                "payouts.until",
                "preRegistrations.until",
                "quotaIncreaseRequests.until", "recordedLines.until", "resellerBudgets.until", "resources.until", "serviceTickets.until", "testCouponRequests.until", "tierAdmissions.until",
                "webhookDeliveries.until", "whtCredentials.until",
            ],
            asked.Order(StringComparer.Ordinal));
    }

    private async Task<string> Ask(ISchema schema, FieldType field, string token, string? within, params (string Name, string Value)[] period)
    {
        var document = $"query({string.Join(", ", field.Arguments!.Where(Passed).Select(argument => $"${argument.Name}: {argument.ResolvedType}"))}) "
            + $"{{ {field.Name}({string.Join(", ", field.Arguments!.Where(Passed).Select(argument => $"{argument.Name}: ${argument.Name}"))}) {{ __typename }} }}";
        var given = new RootFieldProbe(Reads.ManyRows.Id).Of(schema.Query, field, optionalIds: false).Variables;
        var into = within is null ? given : (Dictionary<string, object?>)(given[within] = new Dictionary<string, object?>());
        foreach (var (name, value) in period) into[name] = value;
        var (_, answer) = await server.Send(document, token, given);
        var error = answer["errors"]?[0]?["extensions"];
        return $"{error?["code"]} {error?["argument"]}";

        bool Passed(QueryArgument argument) =>
            argument.ResolvedType is NonNullGraphType || argument.Name == within || period.Any(part => part.Name == argument.Name);
    }

    private static IEnumerable<(string? Within, string From, string To, string Type)> PeriodsOf(FieldType field) =>
        Pairs((field.Arguments ?? []).Select(argument => (argument.Name, argument.ResolvedType!))).Select(pair => ((string?)null, pair.From, pair.To, pair.Type))
            // Whoever gives a list, such as of policies, gives what is to be, and asks for no period.
            .Concat((field.Arguments ?? []).Where(argument => argument.ResolvedType is IInputObjectGraphType or NonNullGraphType { ResolvedType: IInputObjectGraphType }).SelectMany(argument =>
                Pairs(((IInputObjectGraphType)argument.ResolvedType!.GetNamedType()).Fields.Select(part => (part.Name, part.ResolvedType!)))
                    .Select(pair => ((string?)argument.Name, pair.From, pair.To, pair.Type))));

    private static IEnumerable<(string From, string To, string Type)> Pairs(IEnumerable<(string Name, IGraphType Type)> parts)
    {
        var known = parts.ToDictionary(part => part.Name, part => part.Type.GetNamedType().Name);
        return from part in known
               from names in Names
               where part.Key.EndsWith(names.From, StringComparison.Ordinal)
               let to = part.Key[..^names.From.Length] + names.To
               where known.ContainsKey(to)
               select (part.Key, to, part.Value);
    }
}
