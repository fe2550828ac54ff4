using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[OneOf, Description("One fact about a customer, as the vendor's other systems tell it; recording it again changes nothing.")]
public sealed record CustomerFactInput(
    SpecialContractInput? ContractSigned, [property: Description("The contract's id.")] string? ContractEnded,
    PaymentFactInput? CashSpent, PaymentFactInput? BillUnpaid, [property: Description("The bill's id.")] string? BillSettled,
    ReservedInstanceInput? ReservedInstance, EnterpriseTieInput? EnterpriseJoined, [property: Id, Description("The master, a customer.")] string? EnterpriseLeft,
    [property: Id, Description("The member, a customer.")] string? IndependentMemberAdded, [property: Id, Description("The member, a customer.")] string? IndependentMemberRemoved,
    [property: Description("The card's id.")] string? CardBound, [property: Description("The card's id.")] string? CardRemoved,
    [property: Description("Such as BANK_TRANSFER; empty when there is none any more.")] string? PaymentMethod,
    [property: Description("The blank fields of the account information; none when it is complete.")] IReadOnlyList<string>? MissingFields);

public sealed record SpecialContractInput(string Id, SpecialContractKind Kind);

public sealed record PaymentFactInput(
    [property: Description("The bill's or payment's id.")] string Id,
    [property: Description("In the currency, at most eight decimals.")] decimal Amount,
    [property: Scalar<CurrencyCodeScalar>, Description("ISO 4217 code, USD when omitted.")] string? Currency);

public sealed record ReservedInstanceInput(string Id, [property: Description("The last instant at which it is valid.")] DateTimeOffset ValidTo);

public sealed record EnterpriseTieInput([property: Id, Description("The master, a customer: lines of a member that has left its partner are shown under it (EXPEND-14).")] string MasterId, EnterpriseAccountKind Account, EnterpriseAccounting Accounting);

public sealed record RecordCustomerFactInput(
    [property: Id] string CustomerId, CustomerFactInput Fact, string? IdempotencyKey) : IMutationInput;

public sealed class RecordCustomerFactPayload(MutationAnswer answer) : CustomerPayload(answer);

public sealed class CustomerFactMutations(MutationRunner mutations, CustomerWorkflow customers)
{
    [Description("Records a fact about a customer by which associations and orders are decided.")]
    public async Task<RecordCustomerFactPayload> RecordCustomerFact(IResolveFieldContext context, RecordCustomerFactInput input)
    {
        var customer = GlobalId.KeyOf(nameof(Customer), input.CustomerId);
        var command = Command(customer, input.Fact);
        return new(await mutations.Run(context, input, customer, with => customers.Run(command, with, context.CancellationToken)));
    }

    private static CustomerCommand Command(string customer, CustomerFactInput fact) => fact switch
    {
        { ContractSigned: { } contract } => new RecordSpecialContract(customer, contract.Id, contract.Kind),
        { ContractEnded: { } contractId } => new EndSpecialContract(customer, contractId),
        { CashSpent: { } cash } => new RecordCashSpending(customer, cash.Id, cash.Amount, cash.Currency ?? "USD"),
        { BillUnpaid: { } bill } => new RecordUnpaidBill(customer, bill.Id, bill.Amount, bill.Currency ?? "USD"),
        { BillSettled: { } billId } => new SettleUnpaidBill(customer, billId),
        { ReservedInstance: { } instance } => new RecordReservedInstance(customer, instance.Id, instance.ValidTo),
        { EnterpriseJoined: { } tie } => new JoinEnterprise(customer, Key(tie.MasterId), tie.Account, tie.Accounting),
        { EnterpriseLeft: { } masterId } => new LeaveEnterprise(customer, Key(masterId)),
        { IndependentMemberAdded: { } memberId } => new AddIndependentMember(customer, Key(memberId)),
        { IndependentMemberRemoved: { } memberId } => new RemoveIndependentMember(customer, Key(memberId)),
        { CardBound: { } cardId } => new BindCard(customer, cardId),
        { CardRemoved: { } cardId } => new RemoveCard(customer, cardId),
        { PaymentMethod: { } method } => new ChangePaymentMethod(customer, method.Length == 0 ? null : method),
        { MissingFields: { } fields } => new ChangeAccountInformation(customer, [.. fields]),
        _ => throw RequestErrors.Of(RequestErrors.BadRequest, "Give exactly one fact."),
    };

    private static string Key(string id) => GlobalId.KeyOf(nameof(Customer), id);
}
