using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>A content as it is stored, and every rule that refuses it; paths start at the input field <c>profile</c>.</summary>
public sealed record CheckedProfile(ProfileContent Content, IReadOnlyList<Rejection> Refusals);

/// <summary>What a profile may say, and in which spelling it is kept (INFO-3, COMP-5, COMP-6, CONV-7).</summary>
public static class ProfileValidation
{
    public const int LongestName = 200, LongestDescription = 4000, MostCities = 50, MostProducts = 50, LongestProduct = 100, MostLanguages = 30;

    private const string Hidden = "Control characters and invisible characters are not allowed.";

    /// <summary>Tidies the content and checks it for a partner; one that is not registered has no region to check competencies by.</summary>
    public static CheckedProfile Check(ProfileContent content, PartnerInFinder partner)
    {
        var entries = ProfileTidying.Entries(content);
        var distinct = ProfileTidying.Distinct(entries);
        return new(distinct,
        [
            .. Names(entries), .. Description(entries.Description),
            .. List("cities", entries.Cities, distinct.Cities.Length, MostCities, City),
            .. Competencies(entries, partner),
            .. List("products", entries.Products, distinct.Products.Length, MostProducts, (product, path) => Text(product, path, LongestProduct)),
            .. List("languages", entries.Languages, distinct.Languages.Length, MostLanguages, Language),
            .. Addresses(entries), .. entries.Contact is { } contact ? Contact(contact) : [],
        ]);
    }

    private static IEnumerable<Rejection> Names(ProfileContent content)
    {
        const string english = "profile.nameEnglish", chinese = "profile.nameChinese";
        if ((content.NameEnglish ?? content.NameChinese) is null)
            yield return Required(english, "The business name is given in English, in Chinese or in both.");
        foreach (var refusal in Text(content.NameEnglish, english, LongestName).Concat(Text(content.NameChinese, chinese, LongestName)))
            yield return refusal;
        if (content.NameEnglish is { } latin && !CompanyNameScript.IsEnglish(latin))
            yield return ProfileRules.CompanyNameLanguage.Refuse(english, "The English name has Latin letters, digits and punctuation only.");
        if (content.NameChinese is { } han && !CompanyNameScript.IsChinese(han))
            yield return ProfileRules.CompanyNameLanguage.Refuse(chinese, "The Chinese name has Chinese characters, beside which Latin letters, digits and punctuation may stand.");
    }

    private static IEnumerable<Rejection> Description(string description) => description == ""
        ? [Required("profile.description", "A description is required.")]
        : Text(description, "profile.description", LongestDescription, mayHaveLines: true);

    // A list that is too long is refused as a whole: hundreds of refusals of its entries would help nobody.
    private static IEnumerable<Rejection> List<T>(
        string field, IReadOnlyList<T> entries, int distinct, int most, Func<T, string, IEnumerable<Rejection>> check) => distinct > most
        ? [InputRules.TooManyValues.Refuse($"profile.{field}", $"At most {most} entries are allowed.")]
        : entries.SelectMany((entry, i) => check(entry, $"profile.{field}[{i}]"));

    private static IEnumerable<Rejection> City(ProfileCity city, string path)
    {
        if (city.Name == "") yield return Required($"{path}.name", "The city's name is required.");
        foreach (var refusal in Text(city.Name, $"{path}.name", LongestName).Concat(Text(city.State, $"{path}.state", LongestName)))
            yield return refusal;
        if (!Countries.IsCountry(city.Country)) yield return Required($"{path}.country", "The country is an ISO 3166-1 code of two letters, such as SG.");
        if (!(Math.Abs(city.Latitude) <= 90)) yield return Required($"{path}.latitude", "The latitude lies between -90 and 90 degrees.");
        if (!(Math.Abs(city.Longitude) <= 180)) yield return Required($"{path}.longitude", "The longitude lies between -180 and 180 degrees.");
    }

    private static IEnumerable<Rejection> Competencies(ProfileContent content, PartnerInFinder partner) => content.Competencies
        .Select((competency, i) => (competency, path: $"profile.competencies[{i}]"))
        .Where(entry => partner.Exists && !CompetencyRegions.CountsIn(entry.competency, partner.Country))
        .Select(entry => CompetencyRegions.Of(entry.competency) == CompetencyRegion.MainlandOnly
            ? ProfileRules.MainlandOnly.Refuse(entry.path, $"{entry.competency} counts only in the Chinese mainland.")
            : ProfileRules.OutsideMainlandOnly.Refuse(entry.path, $"{entry.competency} counts only outside the Chinese mainland."));

    private static IEnumerable<Rejection> Language(string code, string path) =>
        Languages.IsKnown(code) ? [] : [Required(path, "The language is an ISO 639-1 code of two letters, such as en.")];

    private static IEnumerable<Rejection> Addresses(ProfileContent content)
    {
        if (content.Website is { } website && !WebAddress.IsHttp(website))
            yield return Required("profile.website", "The website is an address that starts with https:// or http://, without user information.");
        if (content.LogoUrl is { } logo && !WebAddress.IsHttps(logo))
            yield return Required("profile.logoUrl", "The logo is an address that starts with https://, without user information.");
    }

    private static IEnumerable<Rejection> Contact(ProfileContact contact)
    {
        const string path = "profile.contact.value";
        if (ProfileText.HidesCharacters(contact.Value)) return [Required(path, Hidden)];
        return contact.Channel switch
        {
            ContactChannel.Email => EmailAddress.TryNormalize(contact.Value, out _) ? [] : [Required(path, "The contact is an email address.")],
            ContactChannel.Phone => PhoneNumber.Normalize(contact.Value) is not null ? [] : [Required(path, "The contact is a phone number.")],
            ContactChannel.Web => WebAddress.IsHttp(contact.Value) ? [] : [Required(path, "The contact is an https or http address.")],
            _ => throw new ArgumentOutOfRangeException(nameof(contact)),
        };
    }

    private static IEnumerable<Rejection> Text(string? text, string path, int longest, bool mayHaveLines = false)
    {
        if (text is null) yield break;
        if (ProfileText.LengthOf(text) > longest) yield return InputRules.TextTooLong.Refuse(path, $"The text is too long: at most {longest:N0} characters.");
        if (ProfileText.HidesCharacters(text, mayHaveLines)) yield return Required(path, Hidden);
    }

    private static Rejection Required(string path, string message) => InputRules.Required.Refuse(path, message);
}
