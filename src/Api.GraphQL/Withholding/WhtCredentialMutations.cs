using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Withholding;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Withholding;

public sealed record RecordWhtCredentialInput(
    [property: Description("The tax that was withheld: above 0, in the currency, at most eight decimals.")] decimal Amount,
    [property: Scalar<CurrencyCodeScalar>, Description("ISO 4217 code, USD when omitted.")] string? Currency,
    [property: Description("The day of the payment in the business zone; may be yet to come, and left out while it is not known.")] DateOnly? PaidOn,
    [property: Description("What the certificate is called; left out while there is none. At most 256 characters.")] string? CertificateId,
    string? IdempotencyKey) : IMutationInput;

public sealed record UpdateWhtCredentialInput(
    [property: Id] string CredentialId,
    [property: Description("The tax that was withheld: above 0, in the currency, at most eight decimals.")] decimal Amount,
    [property: Scalar<CurrencyCodeScalar>, Description("ISO 4217 code, USD when omitted.")] string? Currency,
    [property: Description("The day of the payment in the business zone; left out when it is not known.")] DateOnly? PaidOn,
    [property: Description("What the certificate is called; left out when there is none. At most 256 characters.")] string? CertificateId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record SubmitWhtCredentialInput([property: Id] string CredentialId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ProgressWhtCredentialInput(
    [property: Id] string CredentialId, [property: Description("What is done.")] WhtStep Step,
    [property: Description("Needed for REJECTED, told to the partner; at most 1,000 characters.")] string? Reason,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class WhtCredentialPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<WhtCredential?> WhtCredential(IResolveFieldContext context, WhtCredentialQueries credentials) =>
        Answer.EntityId is { } id ? await credentials.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class RecordWhtCredentialPayload(MutationAnswer answer) : WhtCredentialPayload(answer);

public sealed class UpdateWhtCredentialPayload(MutationAnswer answer) : WhtCredentialPayload(answer);

public sealed class SubmitWhtCredentialPayload(MutationAnswer answer) : WhtCredentialPayload(answer);

public sealed class ProgressWhtCredentialPayload(MutationAnswer answer) : WhtCredentialPayload(answer);

public sealed class WhtCredentialMutations(MutationRunner mutations, WhtCredentialWorkflow credentials, TimeProvider clock)
{
    [Description("Records what the caller's partner withheld as tax, as a draft that it can change until it submits it (WHT-1).")]
    public async Task<RecordWhtCredentialPayload> RecordWhtCredential(IResolveFieldContext context, RecordWhtCredentialInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        var entry = new WhtCredentialEntry(input.Amount, input.Currency ?? Money.Usd, input.PaidOn, input.CertificateId);
        return new(await mutations.Run(context, input, async with =>
        {
            // The same request is the same credential, also when it is sent again after a crash.
            var id = with.NewId(clock);
            var result = await credentials.Record(partner, id, entry, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? id : null, result.Position, result.Rejections);
        }));
    }

    [Description("States a draft anew, all of it: what is left out is not known any more (WHT-1).")]
    public async Task<UpdateWhtCredentialPayload> UpdateWhtCredential(IResolveFieldContext context, UpdateWhtCredentialInput input)
    {
        var (partner, id) = (Actor.Of(context).RequirePartner(), KeyOf(input.CredentialId));
        var entry = new WhtCredentialEntry(input.Amount, input.Currency ?? Money.Usd, input.PaidOn, input.CertificateId);
        return new(await mutations.Run(context, input, id, with => credentials.Update(partner, id, entry, with, context.CancellationToken)));
    }

    [Description("Hands a draft to the vendor: it needs the certificate (WHT-2), and the tax must have been paid (WHT-3). WhtCredential.submission tells beforehand.")]
    public async Task<SubmitWhtCredentialPayload> SubmitWhtCredential(IResolveFieldContext context, SubmitWhtCredentialInput input)
    {
        var (partner, id) = (Actor.Of(context).RequirePartner(), KeyOf(input.CredentialId));
        return new(await mutations.Run(context, input, id, with => credentials.Submit(partner, id, with, context.CancellationToken)));
    }

    [Description("Finance takes a submitted credential into processing, then accepts or rejects it (WHT-4).")]
    public async Task<ProgressWhtCredentialPayload> ProgressWhtCredential(IResolveFieldContext context, ProgressWhtCredentialInput input)
    {
        var id = KeyOf(input.CredentialId);
        return new(await mutations.Run(
            context, input, id, with => credentials.Progress(id, input.Step, input.Reason, with, context.CancellationToken)));
    }

    private static string KeyOf(string credentialId) => GlobalId.KeyOf(nameof(WhtCredential), credentialId);
}
