using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons;

public sealed record RequestTestCouponInput(
    TestCouponChannel Channel,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0, within what the tier allows in the calendar year (COUPON-28).")] decimal Amount,
    [property: Id, Description("The partner that the ecosystem manager asks for (COUPON-26); a partner asks for itself and leaves it out.")] string? PartnerId,
    [property: Id, Description("The reseller customer that the coupon is for; with ECOSYSTEM_MANAGER alone.")] string? CustomerId,
    [property: Description("The customer project, as the ecosystem manager names it; required on behalf of a partner and for additional coupons.")] string? Project,
    [property: Description("What led to the test; required on behalf of a partner (COUPON-27). At most 1,000 characters.")] string? Background,
    [property: Description("The cloud resources that are to be tested; required on behalf of a partner. At most 1,000 characters.")] string? Configuration,
    [property: Description("How many days the test takes, 1 to 366; required on behalf of a partner.")] int? DurationDays,
    [property: Description("When the customer is expected to order; required on behalf of a partner.")] DateOnly? OrderOn,
    [property: Description("For a project, beyond the limit of the tier (COUPON-29); false when omitted.")] bool? Additional,
    string? IdempotencyKey) : IMutationInput;

public sealed record DecideTestCouponInput(
    [property: Id] string PartnerId,
    [property: Id, Description("As testCouponRequests tells it.")] string TestCouponRequestId,
    [property: Description("False rejects the request.")] bool Approve,
    [property: Scalar<UsdAmountScalar>, Description("What is granted, at most what was asked for, which it is when omitted.")] decimal? Amount,
    [property: Description("How many days the coupon pays, today included, 1 to 366; the duration asked for when omitted.")] int? ValidDays,
    [property: Description("Why it is rejected; kept, and told to the partner. At most 1,000 characters.")] string? Reason,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class RequestTestCouponPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The request; null when it was refused.")]
    public async Task<TestCouponRequest?> TestCouponRequest(IResolveFieldContext context, TestCouponQueries requests) =>
        Answer.EntityId is { } id ? await requests.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class DecideTestCouponPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The request as the answer left it; null when the answer was refused.")]
    public async Task<TestCouponRequest?> TestCouponRequest(IResolveFieldContext context, TestCouponQueries requests) =>
        Answer.EntityId is { } id ? await requests.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class TestCouponMutations(MutationRunner mutations, TestCouponWorkflow coupons)
{
    [Description("Asks for a test coupon: in the partner centre for all reseller customers (COUPON-20), from the ecosystem manager for one (COUPON-18), or as the "
        + "ecosystem manager for a partner's project (COUPON-26).")]
    public async Task<RequestTestCouponPayload> RequestTestCoupon(IResolveFieldContext context, RequestTestCouponInput input)
    {
        var actor = Actor.Of(context);
        var onBehalf = actor.IsVendor;
        if (onBehalf != input.PartnerId is not null)
            throw RequestErrors.Of(RequestErrors.BadRequest, onBehalf ? "Name the partner that you ask for." : "A partner asks for itself: leave partnerId out.");
        var order = new TestCouponOrder(
            input.PartnerId is { } named ? GlobalId.KeyOf("Partner", named) : actor.RequirePartner(), input.Channel,
            input.CustomerId is { } customer ? GlobalId.KeyOf("Customer", customer) : null,
            new(input.Project, input.Background, input.Configuration, input.DurationDays, input.OrderOn), input.Amount, onBehalf, input.Additional ?? false);
        return new(await mutations.Run(context, input, async with =>
        {
            var (result, id) = await coupons.Request(order, with, context.CancellationToken);
            return new(result.IsAccepted ? id : null, result.Position, result.Rejections);
        }));
    }

    [Description("Answers a request for a test coupon. Approved, it becomes a coupon at once, which counts among cash coupons (COUPON-35).")]
    public async Task<DecideTestCouponPayload> DecideTestCoupon(IResolveFieldContext context, DecideTestCouponInput input)
    {
        var (partner, request) = (GlobalId.KeyOf("Partner", input.PartnerId), GlobalId.KeyOf(nameof(TestCouponRequest), input.TestCouponRequestId));
        return new(await mutations.Run(context, input, request, with => input.Approve
            ? coupons.Approve(partner, request, input.Amount, input.ValidDays, with, context.CancellationToken)
            : coupons.Reject(partner, request, input.Reason ?? "", with, context.CancellationToken)));
    }
}
