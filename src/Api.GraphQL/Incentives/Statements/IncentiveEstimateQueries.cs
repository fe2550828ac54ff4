using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

public sealed class IncentiveEstimateQueries(ChargeReads charges, IncentiveWorkflow incentives, CommandRunner runner)
{
    private const int MostSales = 100;

    [Cost(2_000), Description("What a statement up to the end of a month would hold now; null when the caller may not see the partner. In the reseller model the quarter's "
        + "rebate so far, before coupons of the months that are not billed yet.")]
    public async Task<IncentiveEstimate?> IncentiveEstimate(
        IResolveFieldContext context, BillingMonth month, [Description("In which model.")] AssociationModel model, [Id] string? partnerId)
    {
        var partner = PartnerArgument.KeyOf(context, partnerId);
        if (!Actor.Of(context).Debtors().Includes(partner)) return null;
        var (terms, ledger) = (await incentives.Terms(partner, context.CancellationToken), await Ledger(partner, model, context.CancellationToken));
        if (model == AssociationModel.Referral)
        {
            var usage = await charges.Open(partner, StatementIds.Of(partner, model, IncentiveSpan.Of(month)), month, context.CancellationToken);
            return new(model, false, ReferralRebate.Lines(usage, terms, id => LinesOf(ledger, id)), ledger.Claim, terms.Policies.Version);
        }

        var quarter = IncentiveSpan.QuarterOf(month);
        List<StatementLine> months = [.. ResellerRebate.OfMonth(await charges.Unbilled(partner, month, context.CancellationToken), terms.Policies.Version)];
        for (var of = quarter.First; of <= month; of = of.Next) months.AddRange(LinesOf(ledger, StatementIds.Of(partner, model, IncentiveSpan.Of(of))));
        return OfQuarter(quarter, months, terms, ledger, partner);
    }

    [Cost(300), Description("What sales would earn by today's policies, by the very computation of the statements; nothing is stored. Null when the caller may not see the partner.")]
    public async Task<IncentiveEstimate?> IncentiveWhatIf(IResolveFieldContext context, IncentiveWhatIfInput input)
    {
        if (input.Sales.Count is 0 or > MostSales) throw RequestErrors.Of(RequestErrors.BadRequest, $"Between 1 and {MostSales} sales are expected, not {input.Sales.Count}.");
        if (input.Sales.Any(sale => sale.CustomerDiscount is { } part && (part is < 0 or > 1 || decimal.Round(part, 4) != part)))
            throw RequestErrors.Of(RequestErrors.BadRequest, "A customer's discount is a part from 0 to 1 with at most four decimals.");
        if (input.Sales.Any(sale => new[] { sale.ListPrice, sale.Coupons ?? 0 }.Any(amount => !Money.Fits(amount) || Math.Abs(amount) > AmountRules.MostOfLine)))
            throw RequestErrors.Of(RequestErrors.BadRequest, "An amount has at most eight decimals and is at most 1,000,000,000,000.");
        var partner = PartnerArgument.KeyOf(context, input.PartnerId);
        if (!Actor.Of(context).Debtors().Includes(partner)) return null;
        var terms = await incentives.Terms(partner, context.CancellationToken);
        if (input.Model == AssociationModel.Referral)
            return new(input.Model, false, ReferralRebate.Lines(input.Sales.Select(Usage), terms, _ => []), Money.Zero, terms.Policies.Version);
        var quarter = IncentiveSpan.QuarterOf(BillingMonth.Of(input.Sales[0].Day));
        if (input.Sales.Any(sale => !quarter.Contains(BillingMonth.Of(sale.Day)))) throw RequestErrors.Of(RequestErrors.BadRequest, "The sales are those of one quarter.");
        return OfQuarter(quarter, ResellerRebate.OfMonth(input.Sales.Select(sale => Billed(sale, terms)), terms.Policies.Version), terms, IncentiveLedger.Empty, partner);
    }

    // A quarter below the threshold shows its performance and earns nothing.
    private static IncentiveEstimate OfQuarter(
        IncentiveSpan quarter, IReadOnlyCollection<StatementLine> months, IncentiveTerms terms, IncentiveLedger ledger, string partner)
    {
        var lines = ResellerRebate.OfQuarter(quarter, months, terms, of =>
            ledger.Statements.TryGetValue(StatementIds.Of(partner, AssociationModel.Reseller, IncentiveSpan.QuarterOf(of)), out var held) ? held : null);
        return new(AssociationModel.Reseller, lines.IsEmpty, lines.IsEmpty ? [.. months] : lines, ledger.Claim, terms.Policies.Version);
    }

    private static ReferralUsage Usage(IncentiveSaleInput sale) =>
        new(sale.Day, sale.ServiceType, sale.Offering ?? Offering.Cloud, sale.CustomerDiscount ?? 0, new(sale.ListPrice), Earned: null);

    private static BilledProduct Billed(IncentiveSaleInput sale, IncentiveTerms terms) => new(
        BillingMonth.Of(sale.Day), sale.ServiceType, sale.Offering ?? Offering.Cloud, new(sale.ListPrice),
        terms.Policies.SettlementPrice(terms.Country, sale.ServiceType, new(sale.ListPrice), sale.Day) - new Money(sale.Coupons ?? 0));

    private static ImmutableArray<StatementLine> LinesOf(IncentiveLedger ledger, string statementId) =>
        ledger.Statements.TryGetValue(statementId, out var of) ? of.Lines : [];

    private async Task<IncentiveLedger> Ledger(string partner, AssociationModel model, CancellationToken cancellation) =>
        (await runner.Load(IncentiveLedgerDecider.Definition, StatementIds.LedgerOf(partner, model), cancellation)).State;
}
