using System.Globalization;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>Every list of the running schema that can be ordered, in each of its orders: a list that is added tomorrow is asked as well.</summary>
public sealed class ListOrderTests(ManyRows server) : IClassFixture<ManyRows>
{
    /// <summary>The instant by which each is ordered, its order when none is asked for, and by what name it may be ordered.</summary>
    private static readonly Dictionary<string, (string Instant, string Unasked, string? Name)> Lists = new()
    {
        ["auditLog"] = ("at", "LATEST_FIRST", null), ["alerts"] = ("raisedAt", "LATEST_FIRST", null), ["associationFailures"] = ("refusedAt", "LATEST_FIRST", null),
        ["associationRecords"] = ("requestedAt", "LATEST_FIRST", null), ["budgetHistory"] = ("at", "LATEST_FIRST", null),
        ["commercialPolicyVersions"] = ("appliedAt", "LATEST_FIRST", null),
        ["coupons"] = ("issuedAt", "LATEST_FIRST", null),
        ["couponQuotaHistory"] = ("recordedAt", "LATEST_FIRST", null),
        ["customerDiscounts"] = ("changedAt", "LATEST_FIRST", null), ["customerDiscountHistory"] = ("at", "LATEST_FIRST", null), ["myPartnerDiscounts"] = ("changedAt", "LATEST_FIRST", null),
        ["customerFacts"] = ("recordedAt", "LATEST_FIRST", null), ["customers"] = ("registeredAt", "NAME_ASCENDING", "name"),
        ["deadlines"] = ("dueAt", "EARLIEST_FIRST", null), ["expenditureReadings"] = ("readAt", "LATEST_FIRST", null),
        ["iamAccounts"] = ("recordedAt", "LATEST_FIRST", null), ["invitations"] = ("createdAt", "LATEST_FIRST", null),
        ["members"] = ("createdAt", "NAME_ASCENDING", "userName"), ["myInvitations"] = ("createdAt", "LATEST_FIRST", null), ["orders"] = ("placedAt", "LATEST_FIRST", null),
        ["partnerBills"] = ("generatedAt", "LATEST_FIRST", null), ["partners"] = ("registeredAt", "NAME_ASCENDING", "companyName"), ["paymentReminders"] = ("sentAt", "LATEST_FIRST", null),
        ["messageDeliveries"] = ("queuedAt", "LATEST_FIRST", null), ["webhookDeliveries"] = ("queuedAt", "LATEST_FIRST", null), ["payments"] = ("recordedAt", "LATEST_FIRST", null), ["preRegistrations"] = ("registeredAt", "LATEST_FIRST", null),
        ["quotaIncreaseRequests"] = ("requestedAt", "EARLIEST_FIRST", null), ["resellerBudgets"] = ("changedAt", "LATEST_FIRST", null),
        ["resources"] = ("enabledAt", "LATEST_FIRST", null), ["roles"] = ("definedAt", "NAME_ASCENDING", "name"),
        ["testCouponRequests"] = ("requestedAt", "LATEST_FIRST", null),
        ["whtCredentials"] = ("recordedAt", "LATEST_FIRST", null),
        ["earnings"] = ("notifiedAt", "LATEST_FIRST", null), ["payouts"] = ("appliedAt", "LATEST_FIRST", null),
        ["incentiveStatements"] = ("generatedAt", "LATEST_FIRST", null),
        ["serviceTickets"] = ("createdAt", "LATEST_FIRST", null), ["myOrders"] = ("placedAt", "LATEST_FIRST", null),
        ["exports"] = ("requestedAt", "LATEST_FIRST", null), ["tierAdmissions"] = ("begunAt", "LATEST_FIRST", null),
    };

    public static TheoryData<string> Names => [.. Lists.Keys];

