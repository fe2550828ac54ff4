using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>Facts about a customer come from the vendor's other systems: they are believed, once each, and a repeat changes nothing.</summary>
internal static class CustomerFactDecisions
{
    public static Decision Decide(CustomerCommand command, CustomerAccount state) => command switch
    {
        RecordSpecialContract c => state.Contracts.TryGetValue(c.ContractId, out var known)
            ? Repeat(known == c.Kind, "contractId")
            : Decision.Accept(new SpecialContractRecorded(c.CustomerId, c.ContractId, c.Kind)),
        EndSpecialContract c => state.Contracts.TryGetValue(c.ContractId, out var kind)
            ? Decision.Accept(new SpecialContractEnded(c.CustomerId, c.ContractId, kind))
            : Decision.Nothing,
        RecordCashSpending c => Amount(c.Amount, c.Currency, amount => state.CashPayments.TryGetValue(c.ReferenceId, out var known)
            ? Repeat(known == amount, "referenceId")
            : Decision.Accept(new CashSpendingRecorded(c.CustomerId, c.ReferenceId, amount))),
        RecordUnpaidBill c => Amount(c.Amount, c.Currency, amount => state.SettledBills.Contains(c.BillId) ? Decision.Nothing
            : state.UnpaidBills.TryGetValue(c.BillId, out var known) ? Repeat(known == amount, "billId")
            : AmountRules.Sum(amount + state.Owed(c.Currency), "amount") is { } refusal ? Decision.Reject(refusal)
            : Decision.Accept(new UnpaidBillRecorded(c.CustomerId, c.BillId, amount))),
        SettleUnpaidBill c => state.UnpaidBills.TryGetValue(c.BillId, out var amount)
            ? Decision.Accept(new UnpaidBillSettled(c.CustomerId, c.BillId, amount))
            : Decision.Nothing,
        RecordReservedInstance c => When(
            !state.ReservedInstances.TryGetValue(c.InstanceId, out var validTo) || validTo != c.ValidTo,
            new ReservedInstanceRecorded(c.CustomerId, c.InstanceId, c.ValidTo)),
        JoinEnterprise c => When(
            state.EnterpriseTies.GetValueOrDefault(c.MasterId) != new EnterpriseTie(c.MasterId, c.Account, c.Accounting),
            new EnterpriseJoined(c.CustomerId, c.MasterId, c.Account, c.Accounting)),
        LeaveEnterprise c => When(state.EnterpriseTies.ContainsKey(c.MasterId), new EnterpriseLeft(c.CustomerId, c.MasterId)),
        AddIndependentMember c => When(!state.IndependentMembers.Contains(c.MemberId), new IndependentMemberAdded(c.CustomerId, c.MemberId)),
        RemoveIndependentMember c => When(state.IndependentMembers.Contains(c.MemberId), new IndependentMemberRemoved(c.CustomerId, c.MemberId)),
        BindCard c => When(!state.Cards.Contains(c.CardId), new CardBound(c.CustomerId, c.CardId)),
        RemoveCard c => When(state.Cards.Contains(c.CardId), new CardRemoved(c.CustomerId, c.CardId)),
        ChangePaymentMethod c => When(state.PaymentMethod != c.Method, new PaymentMethodChanged(c.CustomerId, c.Method)),
        ChangeAccountInformation c => When(
            !state.MissingFields.SequenceEqual(c.MissingFields), new AccountInformationChanged(c.CustomerId, c.MissingFields)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision When(bool isNews, IDomainEvent news) => isNews ? Decision.Accept(news) : Decision.Nothing;

    private static Decision Repeat(bool isSame, string path) =>
        isSame ? Decision.Nothing : Decision.Reject(CustomerRules.ReferenceReused.Refuse(path));

    private static Decision Amount(decimal amount, string currency, Func<Money, Decision> decide)
    {
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper)) return Decision.Reject(CustomerRules.AmountInvalid.Refuse("amount"));
        return AmountRules.Positive(amount, CustomerRules.AmountInvalid, "amount") is { } refusal ? Decision.Reject(refusal) : decide(new(amount, currency));
    }
}
