using System.ComponentModel;
using PartnerGraph.Api.GraphQL.Policies;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;

namespace PartnerGraph.Api.GraphQL.Incentives;

/// <summary>What incentives and their payout are decided by, for everybody.</summary>
public sealed class IncentiveQueries(ReferenceDay day)
{
    [Cost(30), Description("The types of rebate: for list-price products and for discounted products (INCENT-14).")]
    public IReadOnlyList<RebateView> RebateTypes() => [.. RebateTerms.All.Select(terms => new RebateView(terms.Type, terms.Model))];

    [Cost(30), Description("How partners can have their earnings: by bank transfer, as a top-up of the cloud account or in cash coupons (INCENT-23).")]
    public IReadOnlyList<PayoutOption> PayoutMethods(
        [Description("Only what pays out earnings in this model.")] AssociationModel? model, DateOnly? asOf) =>
        [.. PayoutTerms.Table.On(day.Of(asOf)).Where(row => model is null || row.Content.Models.Contains(model.Value)).Select(PayoutOption.Of)];

    [Cost(30), Description("With which companies of the vendor partners deal, and which tax numbers their invoices state (INCENT-38).")]
    public IReadOnlyList<SigningEntityView> SigningEntities(
        SigningProgram program,
        [Description("Only the one for partners registered in this country, ISO 3166-1 alpha-2 in any letter case.")] string? country, DateOnly? asOf) =>
        [.. Write.Domain.Incentives.SigningEntities.Of(program, CountryCode.FoldOrNull(country), day.Of(asOf)).Select(SigningEntityView.Of)];
}
