using QRCoder;

namespace PartnerGraph.Api.GraphQL.Customers.Invitations;

/// <summary>Where the links of invitations lead: the public address of the front end that customers use.</summary>
public sealed class InvitationLinks(Uri publicAddress)
{
    private const int PixelsPerModule = 8;

    public string UrlOf(string token) => new Uri(publicAddress, $"invitations/{token}").ToString();

    /// <summary>The link as a PNG image in a data URL.</summary>
    public string QrCodeOf(string token)
    {
        using var data = QRCodeGenerator.GenerateQrCode(UrlOf(token), QRCodeGenerator.ECCLevel.M);
        return $"data:image/png;base64,{Convert.ToBase64String(new PngByteQRCode(data).GetGraphic(PixelsPerModule))}";
    }
}
