using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>Cities of the samples, some on either side of the date line and the equator.</summary>
internal static class Places
{
    public static readonly ProfileCity Singapore = new("Singapore", null, "SG", 1.3521, 103.8198);

    public static readonly ProfileCity Berlin = new("Berlin", "Berlin", "DE", 52.52, 13.405);

    public static readonly ProfileCity Munich = new("Munich", "Bavaria", "DE", 48.1372, 11.5756);

    public static readonly ProfileCity Paris = new("Paris", null, "FR", 48.8566, 2.3522);

    public static readonly ProfileCity Madrid = new("Madrid", null, "ES", 40.4168, -3.7038);

    public static readonly ProfileCity SaoPaulo = new("São Paulo", "São Paulo", "BR", -23.5505, -46.6333);

    public static readonly ProfileCity Beijing = new("Beijing", "Beijing", "CN", 39.9042, 116.4074);

    public static readonly ProfileCity Shenzhen = new("Shenzhen", "Guangdong", "CN", 22.5431, 114.0579);

    public static readonly ProfileCity Cairo = new("Cairo", null, "EG", 30.0444, 31.2357);

    public static readonly ProfileCity Johannesburg = new("Johannesburg", "Gauteng", "ZA", -26.2041, 28.0473);

    public static readonly ProfileCity Auckland = new("Auckland", null, "NZ", -36.8509, 174.7645);

    public static readonly ProfileCity Suva = new("Suva", null, "FJ", -18.1416, 178.4419);

    public static readonly ProfileCity Apia = new("Apia", null, "WS", -13.8333, -171.7667);
}
