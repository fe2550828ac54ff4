using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Costs;

internal enum ShapeCaller { Administrator, Operations, Customer }

/// <summary>An operation to be measured.</summary>
internal sealed record Shape(string Name, string Query, ShapeCaller Caller = ShapeCaller.Administrator, Func<object>? Variables = null);

/// <summary>Every query of the schema with every leaf that it can answer, and the shapes that clients and attackers make of them.</summary>
internal static class Shapes
{
    private const string Amounts = "amounts { listPrice discountedAmount amountDue cashPayment tax refunds preTaxAmount amountPaid roundingRemainder }";

    private static readonly string[] Groupings =
        ["SERVICE_TYPE", "SERVICE_TYPE REGION CUSTOMER", "SERVICE_TYPE REGION CUSTOMER DAY BILLING_MODE ASSOCIATION_MODEL ACCOUNT_MANAGER"];

    public static async Task<IReadOnlyList<Shape>> Of(BenchServer server)
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var customer = (await BenchServer.Send(server.Administrator, "{ customers(first: 1) { nodes { id } } }"))
            .GetProperty("customers").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        await PublishProfile(server);
        server.SignIn(GlobalId.KeyOf("Customer", customer));
        var access = server.Services.GetRequiredService<AccessPolicy>();
        return [.. schema.Query.Fields.Select(field => Root(field, CallerOf(access, field.Name), customer)), .. Typical(customer)];
    }

    private static async Task PublishProfile(BenchServer server)
    {
        await BenchServer.Send(
            server.Operations, "mutation($id: ID!) { approveBusinessInformation(input: { partnerId: $id }) { errors { code } } }",
            new { id = GlobalId.Of("Partner", BenchStore.Partner) });
        await BenchServer.Send(
            server.Administrator, "mutation($input: PublishPartnerProfileInput!) { publishPartnerProfile(input: $input) { partnerProfile { id } errors { code } } }",
            new { input = new { profile = new { nameEnglish = "Andes Cloud", description = "Published by a benchmark." } } });
    }

    private static ShapeCaller CallerOf(AccessPolicy access, string field) =>
        access.Rules.Single(rule => rule.Field == field).Roles is var roles && (roles.Contains(Role.PartnerAdministrator) || roles.Contains(Role.Anonymous)) ? ShapeCaller.Administrator
        : roles.Contains(Role.Customer) ? ShapeCaller.Customer : ShapeCaller.Operations;

    private static Shape Root(FieldType field, ShapeCaller caller, string customer)
    {
        var arguments = string.Join(", ", (field.Arguments ?? []).Where(argument => (argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null) || (argument.Name is "customerId" or "month" && field.Name is not ("expenditureDistribution" or "alerts")))
            .Select(argument => $"{argument.Name}: {Value(field.Name, argument.Name, customer)}"));
        return new($"{field.Name}, all leaves", $"{{ {field.Name}{(arguments.Length > 0 ? $"({arguments})" : "")} {Leaves(field.ResolvedType!, depth: 2)} }}", caller);
    }

    private static string Value(string field, string argument, string customer) => (field, argument) switch
    {
        ("order", _) => Id("Order"),
        ("resource", _) => Id("Resource"),
        ("invitation", _) => Id("Invitation"),
        ("policyRule", _) => "\"ASSOC-6\"",
        (_, "customerId" or "id") => $"\"{customer}\"",
        (_, "partnerId") => $"\"{GlobalId.Of("Partner", BenchStore.Partner)}\"",
        (_, "model") => "RESELLER",
        (_, "operation") => "PURCHASE",
        (_, "month") => "\"2026-01\"",
        (_, "prefix") => "\"clo\"",
        (_, "at") => "\"2026-01-15T00:00:00Z\"",
        _ => throw new InvalidOperationException($"Say what {field}({argument}) is asked with."),
    };

    private static string Id(string type) => $"\"{GlobalId.Of(type, "none")}\"";

    private static string Leaves(IGraphType type, int depth) => type.GetNamedType() switch
    {
        IInterfaceGraphType => "{ id }",
        IComplexGraphType complex => "{ __typename " + string.Join(' ', complex.Fields
            .Where(field => field.Name is not ("edges" or "qrCode") && field.Arguments?.Any(argument => argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null) != true)
            .Where(field => depth > 0 || field.ResolvedType!.GetNamedType() is not IComplexGraphType)
            .Select(field => $"{field.Name} {Leaves(field.ResolvedType!, depth - 1)}")) + " }",
        _ => "",
    };

    private static IEnumerable<Shape> Typical(string customer) =>
    [
        new("an empty operation", "{ __typename }"),
        new("the schema by introspection", Introspection.Query),
        new("100 customers, names", "{ customers(first: 100) { nodes { id name } } }"),
        new("100 customers with associations", "{ customers(first: 100) { nodes { id name email country association { model since } } pageInfo { endCursor } } }"),
        new("customers, totalCount", "{ customers(first: 1) { totalCount } }"),
        new("customers by a part of the name", "{ customers(first: 20, filter: { text: \"a\" }) { totalCount nodes { id name } } }"),
        new("100 partners", "{ partners(first: 100) { totalCount nodes { id companyName country kind } } }", ShapeCaller.Operations),
        new("100 partners with profiles", "{ partners(first: 100) { nodes { id companyName profile { nameEnglish } } } }", ShapeCaller.Operations),
        new("partners by a part of the name", "{ partners(first: 20, filter: { text: \"cloud\" }) { totalCount nodes { id companyName } } }", ShapeCaller.Operations),
        new("100 billing lines", "{ expenditureDetails(month: \"2026-01\") { lines(first: 100) { nodes { lineId chargedFrom serviceType region amountDue listPrice } } } }"),
        new("billing lines, totalCount and total", "{ expenditureDetails(month: \"2026-01\") { monthTotal lines(first: 1) { totalCount } } }"),
        .. Groupings.SelectMany(by => new Shape[]
        {
            new($"slices by {by.Split(' ').Length} dimensions, 20", $"{{ expenditureDistribution {{ slices(first: 20, groupBy: [{by}]) {{ nodes {{ serviceType {Amounts} }} }} }} }}"),
            new($"slices by {by.Split(' ').Length} dimensions, 100", $"{{ expenditureDistribution {{ slices(first: 100, groupBy: [{by}]) {{ nodes {{ serviceType {Amounts} }} }} }} }}"),
            new($"slices by {by.Split(' ').Length} dimensions, totalCount", $"{{ expenditureDistribution {{ slices(first: 1, groupBy: [{by}]) {{ totalCount }} }} }}"),
        }),
        new("the distribution of a dashboard", "{ expenditureDistribution(from: \"2026-01-01\", to: \"2026-01-31\") { total { amountDue } byProduct(first: 50) { nodes { serviceType amounts { amountDue } } } byCustomer(first: 50) { nodes { customerId amounts { amountDue } } } } }"),
        new("summary, 100 rows", "{ expenditureSummary { totalAmount rows(first: 100) { totalCount nodes { month } } } }"),
        new("20 invitations with their QR codes", "{ invitations(first: 20) { nodes { qrCode } } }"),
        new("eleven customers by id", "{ " + string.Concat(Enumerable.Range(0, 11).Select(n => $"c{n}: customer(id: \"{customer}\") {{ name country }} ")) + "}"),
        new("finder, a name", "{ partnerFinder(query: \"Andes Cloud\", first: 20) { totalCount nodes { nameEnglish } } }"),
        new("finder, words with facets", "{ partnerFinder(query: \"cloud migration\", first: 20) { totalCount facets { name values { label count } } nodes { nameEnglish } } }"),
        new("finder, 100 with highlights and reasons", "{ partnerFinder(query: \"cloud\", first: 100) { didYouMean edges { highlights { field } explain { term weight } node { nameEnglish } } } }"),
        new("finder, many misspelt words", "{ partnerFinder(query: \"clowd migrtion kuberntes databse securty analitics\", first: 20) { totalCount } }"),
        new("suggestions", "{ partnerSuggestions(prefix: \"clo\", first: 20) { __typename } }"),
        new("a mutation: an invitation's link", "mutation { createInvitation(input: { channel: LINK, model: RESELLER }) { errors { code } } }"),
        new("a mutation: 1 billing line", Record, ShapeCaller.Operations, () => Lines(customer, 1)),
        new("a mutation: 100 billing lines", Record, ShapeCaller.Operations, () => Lines(customer, 100)),
    ];

    private const string Record = "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { errors { code } } }";

    private static object Lines(string customer, int count) => new
    {
        input = new
        {
            source = "bench",
            lines = Enumerable.Range(0, count).Select(_ => new
            {
                lineId = Guid.NewGuid(), customerId = customer, chargedFrom = "2026-01-15T00:00:00Z", chargedTo = "2026-01-15T01:00:00Z", serviceType = "Compute",
                billingMode = "PAY_PER_USE", billType = "EXPENDITURE", listPrice = "1", discountedAmount = "0", amountDue = "1", cashPayment = "1",
            }),
        },
    };
}
