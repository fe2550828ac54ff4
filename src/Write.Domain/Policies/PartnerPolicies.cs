using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>The markets that have a policy of their own (CSP-31).</summary>
public enum PartnerPolicyKind { Mainland, OutsideMainland }

/// <summary>When customers pay for what they use.</summary>
public enum PaymentMode { Postpaid }

/// <param name="PaymentMode">Null where the source says nothing: it is about the markets outside the mainland.</param>
public sealed record PartnerPolicyTerms(PartnerPolicyKind Kind, PaymentMode? PaymentMode);

public static class PartnerPolicies
{
    // ISO 3166-1 alpha-2; Hong Kong, Macao and Taiwan have codes of their own and lie outside the mainland's market.
    private const string Mainland = "CN";

    public static ReferenceTable<PartnerPolicyTerms> Table { get; } = new(
        new PartnerPolicyTerms(PartnerPolicyKind.Mainland, null), new PartnerPolicyTerms(PartnerPolicyKind.OutsideMainland, PaymentMode.Postpaid));

    /// <summary>The policy of a partner, by where it is registered and not by where it sells (CSP-32).</summary>
    /// <param name="country">Of the registration, ISO 3166-1 alpha-2, in any letter case.</param>
    public static PartnerPolicyKind Of(string country) =>
        string.Equals(country, Mainland, StringComparison.OrdinalIgnoreCase) ? PartnerPolicyKind.Mainland : PartnerPolicyKind.OutsideMainland;
}
