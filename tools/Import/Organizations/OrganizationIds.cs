namespace PartnerGraph.Import.Organizations;

/// <summary>
/// Tells which partner an organisation is: the id follows from the name and, among names of the same spelling, from the order in the
/// file. The same line again is the same organisation.
/// </summary>
internal sealed class OrganizationIds
{
    private const string Prefix = "org-";

    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly Dictionary<Organization, string> known = [];

    /// <summary>Null when the name has nothing that an id could be made of.</summary>
    public string? Of(Organization organization)
    {
        if (known.TryGetValue(organization, out var before)) return before;
        var slug = Slug.Of(organization.Name);
        if (slug.Length == 0) return null;
        var id = Prefix + slug;
        for (var number = 2; !given.Add(id); number++) id = $"{Prefix}{slug}-{number}";
        return known[organization] = id;
    }

    /// <summary>Whether the id is one that a name of this spelling may have been given.</summary>
    public static bool MayBe(string partnerId, string name) =>
        Slug.Of(name) is { Length: > 0 } slug && partnerId.StartsWith(Prefix + slug, StringComparison.Ordinal);

    public static string SlugOf(string partnerId) => partnerId[Prefix.Length..];
}
