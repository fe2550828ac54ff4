using PartnerGraph.Api.GraphQL.Discounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Api.GraphQL.Orders;

/// <summary>What callers name when they pay.</summary>
internal static class PaymentInputs
{
    public static PaymentChoice ChoiceOf(
        string customerId, PaymentMethod? method, IReadOnlyList<string>? couponIds, string? referenceId, string? partnerDiscountId) => new(
        method, [.. (couponIds ?? []).Select(id => GlobalId.KeyOf(nameof(CustomerCoupon), id))], referenceId,
        partnerDiscountId is null ? null : TypeOf(customerId, GlobalId.KeyOf(nameof(CustomerDiscount), partnerDiscountId)));

    // A discount of another customer names no product type, and is refused like one that there is not.
    private static string TypeOf(string customerId, string key) =>
        key.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && DiscountGrant.KeyOf(customerId, key[..dash]) == key ? key[..dash] : key;
}
