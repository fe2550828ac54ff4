using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

/// <summary>Facts about customers by which associations and orders are decided, each as it was told last.</summary>
public sealed class CustomerFactProjection : Projection
{
    public CustomerFactProjection()
    {
        Tells<SpecialContractRecorded>(e => e.CustomerId, CustomerFactKind.SpecialContract, e => e.ContractId, (row, e) => row.Contract = e.Kind);
        Ends<SpecialContractEnded>(e => e.CustomerId, CustomerFactKind.SpecialContract, e => e.ContractId);
        Tells<CashSpendingRecorded>(e => e.CustomerId, CustomerFactKind.CashSpending, e => e.ReferenceId, (row, e) => Amount(row, e.Amount));
        Tells<CashSpendingBegun>(e => e.CustomerId, CustomerFactKind.CashLine, e => e.LineId, (_, _) => { });
        Tells<UnpaidBillRecorded>(e => e.CustomerId, CustomerFactKind.UnpaidBill, e => e.BillId, (row, e) => Amount(row, e.Amount));
        Ends<UnpaidBillSettled>(e => e.CustomerId, CustomerFactKind.UnpaidBill, e => e.BillId);
        Tells<ReservedInstanceRecorded>(e => e.CustomerId, CustomerFactKind.ReservedInstance, e => e.InstanceId, (row, e) => row.ValidTo = e.ValidTo);
        Tells<EnterpriseJoined>(e => e.CustomerId, CustomerFactKind.EnterpriseTie, e => e.MasterId,
            (row, e) => (row.EnterpriseAccount, row.EnterpriseAccounting) = (e.Account, e.Accounting));
        Ends<EnterpriseLeft>(e => e.CustomerId, CustomerFactKind.EnterpriseTie, e => e.MasterId);
        Tells<IndependentMemberAdded>(e => e.CustomerId, CustomerFactKind.IndependentMember, e => e.MemberId, (_, _) => { });
        Ends<IndependentMemberRemoved>(e => e.CustomerId, CustomerFactKind.IndependentMember, e => e.MemberId);
        Tells<CardBound>(e => e.CustomerId, CustomerFactKind.Card, e => e.CardId, (_, _) => { });
        Ends<CardRemoved>(e => e.CustomerId, CustomerFactKind.Card, e => e.CardId);
        On<PaymentMethodChanged>(async (db, recorded, cancellation) => (await Told(db, recorded, recorded.Event.CustomerId, CustomerFactKind.PaymentMethod, "", cancellation)).Said(
            recorded.Event.Method ?? "", recorded.Event.Method is null ? recorded.Metadata.OccurredAt : null));
        On<AccountInformationChanged>(async (db, recorded, cancellation) =>
            (await Told(db, recorded, recorded.Event.CustomerId, CustomerFactKind.MissingInformation, "", cancellation)).Said(
                string.Join('\n', recorded.Event.MissingFields), recorded.Event.MissingFields.IsEmpty ? recorded.Metadata.OccurredAt : null));
    }

    public override string Name => "customer-facts";

    public override void Map(ModelBuilder model) => model.Entity<CustomerFactRow>(fact =>
    {
        fact.ToTable("customer_fact");
        fact.HasKey(row => new { row.CustomerId, row.FactKey });
        fact.HasIndex(row => new { row.CustomerId, row.Position, row.FactKey });
    });

    private void Tells<TEvent>(
        Func<TEvent, string> customer, CustomerFactKind kind, Func<TEvent, string> id, Action<CustomerFactRow, TEvent> tell) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) =>
        {
            var row = await Told(db, recorded, customer(recorded.Event), kind, id(recorded.Event), cancellation);
            tell(row, recorded.Event);
            row.EndedAt = null;
        });

    private void Ends<TEvent>(Func<TEvent, string> customer, CustomerFactKind kind, Func<TEvent, string> id) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) => (await db.Row<CustomerFactRow>(
            cancellation, customer(recorded.Event), CustomerFactRow.KeyOf(kind, id(recorded.Event)))).EndedAt = recorded.Metadata.OccurredAt);

    private static async ValueTask<CustomerFactRow> Told<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string customer, CustomerFactKind kind, string id, CancellationToken cancellation) where TEvent : IDomainEvent
    {
        var key = CustomerFactRow.KeyOf(kind, id);
        var row = await db.RowOrNew<CustomerFactRow>(
            () => new() { CustomerId = customer, FactKey = key, Kind = kind, FactId = id }, cancellation, customer, key);
        (row.RecordedAt, row.Position) = (recorded.Metadata.OccurredAt, recorded.Position);
        return row;
    }

    private static void Amount(CustomerFactRow row, Money amount) => (row.Amount, row.Currency) = (amount.Amount, amount.Currency);
}
