using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

public sealed class BillVisibilityTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "BILL-5")]
    public void It_is_there_until_it_is_revoked_and_can_be_given_back()
    {
        BillVisibilityDecider.Definition.Given().When(new SetBillVisibility("p", false, Now)).ThenNothing();
        BillVisibilityDecider.Definition.Given().When(new SetBillVisibility("p", true, Now)).Then(new BillVisibilityRevoked("p", Now)).AndRepeatingChangesNothing();
        BillVisibilityDecider.Definition.Given(new BillVisibilityRevoked("p", Now)).When(new SetBillVisibility("p", false, Now))
            .Then(new BillVisibilityGranted("p", Now)).AndRepeatingChangesNothing();
    }
}
