using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>What the bank returned for wrong data goes on without a new application, once the right data is authenticated (INFO-18).</summary>
public sealed class WhenPaymentInformationAuthenticatedThenResumePayouts : Reaction
{
    private const string ReactionName = "reaction-resume-payouts";

    public WhenPaymentInformationAuthenticatedThenResumePayouts(CommandRunner runner)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<PaymentInformationAuthenticated>((_, recorded, cancellation) => new ValueTask(tell.Tell(
            PayoutDecider.Definition, new ResumeFailedPayouts(recorded.Event.PartnerId, recorded.Event.AuthenticatedAt), recorded.Event.PartnerId, recorded, cancellation)));
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
