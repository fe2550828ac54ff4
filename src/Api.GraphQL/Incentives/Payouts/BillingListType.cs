using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Partners.Authentication;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Description("What a partner mails together with its invoice (INCENT-33): what is paid for which earnings, and where it is sent.")]
public sealed class BillingList(IReadOnlyList<RuleCheck> checks, PayoutRow? row)
{
    private PayoutRow? Shown => Visible ? row : null;

    [Description("Whether the list can be seen; every other field but checks is null while it cannot.")]
    public bool Visible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("What it takes for the list to be seen (INCENT-29, INCENT-30).")]
    public IReadOnlyList<RuleCheckView> Checks => [.. checks.Select(RuleCheckView.Of)];

    [SeenLike("payout"), Description("The payout that it is about.")]
    public Payout? Payout => Shown is { } payout ? new(payout) : null;

    [Description("What the invoice states, tax included.")]
    public Money? Amount => Shown?.Gross;

    [Description("The code of the vendor's company that the invoice names, as signingEntities has it.")]
    public string? SigningEntity => Shown?.RequestedEntity;

    [Description("Where invoice and list are sent by post, as the partner was told (INCENT-32).")]
    public string? MailingAddress => Shown?.MailingAddress;
}

public sealed class BillingListQueries(PayoutReads payouts, PaymentInformationReads information)
{
    [Cost(100), Description("The billing list of a payout, the latest of the caller's partner unless named; null when there is none that the caller may see (INCENT-29, INCENT-30, INCENT-32).")]
    public async Task<BillingList?> BillingList(IResolveFieldContext context, [Id, Description("The payout.")] string? payoutId)
    {
        var (scope, cancellation) = (context.PartnerScope(), context.CancellationToken);
        PayoutRow? row;
        if (payoutId is null) row = await payouts.LatestInvoiced(scope, Actor.Of(context).RequirePartner(), cancellation);
        else
        {
            var key = GlobalId.KeyOf(nameof(Payout), payoutId);
            if ((row = (await payouts.Of(scope, [key], cancellation)).GetValueOrDefault(key)) is null) return null;
        }

        var partner = row?.PartnerId ?? Actor.Of(context).RequirePartner();
        var isAuthenticated = (await information.Of(scope, [partner], cancellation)).GetValueOrDefault(partner) is { BankAccount: not null };
        return new(
        [
            RuleCheck.Of(PayoutRules.ListNeedsAuthentication, true, isAuthenticated, "payoutId"),
            RuleCheck.Of(PayoutRules.ListNeedsApplication, true, row?.MailingAddress is not null, "payoutId"),
        ], row);
    }
}
