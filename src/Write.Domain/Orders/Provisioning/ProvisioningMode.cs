namespace PartnerGraph.Write.Domain.Orders.Provisioning;

/// <summary>Who says that what was paid is there.</summary>
public enum ProvisioningMode
{
    /// <summary>Everything takes effect as it is paid.</summary>
    Immediate,

    /// <summary>The cloud reports each type of resource by itself (ORDER-11).</summary>
    Reported,
}
