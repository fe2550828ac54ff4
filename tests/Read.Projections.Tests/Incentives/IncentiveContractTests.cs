using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Incentives;

/// <summary>Statements through every step.</summary>
public sealed class IncentiveContractTests : ProjectionContract<IncentiveProjection>
{
    private const string Id = "p@Referral@2024-09";

    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History { get; } =
    [
        Past.Stated("p", Past.September, "Compute", "Storage"), Past.Stated("q", Past.September, "Compute"), Past.Stated("p", Past.September.Next),
        Of(new ReconciliationOpened("p", Id, AssociationModel.Referral, "2024-09", new(22m), Now, Now.AddDays(7))),
        Of(new IncentiveStatementRejected("p", Id, "A sale is missing.", Now)),
        Of(new IncentiveRejectionResolved("p", Id, "It was.", [new("2", 30m)], new(52m), new(1m), new(51m), Now)),
        Of(new ReconciliationOpened("p", Id, AssociationModel.Referral, "2024-09", new(51m), Now, Now.AddDays(14))),
        Of(new IncentiveMonthClosed("p", Past.September.Next, null, Now)),
        Of(new IncentiveStatementConfirmed("p", Id, AssociationModel.Referral, "2024-09", new(51m), true, Now)),
        Past.RestatementOrdered("2024-09", 2, 98), Past.Restated("2024-09", 2, Past.September, "Compute", "Storage"),
    ];

    [Fact, Trait("Rule", "INCENT-20")]
    public async Task What_was_put_right_stands_in_the_statement_and_its_line()
    {
        await using var run = await StartAt("corrected");
        await run.Append(History);
        Assert.True((await run.CatchUp()).Reached);
        await using var db = run.Open<IncentiveProjection>();
        var statement = await db.Set<IncentiveStatementRow>().SingleAsync(row => row.StatementId == Id);
        Assert.Equal((IncentiveStatementState.Confirmed, 2, new Money(44m), new Money(44m), 3, "It was."), (statement.State, statement.Version, statement.Incentive, statement.Net, statement.PolicyVersion, statement.Answer));
        Assert.Equal(
            [(1, new Money(22m), false), (1, new Money(30m), true), (2, new Money(22m), false), (2, new Money(25m), true)],
            (await db.Set<IncentiveLineRow>().Where(row => row.StatementId == Id).OrderBy(row => row.Version).ThenBy(row => row.Number).ToListAsync()).Select(row => (row.Version, row.Amount, row.Corrected)));
        var before = await db.Set<IncentiveHistoryRow>().SingleAsync(row => row.StatementId == Id && row.Step == IncentiveStatementStep.Confirmed);
        Assert.Equal((1, new Money(52m), new Money(51m)), (before.Version, before.Incentive, before.Net));
        Assert.Equal(7, await db.Set<IncentiveHistoryRow>().CountAsync(row => row.StatementId == Id));
    }

    private static PastEvent Of(IDomainEvent e) => new("incentive-ledger-p@Referral", e);
}
