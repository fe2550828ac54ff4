using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

public sealed record ApplyForTierInAdvanceInput([property: Description("What the partner says of itself.")] InAdvanceApplicationInput Application, string? IdempotencyKey) : IMutationInput;

public sealed record AdmitWonBackPartnerInput(
    [property: Id] string PartnerId, [property: Description("From which the partner was won back.")] Competitor Competitor,
    [property: Description("What it was there.")] CompetitorTier CompetitorTier,
    [property: Description("At which it starts; that of wonBackTiers when omitted, and no other (PROG-11 to PROG-17).")] PartnerTier? Tier, string? IdempotencyKey) : IMutationInput;

public sealed record RecordCertifiedEmployeeInput(
    [property: Id] string PartnerId,
    [property: Description("How the partner tells its employees apart, such as a staff number: no name is needed. At most 256 characters.")] string EmployeeId,
    [property: Description("What was passed.")] CertificationLevel Level,
    [property: Description("The day on which it was obtained, in the business zone.")] DateOnly CertifiedOn, string? IdempotencyKey) : IMutationInput;

public abstract class TierAdmissionPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<TierAdmission?> TierAdmission(IResolveFieldContext context, TierQueries tiers) =>
        Answer.EntityId is { } id ? await tiers.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class ApplyForTierInAdvancePayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class AdmitWonBackPartnerPayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class RecordCertifiedEmployeePayload(MutationAnswer answer) : TierAdmissionPayload(answer);

public sealed class TierMutations(MutationRunner mutations, TierWorkflow tiers)
{
    [Description("Applies for Advanced or Premier ahead of revenue, by a written commitment; granted at once when every condition holds (PROG-3). tierEligibility tells beforehand.")]
    public async Task<ApplyForTierInAdvancePayload> ApplyForTierInAdvance(IResolveFieldContext context, ApplyForTierInAdvanceInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(context, input, partner, with =>
            tiers.ApplyInAdvance(partner, input.Application.Tier, input.Application.Answers, with, context.CancellationToken)));
    }

    [Description("Admits a partner that was won back from a competitor at the tier that corresponds to the one it had there (PROG-11 to PROG-17).")]
    public async Task<AdmitWonBackPartnerPayload> AdmitWonBackPartner(IResolveFieldContext context, AdmitWonBackPartnerInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with =>
            tiers.AdmitWonBack(partner, new(input.Competitor, input.CompetitorTier), input.Tier, with, context.CancellationToken)));
    }

    [Description("Records that an employee whom a partner pledged for its tier is certified (PROG-10, PROG-40).")]
    public async Task<RecordCertifiedEmployeePayload> RecordCertifiedEmployee(IResolveFieldContext context, RecordCertifiedEmployeeInput input)
    {
        var partner = GlobalId.KeyOf(nameof(Partner), input.PartnerId);
        return new(await mutations.Run(context, input, partner, with =>
            tiers.RecordCertifiedEmployee(partner, input.EmployeeId, input.Level, input.CertifiedOn, with, context.CancellationToken)));
    }
}
