using System.Collections.Frozen;

namespace PartnerGraph.Import.Organizations;

/// <summary>The country that the address of a home page tells.</summary>
internal static class HomeCountry
{
    // Domains of countries whose addresses are mostly registered by those who live there. Missing are the ones sold all over the world for
    // what they look like: .io .ai .co .me .tv .sh .so .ac .cd .tf .to .gg .ly .la .fm .cc .ws, and .rs, which the Rust community took over.
    private static readonly FrozenSet<string> Telling =
        """
        AE AL AM AO AR AT AU AZ BA BD BE BF BG BH BJ BN BO BR BW BY CA CH CI CL CM CN CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FJ FR
        GE GH GR GT HK HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KR KW KZ LB LK LT LU LV MA MD MG MK MM MN MO MT MX MY MZ NA NG NI
        NL NO NP NZ OM PA PE PH PK PL PR PS PT PY QA RO RU RW SA SD SE SG SI SK SN SV SY TH TJ TN TR TT TW TZ UA UG US UY UZ VE VN YE ZA ZM ZW
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>ISO 3166-1 alpha-2; null when the address tells none.</summary>
    public static string? Of(string? homePage)
    {
        if (!Uri.TryCreate(homePage, UriKind.Absolute, out var address)) return null;
        var host = address.Host.TrimEnd('.');
        var domain = host[(host.LastIndexOf('.') + 1)..].ToUpperInvariant();
        return domain == "UK" ? "GB" : Telling.Contains(domain) ? domain : null;
    }
}
