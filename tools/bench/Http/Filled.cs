using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http;

/// <summary>One partner with customers, some of which have a budget and an account manager, and their billing lines of 31 days.</summary>
internal static class Filled
{
    public const int Customers = 200, WithBudget = 50, Managers = 5;

    private const string CreateMember = "mutation($input: CreateMemberInput!) { createMember(input: $input) { member { id } errors { message } } }";

    private const string AssignRole = "mutation($input: AssignRoleInput!) { assignRole(input: $input) { errors { message } } }";

    private const string Allocate = "mutation($input: AllocateCustomerInput!) { allocateCustomer(input: $input) { errors { message } } }";

    private const string SetBudget = "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { message } } }";

    /// <summary>Imported before a server has opened it.</summary>
    public static async Task Import(TemporaryDirectory directory, DirectoryInfo data, int lines, int customers = Customers)
    {
        var file = ImportComparison.Generate(directory, lines, customers);
        await BenchStore.Prepare(data, file);
        await BenchStore.Import(data, file, project: true);
    }

    /// <summary>Through the API, as everybody would.</summary>
    public static async Task Organize(BenchServer server)
    {
        var managers = new List<string>();
        await Member(server, "MASTER", "administrator", BenchServer.AdministratorSubject);
        for (var manager = 0; manager < Managers; manager++)
        {
            managers.Add(await Member(server, "USER", $"manager-{manager}", $"bench-manager-{manager}"));
            await Accepted(server.Administrator, AssignRole, "assignRole", new { memberId = managers[manager], role = "ACCOUNT_MANAGER" });
        }

        var page = await BenchServer.Send(server.Administrator, $"{{ customers(first: {WithBudget}) {{ nodes {{ id }} }} }}");
        var customers = page.GetProperty("customers").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToList();
        foreach (var (number, customer) in customers.Index())
        {
            await Accepted(server.Administrator, SetBudget, "setCustomerBudget", new { customerId = customer, amount = $"{1_000 + number}.50" });
            await Accepted(server.Administrator, Allocate, "allocateCustomer", new { customerId = customer, accountManagerId = managers[number % Managers] });
        }
    }

    private static async Task<string> Member(BenchServer server, string kind, string name, string subject)
    {
        var created = await Accepted(server.Operations, CreateMember, "createMember", new
        {
            partnerId = BenchServer.PartnerId, kind, userName = name, email = $"{name}@bench.example", subject,
        });
        return created.GetProperty("member").GetProperty("id").GetString()!;
    }

    private static async Task<System.Text.Json.JsonElement> Accepted(HttpClient client, string mutation, string field, object input)
    {
        var payload = (await BenchServer.Send(client, mutation, new { input })).GetProperty(field);
        return payload.GetProperty("errors").GetArrayLength() == 0 ? payload : throw new InvalidOperationException(payload.ToString());
    }
}
