using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Hosting.Pages;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Api.GraphQL.Finder.Pages;

/// <summary>Links to a partner: web addresses that are nothing else, mail and phone; what is not what its channel says is left out.</summary>
internal static partial class PartnerLinks
{
    public static Html Website(string? address) => Web(address, text: null);

    public static Html Contact(PartnerContact? contact) => contact switch
    {
        { Channel: ContactChannel.Email, Value: var mail } when Mail().IsMatch(mail) => Html.Of($"<a class=\"link\" href=\"mailto:{Uri.EscapeDataString(mail).Replace("%40", "@", StringComparison.Ordinal)}\">{mail}</a>"),
        { Channel: ContactChannel.Phone, Value: var phone } when Phone().IsMatch(phone) => Html.Of($"<a class=\"link\" href=\"tel:{NotDialled().Replace(phone, "")}\">{phone}</a>"),
        { Channel: ContactChannel.Web, Value: var address } => Web(address, "Contact page"),
        _ => Html.Nothing,
    };

    private static Html Web(string? address, string? text) => address is not null && WebAddress.IsHttp(address) && Uri.TryCreate(address, UriKind.Absolute, out var known)
        ? Html.Of($"<a class=\"link\" href=\"{address}\" rel=\"noopener noreferrer nofollow ugc\">{text ?? known.Host}</a>")
        : Html.Nothing;

    [GeneratedRegex(@"^[^\s@?&#]+@[^\s@?&#]+$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\+?[\d\s().-]+$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^\d+]")]
    private static partial Regex NotDialled();
}
