using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>What money follows from, through the public mutations; each tells whether it was accepted.</summary>
internal sealed class LedgerApi(ApiServer server)
{
    private int references;

    public string Operations => server.Staff("operations_manager");

    /// <summary>Partners whose name begins with r are resellers.</summary>
    public string Administrator(string partner) =>
        server.Member(partner, IsReseller(partner) ? Role.ResellerAdministrator : Role.PartnerAdministrator, $"admin-{partner}");

    public static bool IsReseller(string partner) => partner.StartsWith('r');

    public string Distributor(string partner) => server.Member(partner, Role.DistributorAdministrator, $"admin-{partner}");

    public string Manager(string partner, string manager) => server.Member(partner, Role.AccountManager, manager);

    public Task<bool> Register(string customer, DateTimeOffset at) => Do(
        "registerCustomer", Operations, new { name = $"Name of {customer}", country = "SG", email = $"{customer}@example.com", key = customer, registeredAt = at });

    /// <param name="from">Null for now.</param>
    public Task<bool> Associate(string customer, string partner, string model, DateTimeOffset? from = null) => Do("associateCustomer", Operations, new
    {
        customerId = Customer(customer), partnerId = Partner(partner), model, ticketNo = "T-1", effectiveFrom = from,
        @override = new { ruleIds = new[] { "ASSOC-6", "ASSOC-7" }, reason = "Entered late." },
    });

    /// <summary>A partner with customers such as <c>c:REFERRAL</c>.</summary>
    public async Task<string> PartnerOf(params string[] customers)
    {
        var partner = await server.Partner();
        foreach (var customer in customers.Select(text => text.Split(':')))
        {
            Assert.True(await Register(customer[0], server.Clock.GetUtcNow()));
            Assert.True(await Associate(customer[0], partner, customer[1]));
        }

        return partner;
    }

    /// <summary>Records lines of a customer at an instant for ECS, unless they say otherwise.</summary>
    public async Task Lines(string customer, DateTimeOffset at, params object[] lines)
    {
        await Record(lines.Select(line =>
        {
            var fields = new Dictionary<string, object?> { ["customerId"] = Customer(customer), ["chargedFrom"] = at, ["chargedTo"] = at, ["serviceType"] = "ECS" };
            foreach (var property in line.GetType().GetProperties()) fields[property.Name] = property.GetValue(line);
            return (object)fields;
        }));
        await server.Settle();
    }

    public Task<bool> ChangeModel(string customer, string model) =>
        Do("changeAssociationModel", Operations, new { customerId = Customer(customer), model, reference = "T-2" });

    public Task<bool> Allocate(string customer, string partner, string? manager) => Do("allocateCustomer", Administrator(partner), new
    {
        customerId = Customer(customer), accountManagerId = manager is null ? null : GlobalId.Of("Member", manager),
    });

    public Task<bool> GrantReseller(string reseller, string distributor, decimal amount) =>
        Do("grantResellerBudget", Distributor(distributor), new { resellerId = Partner(reseller), amount = Text(amount) });

    /// <summary>The partner asks and the customer confirms; a reseller is asked and approves.</summary>
    public async Task<bool> Leave(string customer, string partner)
    {
        if (IsReseller(partner))
        {
            var (asked, request) = await Send("requestDisassociation", "associationRecord { id }", server.Customer(customer), new { reason = "Moving" });
            return asked && await Do("approveDisassociation", Administrator(partner), new { requestId = request["associationRecord"]!["id"]!.GetValue<string>() });
        }

        var (accepted, payload) = await Send("requestDisassociation", "associationRecord { id }", Administrator(partner), new { customerId = Customer(customer), reason = "Moving" });
        return accepted && await Do("confirmDisassociation", server.Customer(customer), new { requestId = payload["associationRecord"]!["id"]!.GetValue<string>() });
    }

    public Task<bool> Join(string customer, string master) => Do("recordCustomerFact", Operations, new
    {
        customerId = Customer(customer),
        fact = new { enterpriseJoined = new { masterId = Customer(master), account = "CLOUD_ACCOUNT", accounting = "UNIFIED" } },
    });

    public Task<bool> Part(string customer, string master) =>
        Do("recordCustomerFact", Operations, new { customerId = Customer(customer), fact = new { enterpriseLeft = Customer(master) } });

    public Task<bool> Grant(string partner, decimal total) => Do("grantQuota", Operations, new { partnerId = Partner(partner), amount = Text(total) });

    public Task<bool> ChangeQuota(string partner, decimal total) =>
        Do("changeQuota", Operations, new { partnerId = Partner(partner), total = Text(total), reason = "Growth." });

    public Task<bool> TopUp(string partner, decimal amount) =>
        Do("topUpBalance", server.Staff("finance"), new { partnerId = Partner(partner), amount = Text(amount), referenceId = NextReference() });

    public Task<bool> Repay(string partner, decimal amount) =>
        Do("repay", Administrator(partner), new { amount = Text(amount), source = "ONLINE", referenceId = NextReference() });

    public Task<bool> Budget(
        string partner, string customer, decimal amount, string onExceeded = "MANUAL", string kind = "MONTHLY", string? firstMonth = null, decimal[]? ratios = null) =>
        Do("setCustomerBudget", Administrator(partner), new
        {
            customerId = Customer(customer), amount = Text(amount), onExceeded, kind, firstMonth, alertRatios = (ratios ?? [0.75m, 0.90m, 1m]).Select(Text).ToArray(),
        });

    public Task<bool> RemoveBudget(string partner, string customer) => Do("removeCustomerBudget", Administrator(partner), new { customerId = Customer(customer) });

    /// <summary>What became of each line: RECORDED or REPEATED, unless something was refused.</summary>
    public async Task<string[]> Record(params IEnumerable<object> lines)
    {
        var (accepted, payload) = await Send("recordExpenditures", "outcomes", Operations, new { source = "ledger", lines = lines.ToArray(), precision = "WITH_REMAINDER" });
        Assert.True(accepted, payload.ToJsonString());
        return [.. payload["outcomes"]!.AsArray().Select(outcome => outcome!.GetValue<string>())];
    }

    public static object Line(string id, string customer, decimal due, DateTimeOffset at, decimal? list = null) => new
    {
        lineId = id, customerId = Customer(customer), chargedFrom = at, chargedTo = at, serviceType = "ECS", amountDue = Text(due), listPrice = Text(list ?? due),
    };

    public static string Customer(string key) => GlobalId.Of("Customer", key);

    public static string Partner(string key) => GlobalId.Of("Partner", key);

    public static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    public async Task<string> Ask(string query, string token) => (await server.Data(query, token)).ToJsonString();

    private string NextReference() => $"ledger-{Interlocked.Increment(ref references)}-{Guid.NewGuid():N}";

    private async Task<bool> Do(string mutation, string token, object input) => (await Send(mutation, "", token, input)).Accepted;

    private async Task<(bool Accepted, JsonNode Payload)> Send(string mutation, string selection, string token, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var payload = (await server.Data(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {selection} errors {{ code ruleId message }} }} }}", token, new { input }))[mutation]!;
        return (payload["errors"]!.AsArray().Count == 0, payload);
    }
}
