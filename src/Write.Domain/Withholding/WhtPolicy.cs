using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Withholding;

/// <summary>What the catalogue leaves to configuration about withheld tax (GAP-115).</summary>
/// <param name="PartnerKinds">Which partners record what they withheld; the source names resellers alone.</param>
public sealed record WhtPolicy(FrozenSet<PartnerKind> PartnerKinds)
{
    public static readonly WhtPolicy Default = new(FrozenSet.Create(PartnerKind.Reseller));
}
