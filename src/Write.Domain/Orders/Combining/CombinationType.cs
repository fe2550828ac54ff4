namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>What makes several instances one order.</summary>
public enum CombinationType
{
    /// <summary>They are bought and used together (ORDER-7).</summary>
    CombinedService,

    /// <summary>Several that exist are renewed, changed, unsubscribed or paid for otherwise (ORDER-8).</summary>
    BatchManagement,

    /// <summary>Several from the cart or a promotion (ORDER-9).</summary>
    CombinedPurchase,
}

/// <summary>What an instance is to the one that it was ordered for (ORDER-10).</summary>
public enum ItemRole { Image, SystemDisk, DataDisk, SharedDisk, Eip, Bandwidth }
