using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Cli.Import;

/// <summary>Looks customers up and makes new ones through the API, as operations do.</summary>
internal sealed class ServerCustomers(ApiClient api)
{
    private const int InOneRequest = 50;

    private const string Register = """
        mutation Register($input: RegisterCustomerInput!) { registerCustomer(input: $input) { position errors { code message ruleId } } }
        """;

    private const string Associate = """
        mutation Associate($input: AssociateCustomerInput!) { associateCustomer(input: $input) { position errors { code message ruleId } } }
        """;

    private const string AccountsAlike = """
        query Alike($accounts: [String!]!, $after: String) {
          customers(filter: { accounts: $accounts }, first: 500, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
        }
        """;

    private readonly HashSet<string> existing = new(StringComparer.Ordinal);

    // What was made here is seen here.
    private long written;

    /// <summary>Those of the customers that exist.</summary>
    public async Task<IReadOnlySet<string>> Existing(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        foreach (var (customerId, customer) in await Find([.. customerIds.Where(id => !existing.Contains(id))], cancellation))
            if (customer.ValueKind != JsonValueKind.Null) existing.Add(customerId);
        return existing;
    }

    /// <summary>The customers with these ids in whatever letter case.</summary>
    public async Task<IReadOnlyCollection<string>> Alike(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        List<string> alike = [];
        foreach (var accounts in customerIds.Chunk(InOneRequest))
        {
            string? after = null;
            do
            {
                var page = (await api.Send(AccountsAlike, new { accounts, after }, cancellation)).GetProperty("customers");
                alike.AddRange(page.GetProperty("nodes").EnumerateArray().Select(customer => GlobalId.KeyOf("Customer", customer.GetProperty("id").GetString()!)));
                var info = page.GetProperty("pageInfo");
                after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);
        }

        return alike;
    }

    public async Task<IReadOnlyList<string>> Own(
        IReadOnlyCollection<NewCustomer> accounts, Ownership ownership, DateTimeOffset since, CancellationToken cancellation)
    {
        var partnerId = GlobalId.Of("Partner", ownership.PartnerId);
        var partner = (await api.Send("query($id: ID!) { partner(id: $id) { country } }", new { id = partnerId }, cancellation)).GetProperty("partner");
        if (partner.ValueKind == JsonValueKind.Null) return [$"There is no partner {ownership.PartnerId}."];
        var found = await Find([.. accounts.Select(account => account.CustomerId)], cancellation);
        List<string> refusals = [];
        foreach (var account in accounts)
        {
            if (found[account.CustomerId] is { ValueKind: JsonValueKind.Object } known && PartnerOf(known) == partnerId) continue;
            var (from, told) = await Registered(account, found[account.CustomerId], partner.GetProperty("country").GetString()!, since, cancellation);
            refusals.AddRange(told);
            if (told.Count > 0) continue;
            var associate = new
            {
                customerId = GlobalId.Of("Customer", account.CustomerId), partnerId, model = ConstantCase.Of(ownership.Model), ticketNo = "import", effectiveFrom = from,
            };
            refusals.AddRange((await Refusals("associateCustomer", Associate, associate, cancellation)).Select(refusal => Told(account, refusal)));
        }

        return refusals;
    }

    /// <summary>From when on a customer can belong to somebody; it is registered if it is not yet.</summary>
    private async Task<(DateTimeOffset From, IReadOnlyList<string> Refusals)> Registered(
        NewCustomer account, JsonElement customer, string country, DateTimeOffset since, CancellationToken cancellation)
    {
        if (customer.ValueKind == JsonValueKind.Null)
        {
            var register = new { key = account.CustomerId, name = Shortened(account.Name), country, registeredAt = since };
            var refusals = await Refusals("registerCustomer", Register, register, cancellation);
            if (refusals.Count == 0) return (since, []);
            if (!refusals.All(refusal => refusal.Code == CustomerRules.IdTaken.Code)) return (since, [.. refusals.Select(refusal => Told(account, refusal))]);
            // Another import was first, and says that the customer is there since another day.
            return ((await Seen(account.CustomerId, cancellation)).GetProperty("registeredAt").GetDateTimeOffset(), []);
        }

        var registered = customer.GetProperty("registeredAt").GetDateTimeOffset();
        return (since < registered ? registered : since, []);
    }

    private async Task<JsonElement> Seen(string customerId, CancellationToken cancellation)
    {
        var wait = new Stall($"The customer {customerId} exists, and the server's read models do not show it. Look at {api.Server}health/ready.");
        while (true)
        {
            if ((await Find([customerId], cancellation))[customerId] is { ValueKind: JsonValueKind.Object } customer) return customer;
            await wait.Pause(0, cancellation);
        }
    }

    public async Task<IReadOnlyDictionary<string, Belonging>> Belonging(IReadOnlyCollection<string> customerIds, CancellationToken cancellation) =>
        (await Find([.. customerIds], cancellation)).Where(entry => entry.Value.ValueKind != JsonValueKind.Null).ToDictionary(
            entry => entry.Key,
            // The API does not tell whether there was another partner before, so that only the present one's beginning is judged by.
            entry => entry.Value.GetProperty("association") is { ValueKind: JsonValueKind.Object } association
                ? new Belonging(GlobalId.KeyOf("Partner", association.GetProperty("partnerId").GetString()!), association.GetProperty("since").GetDateTimeOffset(), HadEarlier: false)
                : new Belonging(null, null, HadEarlier: false));

    private async Task<IReadOnlyList<(string Code, string Text)>> Refusals(string field, string mutation, object input, CancellationToken cancellation)
    {
        var payload = (await api.Send(mutation, new { input }, cancellation)).GetProperty(field);
        written = Math.Max(written, long.Parse(payload.GetProperty("position").ToString(), CultureInfo.InvariantCulture));
        return
        [
            .. payload.GetProperty("errors").EnumerateArray().Select(error =>
                (error.GetProperty("code").GetString()!, $"{error.GetProperty("message").GetString()} ({error.GetProperty("ruleId").GetString()})")),
        ];
    }

    private static string Told(NewCustomer account, (string Code, string Text) refusal) => $"Customer {account.CustomerId}: {refusal.Text}";

    private async Task<Dictionary<string, JsonElement>> Find(IReadOnlyList<string> customerIds, CancellationToken cancellation)
    {
        Dictionary<string, JsonElement> found = new(StringComparer.Ordinal);
        foreach (var some in customerIds.Chunk(InOneRequest))
        {
            var document = new StringBuilder("query(");
            for (var index = 0; index < some.Length; index++) document.Append($"$c{index}: ID! ");
            document.Append(") {");
            for (var index = 0; index < some.Length; index++) document.Append($" c{index}: customer(id: $c{index}) {{ id registeredAt association {{ partnerId since }} }}");
            var variables = some.Select((id, index) => (Name: $"c{index}", Id: GlobalId.Of("Customer", id))).ToDictionary(pair => pair.Name, pair => pair.Id);
            var answer = await api.SendAfter(written, document.Append(" }").ToString(), variables, cancellation);
            for (var index = 0; index < some.Length; index++) found[some[index]] = answer.GetProperty($"c{index}");
        }

        return found;
    }

    private static string? PartnerOf(JsonElement customer) =>
        customer.GetProperty("association") is { ValueKind: JsonValueKind.Object } association ? association.GetProperty("partnerId").GetString() : null;

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200];
}