    [Fact]
    public void Every_list_that_can_be_ordered_is_asked() => Assert.Equal(
        Lists.Keys.Order(StringComparer.Ordinal), Query.Fields.Where(field => field.Name != "partnerFinder" && field.Arguments?.Find("orderBy") is not null).Select(field => field.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task Orders_are_what_they_say_and_pages_go_on_in_them(string list)
    {
        var (field, token) = (Query.Fields.Find(list)!, await Reader(list));
        var orders = ((EnumerationGraphType)field.Arguments!.Find("orderBy")!.ResolvedType!.GetNamedType()).Values.Select(value => value.Name).ToList();
        var whole = new Dictionary<string, List<string>>();
        foreach (var order in orders)
        {
            var nodes = await All(field, token, 100, ("orderBy", order));
            whole[order] = [.. nodes.Select(node => node.ToJsonString())];
            var instants = nodes.Select(node => Instant(node, list)).ToList();
            if (order is "EARLIEST_FIRST") Assert.Equal(instants.Order(), instants);
            if (order is "LATEST_FIRST") Assert.Equal(instants.OrderDescending(), instants);
            var names = nodes.Select(node => Lists[list].Name is { } name ? node[name]!.GetValue<string>() : "").ToList();
            if (order is "NAME_ASCENDING") Assert.Equal(names.Order(StringComparer.Ordinal), names);
            if (order is "NAME_DESCENDING") Assert.Equal(names.OrderDescending(StringComparer.Ordinal), names);
        }

        Assert.Equal(whole["LATEST_FIRST"], whole["EARLIEST_FIRST"].AsEnumerable().Reverse());
        if (whole.TryGetValue("NAME_ASCENDING", out var ascending)) Assert.Equal(ascending, whole["NAME_DESCENDING"].AsEnumerable().Reverse());
        Assert.Equal(whole[Lists[list].Unasked], (await All(field, token, 100)).Select(node => node.ToJsonString()));
        foreach (var order in orders)
        {
            Assert.Equal(whole[order], (await All(field, token, 7, ("orderBy", order))).Select(node => node.ToJsonString()));
            var ends = (await Ask(field, token, ("orderBy", order), ("first", 1)))["data"]![list]!["pageInfo"]!["endCursor"]!.GetValue<string>();
            foreach (var other in orders.Where(other => other != order))
                Assert.Equal("BAD_USER_INPUT", (string?)(await Ask(field, token, ("orderBy", other), ("after", ends)))["errors"]?[0]?["extensions"]?["code"]);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_span_of_time_includes_both_ends(string list)
    {
        var (field, token) = (Query.Fields.Find(list)!, await Reader(list));
        if (Span(field) is not { } span) return;
        var all = await All(field, token, 100);
        var instants = all.Select(node => Instant(node, list)).Distinct().Order().ToList();
        var (early, late) = (instants[instants.Count / 3], instants[instants.Count * 2 / 3]);
        foreach (var (from, until) in new (DateTimeOffset?, DateTimeOffset?)[] { (early, late), (early, early), (null, early), (late, null), (late.AddMilliseconds(1), null), (null, early.AddMilliseconds(-1)) })
        {
            var found = (await All(field, token, 100, span(from, until))).Select(node => node.ToJsonString());
            Assert.Equal(all.Where(node => Instant(node, list) is var at && (from is null || at >= from) && (until is null || at <= until)).Select(node => node.ToJsonString()), found);
        }
    }

    private IObjectGraphType Query
    {
        get
        {
            var schema = server.Services.GetRequiredService<ISchema>();
            schema.Initialize();
            return schema.Query;
        }
    }

    private static DateTimeOffset Instant(JsonNode node, string list) => DateTimeOffset.Parse(node[Lists[list].Instant]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static List<JsonNode> Nodes(JsonNode answer) =>
        [.. (answer["data"]?.AsObject().Single().Value?["nodes"] as JsonArray ?? throw new InvalidOperationException(answer.ToJsonString())).Select(node => node!)];

    /// <summary>How the list takes a span of the instant that it is ordered by; null when it takes none.</summary>
    private static Func<DateTimeOffset?, DateTimeOffset?, (string, object?)[]>? Span(FieldType field)
    {
        if (field.Arguments!.Find("from") is not null) return (from, until) => [("from", from), ("until", until)];
        if (field.Arguments.Find("filter")?.ResolvedType?.GetNamedType() is not IInputObjectGraphType filter) return null;
        var prefix = Lists[field.Name].Instant[..^2];
        var names = new[] { ("from", "until"), ($"{prefix}From", $"{prefix}Until"), ($"{prefix}From", $"{prefix}To") };
        var (first, last) = names.FirstOrDefault(pair => filter.Fields.Find(pair.Item1) is not null && filter.Fields.Find(pair.Item2) is not null);
        return first is null ? null : (from, until) => [("filter", new Dictionary<string, object?> { [first] = from, [last] = until })];
    }

    /// <summary>Somebody who reads many of the list.</summary>
    private async Task<string> Reader(string list)
    {
        await server.Settle();
        foreach (var token in server.Readers)
        {
            if ((await Ask(Query.Fields.Find(list)!, token, ("first", 100)))["data"]?[list]?["nodes"] is JsonArray { Count: > 2 }) return token;
        }

        throw new InvalidOperationException($"Nobody has many of {list}.");
    }

    /// <summary>The whole list, page by page.</summary>
    private async Task<List<JsonNode>> All(FieldType field, string token, int size, params (string Name, object? Value)[] given)
    {
        var nodes = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = await Ask(field, token, [.. given, ("first", size), ("after", cursor)]);
            nodes.AddRange(Nodes(page));
            var info = page["data"]![field.Name]!["pageInfo"]!;
            if (!info["hasNextPage"]!.GetValue<bool>()) return nodes;
            cursor = info["endCursor"]!.GetValue<string>();
        }
    }

    private async Task<JsonNode> Ask(FieldType field, string token, params (string Name, object? Value)[] given)
    {
        var variables = new RootFieldProbe(ManyRows.Id).Of(Query, field, optionalIds: false).Variables;
        variables.Remove("first");
        foreach (var (name, value) in given.Where(pair => pair.Value is not null)) variables[name] = value;
        var passed = field.Arguments!.Where(argument => variables.ContainsKey(argument.Name)).ToList();
        var node = (IComplexGraphType)((IComplexGraphType)field.ResolvedType!.GetNamedType()).Fields.Find("nodes")!.ResolvedType!.GetNamedType();
        var scalars = node.Fields.Where(of => of.ResolvedType!.GetNamedType() is ScalarGraphType && (of.Arguments is null || of.Arguments.Count == 0) && of.Name != "cursor").Select(of => of.Name);
        return (await server.Send(
            $"query{Parenthesised(passed.Select(argument => $"${argument.Name}: {argument.ResolvedType}"))} {{ {field.Name}{Parenthesised(passed.Select(argument => $"{argument.Name}: ${argument.Name}"))} "
            + $"{{ nodes {{ {string.Join(' ', scalars)} }} pageInfo {{ endCursor hasNextPage }} }} }}", token, variables)).Answer;
    }

    private static string Parenthesised(IEnumerable<string> parts) => parts.Any() ? $"({string.Join(", ", parts)})" : "";
}
