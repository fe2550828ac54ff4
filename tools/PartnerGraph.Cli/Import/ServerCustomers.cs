using System.Text;
using System.Text.Json;
using PartnerGraph.Api.Schema;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Looks customers up and makes new ones through the API, as operations do.</summary>
internal sealed class ServerCustomers(ApiClient api)
{
    private const int InOneRequest = 50;

    private const string Register = """
        mutation Register($input: RegisterCustomerInput!) { registerCustomer(input: $input) { errors { message ruleId } } }
        """;

    private const string Associate = """
        mutation Associate($input: AssociateCustomerInput!) { associateCustomer(input: $input) { errors { message ruleId } } }
        """;

    private readonly HashSet<string> existing = new(StringComparer.Ordinal);

    /// <summary>Those of the customers that exist.</summary>
    public async Task<IReadOnlySet<string>> Existing(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        foreach (var (customerId, customer) in await Find([.. customerIds.Where(id => !existing.Contains(id))], cancellation))
            if (customer.ValueKind != JsonValueKind.Null) existing.Add(customerId);
        return existing;
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
            var customer = found[account.CustomerId];
            if (customer.ValueKind == JsonValueKind.Null)
            {
                var register = new { key = account.CustomerId, name = Shortened(account.Name), country = partner.GetProperty("country").GetString(), registeredAt = since };
                if (!await Accepted("registerCustomer", Register, register, account, refusals, cancellation)) continue;
            }
            else if (PartnerOf(customer) == partnerId) continue;

            var associate = new
            {
                customerId = GlobalId.Of("Customer", account.CustomerId), partnerId, model = ConstantCase.Of(ownership.Model), ticketNo = "import", effectiveFrom = since,
            };
            await Accepted("associateCustomer", Associate, associate, account, refusals, cancellation);
        }

        return refusals;
    }

    public async Task<IReadOnlyDictionary<string, Belonging>> Belonging(IReadOnlyCollection<string> customerIds, CancellationToken cancellation) =>
        (await Find([.. customerIds], cancellation)).Where(entry => entry.Value.ValueKind != JsonValueKind.Null).ToDictionary(
            entry => entry.Key,
            // The API does not tell whether there was another partner before, so that only the present one's beginning is judged by.
            entry => entry.Value.GetProperty("association") is { ValueKind: JsonValueKind.Object } association
                ? new Belonging(GlobalId.KeyOf("Partner", association.GetProperty("partnerId").GetString()!), association.GetProperty("since").GetDateTimeOffset(), HadEarlier: false)
                : new Belonging(null, null, HadEarlier: false));

    private async Task<bool> Accepted(
        string field, string mutation, object input, NewCustomer account, List<string> refusals, CancellationToken cancellation)
    {
        var errors = (await api.Send(mutation, new { input }, cancellation)).GetProperty(field).GetProperty("errors");
        refusals.AddRange(errors.EnumerateArray().Select(error =>
            $"Customer {account.CustomerId}: {error.GetProperty("message").GetString()} ({error.GetProperty("ruleId").GetString()})"));
        return errors.GetArrayLength() == 0;
    }

    private async Task<Dictionary<string, JsonElement>> Find(IReadOnlyList<string> customerIds, CancellationToken cancellation)
    {
        Dictionary<string, JsonElement> found = new(StringComparer.Ordinal);
        foreach (var some in customerIds.Chunk(InOneRequest))
        {
            var document = new StringBuilder("query(");
            for (var index = 0; index < some.Length; index++) document.Append($"$c{index}: ID! ");
            document.Append(") {");
            for (var index = 0; index < some.Length; index++) document.Append($" c{index}: customer(id: $c{index}) {{ id association {{ partnerId since }} }}");
            var variables = some.Select((id, index) => (Name: $"c{index}", Id: GlobalId.Of("Customer", id))).ToDictionary(pair => pair.Name, pair => pair.Id);
            var answer = await api.Send(document.Append(" }").ToString(), variables, cancellation);
            for (var index = 0; index < some.Length; index++) found[some[index]] = answer.GetProperty($"c{index}");
        }

        return found;
    }

    private static string? PartnerOf(JsonElement customer) =>
        customer.GetProperty("association") is { ValueKind: JsonValueKind.Object } association ? association.GetProperty("partnerId").GetString() : null;

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200];
}
