using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Revenue;

public sealed class RevenueQueries(RevenueReads reads, PolicyWorkflow policies)
{
    [Cost(1_000), Description("A partner's revenue of one month or several, the caller's own unless named; null when the caller may not see it (CSP-1).")]
    public async Task<PartnerRevenue?> PartnerRevenue(
        IResolveFieldContext context, [Description("The first month.")] BillingMonth from,
        [Description("The last month, included; the first one unless given.")] BillingMonth? to,
        [Description("Only this model; both unless given (CSP-21, CSP-22).")] AssociationModel? model, [Id] string? partnerId,
        [Description("Bills, and what was paid of them, as they stood at this instant; as they stand unless given. Referral customers' lines count as they are attributed now.")] DateTimeOffset? asOf)
    {
        Period.Check(from, to, nameof(to));
        var (scope, partner, last) = (Actor.Of(context).Debtors(), PartnerArgument.KeyOf(context, partnerId), to ?? from);
        if (!scope.Includes(partner)) return null;
        var book = await policies.Book(context.CancellationToken);
        return new(partner, from, last, await reads.Parts(scope, partner, model, from, last, asOf, context.CancellationToken), book.CountsAsRevenue());
    }
}
