using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Description("A fact about a customer by which associations and orders are decided, as it was told last (recordCustomerFact).")]
public sealed record CustomerFact(
    [property: Description("What it is about.")] CustomerFactKind Kind,
    [property: Description("What the vendor's systems call it: the contract, payment, line, bill, instance or card. Null where a customer has one of the kind, and for other accounts.")] string? FactId,
    [property: Description("The kind of a SPECIAL_CONTRACT.")] SpecialContractKind? Contract,
    [property: Description("Of a CASH_SPENDING or UNPAID_BILL.")] CurrencyAmount? Amount,
    [property: Description("The last instant of a RESERVED_INSTANCE.")] DateTimeOffset? ValidTo,
    [property: Id, Description("The master of an ENTERPRISE_TIE, or the INDEPENDENT_MEMBER: a customer.")] string? OtherCustomerId,
    [property: Description("By which kind of account the customer is tied to the master.")] EnterpriseAccountKind? EnterpriseAccount,
    [property: Description("Who is charged for it.")] EnterpriseAccounting? EnterpriseAccounting,
    [property: Description("The present PAYMENT_METHOD, such as BANK_TRANSFER; null when there is none any more.")] string? PaymentMethod,
    [property: Description("The fields of a MISSING_INFORMATION; none of every other kind.")] IReadOnlyList<string> MissingFields,
    [property: Description("When it was told the last time.")] DateTimeOffset RecordedAt,
    [property: Description("When it was told that it ended; null while it holds.")] DateTimeOffset? EndedAt)
{
    internal static CustomerFact Of(CustomerFactRow row)
    {
        var isAccount = row.Kind is CustomerFactKind.EnterpriseTie or CustomerFactKind.IndependentMember;
        return new(
            row.Kind, isAccount || row.FactId.Length == 0 ? null : row.FactId, row.Contract,
            row is { Amount: { } amount, Currency: { } currency } ? new(currency, new Money(amount, currency)) : null, row.ValidTo,
            isAccount ? GlobalId.Of(nameof(Customer), row.FactId) : null, row.EnterpriseAccount, row.EnterpriseAccounting,
            row.Kind == CustomerFactKind.PaymentMethod && row.Text.Length > 0 ? row.Text : null,
            row.Kind == CustomerFactKind.MissingInformation ? row.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [], row.RecordedAt, row.EndedAt);
    }
}
