namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Former, local and short names that people type for cities of the gazetteer: <c>name in the gazetteer|country|aliases</c>.</summary>
internal static class CityAliases
{
    public const string Lines = """
        Beijing|CN|Peking
        Guangzhou|CN|Canton
        Hong Kong|HK|Hongkong|香港特别行政区
        Macao|MO|Macau|澳門
        Taipei|TW|臺北|Taipei City
        Mumbai|IN|Bombay
        Bengaluru|IN|Bangalore
        Chennai|IN|Madras
        Kolkata|IN|Calcutta
        Gurugram|IN|Gurgaon
        Kochi|IN|Cochin
        Mysuru|IN|Mysore
        Mangaluru|IN|Mangalore
        Thiruvananthapuram|IN|Trivandrum
        Vadodara|IN|Baroda
        Visakhapatnam|IN|Vizag
        Chattogram|BD|Chittagong
        Yangon|MM|Rangoon
        Ho Chi Minh City|VN|Saigon|Thành phố Hồ Chí Minh|Hồ Chí Minh
        Hanoi|VN|Hà Nội
        George Town|MY|Penang|槟岛
        Cebu City|PH|Cebu
        Davao|PH|Davao City
        Bangkok|TH|Krung Thep
        Astana|KZ|Nur-Sultan
        Moscow|RU|Moskva
        Kyiv|UA|Kiev
        Odesa|UA|Odessa
        Munich|DE|München
        Cologne|DE|Köln
        Nuremberg|DE|Nürnberg
        Hanover|DE|Hannover
        Frankfurt|DE|Frankfurt am Main
        Vienna|AT|Wien
        Zurich|CH|Zürich
        Geneva|CH|Genève|Genf
        Basel|CH|Basle
        Bern|CH|Berne
        Brussels|BE|Bruxelles|Brussel
        Antwerp|BE|Antwerpen
        Ghent|BE|Gent
        The Hague|NL|Den Haag
        Copenhagen|DK|København
        Gothenburg|SE|Göteborg
        Lisbon|PT|Lisboa
        Seville|ES|Sevilla
        Rome|IT|Roma
        Milan|IT|Milano
        Turin|IT|Torino
        Naples|IT|Napoli
        Florence|IT|Firenze
        Venice|IT|Venezia
        Genoa|IT|Genova
        Warsaw|PL|Warszawa
        Prague|CZ|Praha
        Bucharest|RO|București
        Belgrade|RS|Beograd
        Athens|GR|Athina
        Istanbul|TR|İstanbul
        Izmir|TR|İzmir
        Tel Aviv|IL|Tel Aviv-Yafo
        Cairo|EG|Al Qahirah
        Marrakesh|MA|Marrakech
        Gqeberha|ZA|Port Elizabeth
        Mexico City|MX|Ciudad de México|CDMX
        Querétaro|MX|Santiago de Querétaro
        Guatemala City|GT|Ciudad de Guatemala
        Panama City|PA|Ciudad de Panamá
        Havana|CU|La Habana
        Brasília|BR|Brasilia DF
        New York|US|New York City|NYC
        Washington|US|Washington DC|Washington, D.C.
        Quebec City|CA|Québec|Ville de Québec
        Montreal|CA|Montréal
        """;
}
