using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Provisioning;

/// <summary>The rules of telling what became of resources.</summary>
public static class ProvisioningRules
{
    public static readonly Rule NotPaid = new("ORDER-11", "ORDER_NOT_PAID", "Only what was paid is enabled.", "Wait for the payment.");

    public static readonly Rule TypeUnknown = new("ORDER-10", "RESOURCE_TYPE_UNKNOWN",
        "What is reported is one of the order's types of resources.", "Name one of the order's resourceTypes.");

    public static readonly Rule EnabledBefore = new("ORDER-11", "RESOURCE_ALREADY_ENABLED",
        "Types of resources are enabled independently, and one that is enabled did not fail.", "Let the customer unsubscribe it.");
}
