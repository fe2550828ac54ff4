using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.PreRegistrations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PreRegistration = PartnerGraph.Api.GraphQL.Customers.PreRegistrations.PreRegistration;

namespace PartnerGraph.Api.GraphQL.Customers.Invitations;

[Node, Description("A partner's offer to a customer to become its customer.")]
public sealed record Invitation
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public required InvitationChannel Channel { get; init; }

    public required AssociationModel Model { get; init; }

    [Description("The addressee; null for a link or QR code that is handed over.")]
    public string? Email { get; init; }

    [Id, Description("The pre-registration that it follows up (ASSOC-24).")]
    public string? PreRegistrationId { get; init; }

    [Secret, Description("What acceptInvitation takes.")]
    public required string Token { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("The last instant at which it can be accepted, as the email says (ASSOC-38); null for links and QR codes, which never expire (ASSOC-39).")]
    public DateTimeOffset? ValidTo { get; init; }

    public required InvitationStatus Status { get; init; }

    [Description("The channels by which the partner shared it (CUST-2).")]
    public required IReadOnlyList<InvitationChannel> SharedBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Secret, Description("The link that the customer opens.")]
    public string Url(InvitationLinks links) => links.UrlOf(Token);

    [Secret, Cost(350), Description("The link as a QR code: a PNG image as a data URL (ASSOC-27).")]
    public string QrCode(InvitationLinks links) => links.QrCodeOf(Token);
}

internal sealed class InvitationMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<InvitationRow, Invitation>()
        .Map(invitation => invitation.Id, row => GlobalId.Of(nameof(Invitation), row.InvitationId))
        .Map(invitation => invitation.PartnerId, row => GlobalId.Of("Partner", row.PartnerId))
        .Map(invitation => invitation.PreRegistrationId, row => row.PreRegistrationId == null ? null : GlobalId.Of(nameof(PreRegistration), row.PreRegistrationId))
        .Map(invitation => invitation.SharedBy, row => Channels(row.SharedBy));

    private static InvitationChannel[] Channels(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<InvitationChannel>)];
}
