using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Partners.Authentication;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Partners.Authentication;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Partners.Authentication;

public enum PaymentInformationState
{
    [Description("Nothing was authenticated yet.")]
    NotStarted,

    [Description("The vendor knows where the partner is paid.")]
    Authenticated,

    [Description("A payment came back: the bank data is to be corrected and authenticated anew (INFO-17, INFO-18).")]
    Invalid,
}

[Description("Where a partner is paid, as the vendor authenticated it.")]
public sealed class PaymentInformation(string partner, PaymentInformationRow? row, BusinessTime zone)
{
    [Id]
    public string PartnerId => GlobalId.Of("Partner", partner);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How far the authentication is.")]
    public PaymentInformationState State => row switch
    {
        null => PaymentInformationState.NotStarted,
        { BankAccount: null } => PaymentInformationState.Invalid,
        _ => PaymentInformationState.Authenticated,
    };

    [Description("How the payment system names the account; null while none is authenticated.")]
    public string? BankAccount => row?.BankAccount;

    [Description("When it was authenticated; null while nothing is.")]
    public DateTimeOffset? AuthenticatedAt => row?.BankAccount is null ? null : row.AuthenticatedAt;

    [Description("From when the payment system knows of it, and payouts can be applied for: as the next day of the business zone begins (INCENT-31, GAP-80); null while nothing is authenticated.")]
    public DateTimeOffset? KnownFrom => AuthenticatedAt is { } at ? new Write.Domain.Partners.Authentication.PaymentInformation(BankAccount, at).KnownFrom(zone) : null;

    [Description("What the bank said; null unless it is invalid.")]
    public string? InvalidReason => row?.InvalidReason;
}

public sealed class PaymentInformationQueries(PaymentInformationReads reads, BusinessTime zone)
{
    [Description("Where a partner is paid, the caller's own unless named; null when the caller may not see it (INCENT-29).")]
    public Task<PaymentInformation?> PaymentInformation(IResolveFieldContext context, [Id] string? partnerId) =>
        Find(context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId), context.CancellationToken);

    internal async Task<PaymentInformation?> Find(PartnerScope scope, string partner, CancellationToken cancellation) =>
        scope.Includes(partner) ? new(partner, (await reads.Of(scope, [partner], cancellation)).GetValueOrDefault(partner), zone) : null;
}

public sealed record AuthenticatePaymentInformationInput(
    [property: Id] string PartnerId,
    [property: Description("How the payment system names the account that was authenticated; at most 256 characters.")] string BankAccount,
    string? IdempotencyKey) : IMutationInput;

public sealed class AuthenticatePaymentInformationPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<PaymentInformation?> PaymentInformation(IResolveFieldContext context, PaymentInformationQueries information) =>
        Answer.EntityId is { } id ? await information.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class PaymentInformationMutations(MutationRunner mutations, PaymentInformationWorkflow information)
{
    [Description("Records that the vendor authenticated where a partner is paid; payouts that failed by the data before go on (INCENT-31, INFO-18).")]
    public async Task<AuthenticatePaymentInformationPayload> AuthenticatePaymentInformation(IResolveFieldContext context, AuthenticatePaymentInformationInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => information.Authenticate(partner, input.BankAccount, with, context.CancellationToken)));
    }
}
