using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Wallets;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>What the streams say of a buyer, its partner and its partner's distributor.</summary>
internal static class BuyerFacts
{
    public static async Task<OrderFacts> OrderFacts(this IAggregates aggregates, Buyer buyer, CancellationToken cancellation = default)
    {
        if (buyer.IsForAnother) return new() { OnBehalfOfAnother = true };
        if (buyer.ActingPartnerId is not null)
            return new() { BuyerIsPartner = true, Partner = await Status(aggregates, buyer.CustomerId, cancellation), Distributor = await DistributorOf(aggregates, buyer.CustomerId, cancellation) };

        var account = (await aggregates.Load(CustomerDecider.Definition, buyer.CustomerId, cancellation)).State;
        var association = (await aggregates.Load(AssociationDecider.Definition, buyer.CustomerId, cancellation)).State;
        return new()
        {
            Model = association.Model,
            Customer = (await aggregates.Load(CustomerStatusDecider.Definition, buyer.CustomerId, cancellation)).State.Under(association.PartnerId),
            Partner = association.PartnerId is { } partnerId ? await Status(aggregates, partnerId, cancellation) : PartnerStatus.Normal,
            Distributor = association.PartnerId is { } managed ? await DistributorOf(aggregates, managed, cancellation) : null,
            EmailBound = account.VerifiedEmail is not null,
            PhoneBound = account.VerifiedPhone is not null,
            AccountInformationComplete = account is { Exists: true, IsAccountInformationComplete: true },
            CreditCardBound = !account.Cards.IsEmpty,
            PaymentMethodSet = account.PaymentMethod is not null,
        };
    }

    /// <summary>Who pays, with what, and at which prices.</summary>
    /// <param name="productTypes">What would be bought, for the discounts on it.</param>
    public static async Task<PaymentFacts> PaymentFacts(
        this IAggregates aggregates, Buyer buyer, Association association, ProductList products, DateOnly day, IEnumerable<string> productTypes,
        CancellationToken cancellation = default) => new(
        association.Model, association.PartnerId,
        (await aggregates.Load(CustomerWalletDecider.Definition, buyer.CustomerId, cancellation)).State,
        await aggregates.Pricing(products, day, buyer.CustomerId, association, productTypes, cancellation));

    private static async Task<PartnerStatus?> DistributorOf(IAggregates aggregates, string partnerId, CancellationToken cancellation) =>
        (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State.DistributorId is { } distributor
            ? await Status(aggregates, distributor, cancellation)
            : null;

    private static async Task<PartnerStatus> Status(IAggregates aggregates, string partnerId, CancellationToken cancellation) =>
        (await aggregates.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
}
