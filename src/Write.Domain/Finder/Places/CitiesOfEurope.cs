namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of Europe and the Caucasus: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfEurope
{
    public const string Lines = """
        London|伦敦|England|GB|51.51|-0.13
        Birmingham|伯明翰|England|GB|52.48|-1.90
        Manchester|曼彻斯特|England|GB|53.48|-2.24
        Leeds|利兹|England|GB|53.80|-1.55
        Glasgow|格拉斯哥|Scotland|GB|55.86|-4.25
        Edinburgh|爱丁堡|Scotland|GB|55.95|-3.19
        Bristol|布里斯托尔|England|GB|51.45|-2.59
        Liverpool|利物浦|England|GB|53.41|-2.98
        Cambridge|剑桥|England|GB|52.20|0.12
        Oxford|牛津|England|GB|51.75|-1.26
        Reading|雷丁|England|GB|51.46|-0.97
        Cardiff|加的夫|Wales|GB|51.48|-3.18
        Belfast|贝尔法斯特|Northern Ireland|GB|54.60|-5.93
        Dublin|都柏林||IE|53.33|-6.25
        Cork|科克||IE|51.90|-8.47
        Galway|戈尔韦||IE|53.27|-9.05
        Paris|巴黎||FR|48.85|2.35
        Lyon|里昂||FR|45.75|4.85
        Marseille|马赛||FR|43.30|5.38
        Toulouse|图卢兹||FR|43.60|1.44
        Nice|尼斯||FR|43.70|7.27
        Nantes|南特||FR|47.22|-1.55
        Bordeaux|波尔多||FR|44.84|-0.58
        Lille|里尔||FR|50.63|3.06
        Strasbourg|斯特拉斯堡||FR|48.58|7.75
        Grenoble|格勒诺布尔||FR|45.17|5.72
        Montpellier|蒙彼利埃||FR|43.61|3.88
        Berlin|柏林|Berlin|DE|52.52|13.41
        Hamburg|汉堡|Hamburg|DE|53.55|9.99
        Munich|慕尼黑|Bavaria|DE|48.14|11.58
        Cologne|科隆|North Rhine-Westphalia|DE|50.93|6.95
        Frankfurt|法兰克福|Hesse|DE|50.12|8.68
        Stuttgart|斯图加特|Baden-Württemberg|DE|48.78|9.18
        Düsseldorf|杜塞尔多夫|North Rhine-Westphalia|DE|51.22|6.78
        Leipzig|莱比锡|Saxony|DE|51.34|12.37
        Dortmund|多特蒙德|North Rhine-Westphalia|DE|51.51|7.47
        Essen|埃森|North Rhine-Westphalia|DE|51.46|7.01
        Bremen|不来梅|Bremen|DE|53.08|8.81
        Dresden|德累斯顿|Saxony|DE|51.05|13.74
        Hanover|汉诺威|Lower Saxony|DE|52.37|9.73
        Nuremberg|纽伦堡|Bavaria|DE|49.45|11.08
        Karlsruhe|卡尔斯鲁厄|Baden-Württemberg|DE|49.01|8.40
        Bonn|波恩|North Rhine-Westphalia|DE|50.73|7.10
        Walldorf|瓦尔多夫|Baden-Württemberg|DE|49.31|8.64
        Madrid|马德里||ES|40.42|-3.70
        Barcelona|巴塞罗那||ES|41.39|2.16
        Valencia|巴伦西亚||ES|39.47|-0.38
        Seville|塞维利亚||ES|37.38|-5.97
        Bilbao|毕尔巴鄂||ES|43.26|-2.93
        Málaga|马拉加||ES|36.72|-4.42
        Zaragoza|萨拉戈萨||ES|41.66|-0.88
        Lisbon|里斯本||PT|38.72|-9.13
        Porto|波尔图||PT|41.15|-8.61
        Rome|罗马||IT|41.89|12.48
        Milan|米兰||IT|45.46|9.19
        Naples|那不勒斯||IT|40.85|14.27
        Turin|都灵||IT|45.07|7.69
        Bologna|博洛尼亚||IT|44.49|11.34
        Florence|佛罗伦萨||IT|43.77|11.25
        Genoa|热那亚||IT|44.41|8.93
        Venice|威尼斯||IT|45.44|12.33
        Palermo|巴勒莫||IT|38.12|13.36
        Amsterdam|阿姆斯特丹||NL|52.37|4.89
        Rotterdam|鹿特丹||NL|51.92|4.48
        The Hague|海牙||NL|52.08|4.30
        Utrecht|乌得勒支||NL|52.09|5.12
        Eindhoven|埃因霍温||NL|51.44|5.48
        Brussels|布鲁塞尔||BE|50.85|4.35
        Antwerp|安特卫普||BE|51.22|4.40
        Ghent|根特||BE|51.05|3.72
        Luxembourg|卢森堡||LU|49.61|6.13
        Zurich|苏黎世||CH|47.37|8.55
        Geneva|日内瓦||CH|46.20|6.15
        Basel|巴塞尔||CH|47.56|7.57
        Bern|伯尔尼||CH|46.95|7.45
        Lausanne|洛桑||CH|46.52|6.63
        Vaduz|瓦杜兹||LI|47.14|9.52
        Vienna|维也纳||AT|48.21|16.37
        Graz|格拉茨||AT|47.07|15.45
        Linz|林茨||AT|48.31|14.29
        Copenhagen|哥本哈根||DK|55.68|12.57
        Aarhus|奥胡斯||DK|56.16|10.21
        Stockholm|斯德哥尔摩||SE|59.33|18.07
        Gothenburg|哥德堡||SE|57.71|11.97
        Malmö|马尔默||SE|55.61|13.00
        Oslo|奥斯陆||NO|59.91|10.75
        Bergen|卑尔根||NO|60.39|5.32
        Helsinki|赫尔辛基||FI|60.17|24.94
        Espoo|埃斯波||FI|60.21|24.66
        Tampere|坦佩雷||FI|61.50|23.79
        Reykjavík|雷克雅未克||IS|64.14|-21.90
        Warsaw|华沙||PL|52.23|21.01
        Kraków|克拉科夫||PL|50.06|19.94
        Wrocław|弗罗茨瓦夫||PL|51.10|17.03
        Poznań|波兹南||PL|52.41|16.93
        Gdańsk|格但斯克||PL|54.35|18.65
        Łódź|罗兹||PL|51.76|19.46
        Katowice|卡托维兹||PL|50.26|19.03
        Prague|布拉格||CZ|50.09|14.42
        Brno|布尔诺||CZ|49.20|16.61
        Bratislava|布拉迪斯拉发||SK|48.15|17.11
        Košice|科希策||SK|48.71|21.26
        Budapest|布达佩斯||HU|47.50|19.04
        Debrecen|德布勒森||HU|47.53|21.63
        Bucharest|布加勒斯特||RO|44.43|26.11
        Cluj-Napoca|克卢日-纳波卡||RO|46.77|23.60
        Timișoara|蒂米什瓦拉||RO|45.75|21.23
        Iași|雅西||RO|47.17|27.60
        Sofia|索菲亚||BG|42.70|23.32
        Plovdiv|普罗夫迪夫||BG|42.15|24.75
        Athens|雅典||GR|37.98|23.73
        Thessaloniki|塞萨洛尼基||GR|40.64|22.94
        Belgrade|贝尔格莱德||RS|44.80|20.47
        Novi Sad|诺维萨德||RS|45.25|19.84
        Zagreb|萨格勒布||HR|45.81|15.98
        Split|斯普利特||HR|43.51|16.44
        Ljubljana|卢布尔雅那||SI|46.05|14.51
        Sarajevo|萨拉热窝||BA|43.85|18.36
        Skopje|斯科普里||MK|42.00|21.43
        Tirana|地拉那||AL|41.33|19.82
        Podgorica|波德戈里察||ME|42.44|19.26
        Chișinău|基希讷乌||MD|47.01|28.86
        Kyiv|基辅||UA|50.45|30.52
        Kharkiv|哈尔科夫||UA|49.98|36.25
        Lviv|利沃夫||UA|49.84|24.02
        Odesa|敖德萨||UA|46.48|30.74
        Dnipro|第聂伯罗||UA|48.47|35.04
        Minsk|明斯克||BY|53.90|27.57
        Vilnius|维尔纽斯||LT|54.69|25.28
        Kaunas|考纳斯||LT|54.90|23.91
        Riga|里加||LV|56.95|24.11
        Tallinn|塔林||EE|59.44|24.75
        Tartu|塔尔图||EE|58.38|26.73
        Moscow|莫斯科||RU|55.75|37.62
        Saint Petersburg|圣彼得堡||RU|59.94|30.31
        Novosibirsk|新西伯利亚||RU|55.04|82.93
        Yekaterinburg|叶卡捷琳堡||RU|56.85|60.61
        Kazan|喀山||RU|55.79|49.12
        Nizhny Novgorod|下诺夫哥罗德||RU|56.33|44.00
        Vladivostok|符拉迪沃斯托克||RU|43.11|131.87
        Tbilisi|第比利斯||GE|41.69|44.83
        Yerevan|埃里温||AM|40.18|44.51
        Baku|巴库||AZ|40.38|49.89
        Nicosia|尼科西亚||CY|35.17|33.35
        Limassol|利马索尔||CY|34.68|33.04
        Valletta|瓦莱塔||MT|35.90|14.51
        Monaco|摩纳哥||MC|43.73|7.42
        Andorra la Vella|安道尔城||AD|42.51|1.52
        San Marino|圣马力诺||SM|43.94|12.45
        Vatican City|梵蒂冈||VA|41.90|12.45
        Gibraltar|直布罗陀||GI|36.14|-5.35
        """;
}
