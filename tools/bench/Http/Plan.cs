using System.Text.Json;

namespace PartnerGraph.Bench.Http;

/// <summary>What the servers beside ours are told: by which key tokens are signed, and the SQL that ours sends.</summary>
/// <param name="SigningKey">Base64.</param>
/// <param name="Customers">For 100 customers.</param>
/// <param name="SomeCustomers">For those with objects, as are the three after it.</param>
/// <param name="Expenditure">Where the product's own days lie.</param>
/// <param name="Distribution">Over the file that the bare server makes of them.</param>
/// <param name="Registered">The events of one mutation.</param>
internal sealed record Plan(
    string SigningKey, string Issuer, string Audience, Statement Customers, Statement SomeCustomers, Statement Budgets, Statement Members, Statement Spending,
    string Expenditure, Statement Distribution, string Events, IReadOnlyList<EventBytes> Registered)
{
    public static Plan Read(string file) => JsonSerializer.Deserialize<Plan>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!;

    public void Write(string file) => File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}

/// <param name="Parameters">Texts and whole numbers.</param>
/// <param name="File">The database.</param>
internal sealed record Statement(string Text, IReadOnlyDictionary<string, JsonElement> Parameters, string File);

internal sealed record EventBytes(string Type, byte[] Data, byte[] Metadata);
