using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>What is done with incentive statements.</summary>
internal static partial class MutationTable
{
    private static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> Incentives =>
    [
        Row("rejectIncentiveStatement", async scene => new(scene.Admin(), new { statementId = await Stated(scene), reason = "A sale is missing." })),
        Row("restateIncentiveStatement", async scene =>
        {
            await (await scene.WithPartner()).WithCustomer();
            var (id, late) = (StatementOf(scene), scene.Now.AddDays(-20));
            await scene.Has("association", scene.CustomerId, new CustomerAssociated(scene.CustomerId, scene.Partner, AssociationModel.Referral, AssociationVia.Ticket, scene.Now.AddDays(-60)));
            await scene.Has("incentive-ledger", StatementIds.LedgerOf(scene.Partner, AssociationModel.Referral), new IncentiveMonthClosed(scene.Partner, new(2024, 10), "2024-10", scene.Now),
                new IncentiveStatementGenerated(scene.Partner, id, AssociationModel.Referral, "2024-10", new(0m), new(0m), default, new(0m), 0, [], scene.Now));
            await scene.Has("expenditure-line", $"test:{scene.Id}", new ExpenditureRecorded(
                "test", scene.Id, scene.CustomerId, late, late, "ECS", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null, new(5m), new(0m), new(5m),
                new(5m), new(0m), new(0m), new(0m), null));
            return new(scene.Operations, new { statementId = MutationScene.Global("IncentiveStatement", id), reason = "A sale was reported late." }, "incentiveStatement { period }");
        }),
        Row("resolveIncentiveRejection", async scene =>
        {
            var (statementId, id) = (await Stated(scene), StatementOf(scene));
            await scene.Has("incentive-ledger", StatementIds.LedgerOf(scene.Partner, AssociationModel.Referral), new IncentiveStatementRejected(scene.Partner, id, "why", scene.Now));
            return new(scene.Operations, new { statementId, answer = "It was.", corrections = new[] { new { lineId = MutationScene.Global("IncentiveLine", $"{id}#1"), amount = "25" } } });
        }),
    ];

    private static string StatementOf(MutationScene scene) => StatementIds.Of(scene.Partner, AssociationModel.Referral, IncentiveSpan.Of(new(2024, 10)));

    /// <summary>A statement whose reconciliation is open, by its global id.</summary>
    private static async Task<string> Stated(MutationScene scene)
    {
        await scene.WithPartner();
        var (id, month) = (StatementOf(scene), new BillingMonth(2024, 10));
        var line = new StatementLine(
            "1", month, new(2024, 10, 1), new(2024, 10, 31), "ECS", Offering.Cloud, new(100m), new(100m), 0, RebateType.ListPriceProducts, 0.2m, 0.2m, new(20m), 0, null);
        await scene.Has("incentive-ledger", StatementIds.LedgerOf(scene.Partner, AssociationModel.Referral),
            new IncentiveStatementGenerated(scene.Partner, id, AssociationModel.Referral, "2024-10", new(100m), new(20m), default, new(20m), 0, [line], scene.Now),
            new ReconciliationOpened(scene.Partner, id, AssociationModel.Referral, "2024-10", new(20m), scene.Now, scene.Now.AddDays(30)));
        return MutationScene.Global("IncentiveStatement", id);
    }
}
