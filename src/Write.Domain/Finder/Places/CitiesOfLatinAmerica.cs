namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of Latin America and the Caribbean: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfLatinAmerica
{
    public const string Lines = """
        São Paulo|圣保罗|São Paulo|BR|-23.55|-46.64
        Rio de Janeiro|里约热内卢|Rio de Janeiro|BR|-22.91|-43.18
        Brasília|巴西利亚|Federal District|BR|-15.78|-47.93
        Salvador|萨尔瓦多|Bahia|BR|-12.98|-38.49
        Fortaleza|福塔莱萨|Ceará|BR|-3.72|-38.54
        Belo Horizonte|贝洛奥里藏特|Minas Gerais|BR|-19.92|-43.94
        Manaus|马瑙斯|Amazonas|BR|-3.10|-60.02
        Curitiba|库里蒂巴|Paraná|BR|-25.43|-49.27
        Recife|累西腓|Pernambuco|BR|-8.05|-34.88
        Goiânia|戈亚尼亚|Goiás|BR|-16.68|-49.25
        Porto Alegre|阿雷格里港|Rio Grande do Sul|BR|-30.03|-51.23
        Belém|贝伦|Pará|BR|-1.46|-48.50
        Campinas|坎皮纳斯|São Paulo|BR|-22.91|-47.06
        Florianópolis|弗洛里亚诺波利斯|Santa Catarina|BR|-27.60|-48.55
        Joinville|若茵维莱|Santa Catarina|BR|-26.30|-48.85
        Mexico City|墨西哥城|Mexico City|MX|19.43|-99.13
        Guadalajara|瓜达拉哈拉|Jalisco|MX|20.67|-103.35
        Monterrey|蒙特雷|Nuevo León|MX|25.67|-100.32
        Puebla|普埃布拉|Puebla|MX|19.04|-98.20
        Tijuana|蒂华纳|Baja California|MX|32.53|-117.02
        León|莱昂|Guanajuato|MX|21.13|-101.67
        Querétaro|克雷塔罗|Querétaro|MX|20.59|-100.39
        Mérida|梅里达|Yucatán|MX|20.98|-89.62
        Cancún|坎昆|Quintana Roo|MX|21.17|-86.85
        Ciudad Juárez|华雷斯城|Chihuahua|MX|31.72|-106.46
        Lima|利马||PE|-12.04|-77.03
        Arequipa|阿雷基帕||PE|-16.40|-71.54
        Trujillo|特鲁希略||PE|-8.12|-79.03
        Bogotá|波哥大||CO|4.61|-74.08
        Medellín|麦德林||CO|6.25|-75.56
        Cali|卡利||CO|3.44|-76.52
        Barranquilla|巴兰基亚||CO|10.97|-74.78
        Cartagena|卡塔赫纳||CO|10.40|-75.51
        Bucaramanga|布卡拉曼加||CO|7.13|-73.13
        Santiago|圣地亚哥||CL|-33.46|-70.65
        Valparaíso|瓦尔帕莱索||CL|-33.04|-71.63
        Concepción|康塞普西翁||CL|-36.83|-73.05
        Antofagasta|安托法加斯塔||CL|-23.65|-70.40
        Buenos Aires|布宜诺斯艾利斯|Buenos Aires|AR|-34.61|-58.38
        Córdoba|科尔多瓦|Córdoba|AR|-31.41|-64.18
        Rosario|罗萨里奥|Santa Fe|AR|-32.95|-60.64
        Mendoza|门多萨|Mendoza|AR|-32.89|-68.84
        Caracas|加拉加斯||VE|10.49|-66.88
        Maracaibo|马拉开波||VE|10.65|-71.64
        Valencia|巴伦西亚||VE|10.16|-68.00
        Quito|基多||EC|-0.23|-78.52
        Guayaquil|瓜亚基尔||EC|-2.20|-79.90
        Santa Cruz de la Sierra|圣克鲁斯||BO|-17.79|-63.18
        La Paz|拉巴斯||BO|-16.50|-68.15
        Sucre|苏克雷||BO|-19.03|-65.26
        Asunción|亚松森||PY|-25.29|-57.65
        Montevideo|蒙得维的亚||UY|-34.90|-56.19
        Georgetown|乔治敦||GY|6.80|-58.16
        Paramaribo|帕拉马里博||SR|5.87|-55.17
        Cayenne|卡宴||GF|4.94|-52.33
        Guatemala City|危地马拉城||GT|14.64|-90.51
        San Salvador|圣萨尔瓦多||SV|13.69|-89.19
        Tegucigalpa|特古西加尔巴||HN|14.08|-87.21
        San Pedro Sula|圣佩德罗苏拉||HN|15.51|-88.03
        Managua|马那瓜||NI|12.13|-86.25
        San José|圣何塞||CR|9.93|-84.08
        Panama City|巴拿马城||PA|8.99|-79.52
        Belmopan|贝尔莫潘||BZ|17.25|-88.77
        Havana|哈瓦那||CU|23.13|-82.38
        Santo Domingo|圣多明各||DO|18.47|-69.89
        Port-au-Prince|太子港||HT|18.54|-72.34
        Kingston|金斯敦||JM|18.00|-76.79
        San Juan|圣胡安||PR|18.47|-66.11
        Nassau|拿骚||BS|25.06|-77.34
        Port of Spain|西班牙港||TT|10.67|-61.52
        Bridgetown|布里奇顿||BB|13.10|-59.62
        Castries|卡斯特里||LC|13.99|-61.01
        Kingstown|金斯敦||VC|13.16|-61.23
        Saint George's|圣乔治||GD|12.05|-61.75
        Roseau|罗索||DM|15.30|-61.39
        Basseterre|巴斯特尔||KN|17.30|-62.72
        Saint John's|圣约翰||AG|17.12|-61.84
        Willemstad|威廉斯塔德||CW|12.11|-68.93
        Oranjestad|奥拉涅斯塔德||AW|12.52|-70.03
        George Town|乔治敦||KY|19.29|-81.37
        """;
}
