using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Orders;

public enum OrderOperation { Purchase, Renew, Change }

/// <summary>What the streams of the buyer, its partner and its partner's distributor say at the time of an order.</summary>
public sealed record OrderFacts
{
    /// <summary>The buying account is a partner, not a customer (PROG-47).</summary>
    public bool BuyerIsPartner { get; init; }

    /// <summary>Somebody else than the buyer itself asks (CUST-5): then nothing of the buyer is asked or told.</summary>
    public bool OnBehalfOfAnother { get; init; }

    /// <summary>The buyer's association; null while it has none.</summary>
    public AssociationModel? Model { get; init; }

    public CustomerStatus Customer { get; init; } = CustomerStatus.Normal;

    /// <summary>The state of the partner that the buyer is associated with, or that the buyer is.</summary>
    public PartnerStatus Partner { get; init; } = PartnerStatus.Normal;

    /// <summary>The state of the distributor that manages that partner; null when none does.</summary>
    public PartnerStatus? Distributor { get; init; }

    public bool EmailBound { get; init; }

    public bool PhoneBound { get; init; }

    public bool AccountInformationComplete { get; init; }

    public bool CreditCardBound { get; init; }

    /// <summary>A payment method other than a credit card.</summary>
    public bool PaymentMethodSet { get; init; }
}

/// <summary>What a vendor may configure about ordering.</summary>
/// <param name="RestrictionBlocks">What a restricted partner's customers cannot do (GAP-100).</param>
public sealed record OrderPolicy(ImmutableHashSet<OrderOperation> RestrictionBlocks)
{
    /// <summary>Who says that what was paid is there.</summary>
    public ProvisioningMode Provisioning { get; init; } = ProvisioningMode.Immediate;

    public static readonly OrderPolicy Default = new([OrderOperation.Purchase, OrderOperation.Renew, OrderOperation.Change]);
}
