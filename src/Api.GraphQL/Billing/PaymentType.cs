using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing;

[Description("Money that came from a partner, and where it went (BILL-2, BILL-25). USD with eight decimals.")]
public sealed record Payment
{
    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public required PaymentKind Kind { get; init; }

    [Description("Where the money came from; null for a top-up, which finance records.")]
    public required PaymentSource? Source { get; init; }

    [Description("The payment's own id, unique for the partner.")]
    public required string ReferenceId { get; init; }

    public required Money Amount { get; init; }

    [Description("What of it paid bills, the oldest first.")]
    public required Money Settled { get; init; }

    [Description("What of it went on the balance of the account.")]
    public required Money Credited { get; init; }

    [Description("The subject of the user's token.")]
    public required string Operator { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

[Description("Which payments are asked for; a field left out asks nothing.")]
public sealed record PaymentFilter(
    PaymentKind? Kind, PaymentSource? Source,
    [property: Description("Recorded at this instant or later.")] DateTimeOffset? From,
    [property: Description("Recorded at this instant or earlier.")] DateTimeOffset? Until);

internal sealed class PaymentMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<PaymentRow, Payment>()
        .Map(payment => payment.PartnerId, row => GlobalId.Of("Partner", row.PartnerId));
}
