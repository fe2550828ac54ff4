namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of Australia, New Zealand and the Pacific islands: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfOceania
{
    public const string Lines = """
        Sydney|悉尼|New South Wales|AU|-33.87|151.21
        Melbourne|墨尔本|Victoria|AU|-37.81|144.96
        Brisbane|布里斯班|Queensland|AU|-27.47|153.03
        Perth|珀斯|Western Australia|AU|-31.95|115.86
        Adelaide|阿德莱德|South Australia|AU|-34.93|138.60
        Gold Coast|黄金海岸|Queensland|AU|-28.00|153.43
        Canberra|堪培拉|Australian Capital Territory|AU|-35.28|149.13
        Hobart|霍巴特|Tasmania|AU|-42.88|147.33
        Darwin|达尔文|Northern Territory|AU|-12.46|130.84
        Auckland|奥克兰||NZ|-36.85|174.76
        Wellington|惠灵顿||NZ|-41.29|174.78
        Christchurch|基督城||NZ|-43.53|172.63
        Port Moresby|莫尔兹比港||PG|-9.44|147.18
        Suva|苏瓦||FJ|-18.14|178.44
        Honiara|霍尼亚拉||SB|-9.43|159.95
        Port Vila|维拉港||VU|-17.74|168.31
        Nouméa|努美阿||NC|-22.27|166.45
        Papeete|帕皮提||PF|-17.54|-149.57
        Apia|阿皮亚||WS|-13.83|-171.77
        Nuku'alofa|努库阿洛法||TO|-21.14|-175.20
        Tarawa|塔拉瓦||KI|1.33|172.98
        Majuro|马朱罗||MH|7.09|171.38
        Palikir|帕利基尔||FM|6.92|158.16
        Ngerulmud|恩吉鲁穆德||PW|7.50|134.62
        Funafuti|富纳富提||TV|-8.52|179.20
        Yaren|亚伦||NR|-0.55|166.92
        Hagåtña|阿加尼亚||GU|13.48|144.75
        """;
}
