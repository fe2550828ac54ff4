using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Billing;

public sealed record WithdrawBalanceInput([property: Scalar<UsdAmountScalar>, Description("USD; all that can be withdrawn when omitted.")] decimal? Amount);

public sealed class WithdrawBalancePayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The caller's balance, with what can be withdrawn.")]
    public Task<CustomerBalance?> CustomerBalance(IResolveFieldContext context, BillingQueries billing) => billing.CustomerBalance(context, null);
}

public sealed class WithdrawalMutations
{
    [Description("Is always refused with SERVICE_TICKET_REQUIRED: nobody withdraws a balance by itself, a service ticket or customer service does it (COUPON-6). It stores nothing.")]
    public WithdrawBalancePayload WithdrawBalance(WithdrawBalanceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new(new MutationAnswer(null, 0, [CouponRules.WithdrawByTicket.Refuse()]));
    }
}
