namespace PartnerGraph.Bench.Http;

internal enum WorkCaller { Nobody, Administrator, Operations }

/// <summary>What is asked of every server; the bare one answers it at a path of its own.</summary>
/// <param name="Key">The bare server's path.</param>
/// <param name="Aim">Processor time of ours in that of the bare server, at most.</param>
/// <param name="Variables">Made anew for each request.</param>
internal sealed record Work(string Key, string Name, string Query, WorkCaller Caller, double Aim, int Connections = 32, Func<object>? Variables = null)
{
    public const string From = "2026-01-01", To = "2026-01-30", EndOfMonth = "2026-01-31";

    private static long registered;

    public static readonly Work Nothing = new("nothing", "`{ __typename }`, anonymous", "{ __typename }", WorkCaller.Nobody, 1.5);

    public static readonly Work SignedIn = new("signed-in", "`{ __typename }` with a token", "{ __typename }", WorkCaller.Administrator, 1.6);

    public static readonly Work Customers = new(
        "customers", "100 customers, 5 fields", "{ customers(first: 100) { nodes { id name email country registeredAt } } }", WorkCaller.Administrator, 1.35);

    public static readonly Work Objects = new(
        "objects", "50 customers with association, budget, account manager and a month's spend", $$"""
            { customers(first: 50) { nodes {
                id name
                association { model since }
                budget { amount firstMonth onExceeded }
                accountManager { id userName }
                expenditure(from: "{{From}}", to: "{{EndOfMonth}}") { total { listPrice amountDue } } } } }
            """, WorkCaller.Administrator, 2);

    public static readonly Work Register = new(
        "register", "a durable mutation that reads its entity back, 64 in flight",
        "mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id name country } errors { code } } }",
        WorkCaller.Operations, 4, Connections: 64, Registration);

    public static readonly Work Distribution = new(
        "distribution", "30 days by service and region", $$"""
            { expenditureDistribution(from: "{{From}}", to: "{{To}}") {
                slices(first: 100, groupBy: [SERVICE_TYPE, REGION]) { nodes { serviceType region amounts { listPrice discountedAmount amountDue } } } } }
            """, WorkCaller.Administrator, 3);

    // The mutation comes last: what it writes is nobody else's work.
    public static readonly IReadOnlyList<Work> All = [Nothing, SignedIn, Customers, Objects, Distribution, Register];

    public static object Registration()
    {
        var key = $"bench-{Interlocked.Increment(ref registered)}";
        return new { input = new { key, name = $"Customer {key}", country = "CL", idempotencyKey = Guid.NewGuid() } };
    }
}
