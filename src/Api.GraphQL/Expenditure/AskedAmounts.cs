using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using PartnerGraph.Read.Projections.Expenditure.Sums;

namespace PartnerGraph.Api.GraphQL.Expenditure;

/// <summary>
/// The amounts that a document can show, wherever it names them and under whatever conditions: only these need be added up. One that is named
/// for another object is added up in vain, and none that is shown can be missing.
/// </summary>
internal static class AskedAmounts
{
    private static readonly ConditionalWeakTable<GraphQLDocument, FrozenSet<string>> Known = [];

    /// <summary>What each field of <see cref="ExpenditureAmounts"/> is made of.</summary>
    private static readonly FrozenDictionary<string, string[]> PartsOf = new Dictionary<string, string[]>
    {
        ["listPrice"] = [nameof(ExpenditureSums.ListPrice)],
        ["listPriceRemainder"] = [nameof(ExpenditureSums.ListPrice)],
        ["discountedAmount"] = [nameof(ExpenditureSums.DiscountedAmount)],
        ["amountDue"] = [nameof(ExpenditureSums.AmountDue)],
        ["roundingRemainder"] = [nameof(ExpenditureSums.AmountDue)],
        ["amountPaid"] = [nameof(ExpenditureSums.AmountDue), nameof(ExpenditureSums.CashCoupons)],
        ["preTaxAmount"] = [nameof(ExpenditureSums.AmountDue), nameof(ExpenditureSums.Tax)],
        ["refunds"] = [nameof(ExpenditureSums.Refunds)],
        ["cashPayment"] = [nameof(ExpenditureSums.CashPayment)],
        ["cashCoupons"] = [nameof(ExpenditureSums.CashCoupons)],
        ["monthlySettlement"] = [nameof(ExpenditureSums.MonthlySettlement)],
        ["tax"] = [nameof(ExpenditureSums.Tax)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Of(IResolveFieldContext context) => Known.GetValue(context.Document, static document =>
    {
        var named = new FieldNames();
        // It waits for nothing.
        new NameVisitor().VisitAsync(document, named).AsTask().GetAwaiter().GetResult();
        // Slices are ordered by the amount due, whoever looks at it.
        return PartsOf.Where(part => named.All.Contains(part.Key)).SelectMany(part => part.Value).Append(nameof(ExpenditureSums.AmountDue)).ToFrozenSet(StringComparer.Ordinal);
    });

    private sealed class FieldNames : IASTVisitorContext
    {
        public HashSet<string> All { get; } = new(StringComparer.Ordinal);

        public CancellationToken CancellationToken => CancellationToken.None;
    }

    private sealed class NameVisitor : ASTVisitor<FieldNames>
    {
        protected override ValueTask VisitFieldAsync(GraphQLField field, FieldNames context)
        {
            context.All.Add(field.Name.StringValue);
            return base.VisitFieldAsync(field, context);
        }
    }
}
