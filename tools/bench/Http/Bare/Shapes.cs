using System.Text.Json.Serialization;

namespace PartnerGraph.Bench.Http.Bare;

// The shapes of requests and answers.
internal sealed record Asked(string Query);

internal sealed record AskedRegistration(string Query, RegistrationVariables Variables);

internal sealed record RegistrationVariables(RegistrationInput Input);

internal sealed record RegistrationInput(string Key, string Name, string Country, string IdempotencyKey);

internal sealed record Answer<T>(T Data);

internal sealed record TypeName([property: JsonPropertyName("__typename")] string Name);

internal sealed record Connection<T>(IReadOnlyList<T> Nodes);

internal sealed record CustomersAnswer<T>(Connection<T> Customers);

internal sealed record ListedCustomer(string Id, string Name, string? Email, string Country, DateTimeOffset RegisteredAt);

internal sealed record WholeCustomer(
    string Id, string Name, CustomerAssociation? Association, CustomerBudget? Budget, AccountManager? AccountManager, CustomerSpending? Expenditure);

internal sealed record CustomerAssociation(string Model, DateTimeOffset Since);

internal sealed record CustomerBudget(string Amount, string FirstMonth, string OnExceeded);

internal sealed record AccountManager(string Id, string UserName);

internal sealed record CustomerSpending(SpentTotal Total);

internal sealed record SpentTotal(string ListPrice, string AmountDue);

internal sealed record DistributionAnswer(Distribution ExpenditureDistribution);

internal sealed record Distribution(Connection<Slice> Slices);

internal sealed record Slice(string ServiceType, string Region, SliceAmounts Amounts);

internal sealed record SliceAmounts(string ListPrice, string DiscountedAmount, string AmountDue);

internal sealed record RegisterAnswer(RegisterPayload RegisterCustomer);

internal sealed record RegisterPayload(RegisteredCustomer Customer, IReadOnlyList<string> Errors);

internal sealed record RegisteredCustomer(string Id, string Name, string Country);
