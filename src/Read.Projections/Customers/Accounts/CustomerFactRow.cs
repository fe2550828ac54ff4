using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

public enum CustomerFactKind
{
    SpecialContract, CashSpending, CashLine, UnpaidBill, ReservedInstance, EnterpriseTie, IndependentMember, Card, PaymentMethod, MissingInformation,
}

/// <summary>A fact about a customer as it was told last.</summary>
public sealed class CustomerFactRow
{
    public required string CustomerId { get; init; }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string FactKey { get; init; }

    public CustomerFactKind Kind { get; init; }

    /// <summary>What the vendor's systems call it; empty where a customer has one of the kind.</summary>
    public required string FactId { get; init; }

    public SpecialContractKind? Contract { get; set; }

    public decimal? Amount { get; set; }

    public string? Currency { get; set; }

    public DateTimeOffset? ValidTo { get; set; }

    public EnterpriseAccountKind? EnterpriseAccount { get; set; }

    public EnterpriseAccounting? EnterpriseAccounting { get; set; }

    /// <summary>The payment method, or the blank fields, a line each.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Position { get; set; }

    /// <summary>Unique for the customer.</summary>
    public static string KeyOf(CustomerFactKind kind, string id) => $"{kind}:{id}";

    internal void Said(string text, DateTimeOffset? endedAt) => (Text, EndedAt) = (text, endedAt);
}
