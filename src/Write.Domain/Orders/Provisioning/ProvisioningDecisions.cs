using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Orders.Provisioning;

/// <summary>Types of resources are enabled, or fail, each by itself (ORDER-11).</summary>
internal static class ProvisioningDecisions
{
    public static Decision Report(ReportProvisioning report, Order state)
    {
        if (!state.Exists || !state.Renewals.IsEmpty) return Decision.Reject(PaymentRules.OrderNotFound.Refuse("orderId"));
        if (state.IsCancelled || state.IsPending) return Decision.Reject(ProvisioningRules.NotPaid.Refuse("orderId"));
        var type = Combination.TypesOf(state.Items).FirstOrDefault(type => string.Equals(type.Type, report.ResourceType, StringComparison.OrdinalIgnoreCase));
        if (type is null) return Decision.Reject(ProvisioningRules.TypeUnknown.Refuse("resourceType"));
        if (!report.IsEnabled && type.Numbers.Any(number => state.Resources.ContainsKey(Order.ResourceId(report.OrderId, number))))
            return Decision.Reject(ProvisioningRules.EnabledBefore.Refuse("enabled"));
        return Decision.Accept([.. type.Numbers.Select(number => (Number: number, Id: Order.ResourceId(report.OrderId, number)))
            .Where(instance => !state.Unsubscribed.Contains(instance.Id) && !state.Resources.ContainsKey(instance.Id))
            .Select(instance => Outcome(report, state, instance.Number, instance.Id)).OfType<IDomainEvent>()]).By(ProvisioningRules.EnabledBefore);
    }

    private static IDomainEvent? Outcome(ReportProvisioning report, Order state, int number, string resourceId) =>
        report.IsEnabled ? OrderDecider.Enabled(report.OrderId, state.CustomerId, state.Items[number - 1], number, report.At)
        : state.Failed.Contains(resourceId) ? null
        : new ResourceFailed(report.OrderId, state.CustomerId, resourceId, report.Reason, report.At);
}
