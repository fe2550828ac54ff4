namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>Configurable figures of reconciliation.</summary>
/// <param name="OpeningWorkingDays">Within how many working days of the next month the reconciliation is opened (INCENT-2).</param>
/// <param name="ReconciliationWorkingDays">How many working days after its opening a partner may reject a statement (INCENT-19, GAP-56).</param>
public sealed record IncentivePolicy(int OpeningWorkingDays, int ReconciliationWorkingDays)
{
    public static readonly IncentivePolicy Default = new(OpeningWorkingDays: 5, ReconciliationWorkingDays: 5);
}
