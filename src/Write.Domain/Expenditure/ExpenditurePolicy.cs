namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>Configurable figures of expenditure.</summary>
/// <param name="DetailMonths">How many months before the current one single lines can be looked at.</param>
public sealed record ExpenditurePolicy(int DetailMonths)
{
    public static readonly ExpenditurePolicy Default = new(DetailMonths: 18);
}
