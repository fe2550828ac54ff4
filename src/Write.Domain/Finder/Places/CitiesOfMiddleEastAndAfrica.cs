namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of the Middle East and Africa: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfMiddleEastAndAfrica
{
    public const string Lines = """
        Istanbul|伊斯坦布尔||TR|41.01|28.95
        Ankara|安卡拉||TR|39.92|32.85
        Izmir|伊兹密尔||TR|38.41|27.14
        Bursa|布尔萨||TR|40.19|29.06
        Antalya|安塔利亚||TR|36.91|30.70
        Tehran|德黑兰||IR|35.69|51.42
        Isfahan|伊斯法罕||IR|32.65|51.67
        Mashhad|马什哈德||IR|36.30|59.61
        Baghdad|巴格达||IQ|33.34|44.40
        Basra|巴士拉||IQ|30.51|47.78
        Erbil|埃尔比勒||IQ|36.19|44.01
        Riyadh|利雅得||SA|24.69|46.72
        Jeddah|吉达||SA|21.49|39.19
        Dammam|达曼||SA|26.43|50.10
        Mecca|麦加||SA|21.43|39.83
        Medina|麦地那||SA|24.47|39.61
        Dubai|迪拜||AE|25.20|55.27
        Abu Dhabi|阿布扎比||AE|24.45|54.38
        Sharjah|沙迦||AE|25.34|55.41
        Doha|多哈||QA|25.29|51.53
        Kuwait City|科威特城||KW|29.37|47.98
        Manama|麦纳麦||BH|26.23|50.59
        Muscat|马斯喀特||OM|23.58|58.41
        Sana'a|萨那||YE|15.35|44.21
        Aden|亚丁||YE|12.78|45.04
        Amman|安曼||JO|31.95|35.93
        Beirut|贝鲁特||LB|33.89|35.50
        Damascus|大马士革||SY|33.51|36.29
        Jerusalem|耶路撒冷||IL|31.77|35.22
        Tel Aviv|特拉维夫||IL|32.08|34.78
        Haifa|海法||IL|32.82|34.99
        Ramallah|拉姆安拉||PS|31.90|35.20
        Cairo|开罗||EG|30.06|31.25
        Alexandria|亚历山大||EG|31.20|29.92
        Giza|吉萨||EG|30.01|31.21
        Lagos|拉各斯||NG|6.45|3.39
        Abuja|阿布贾||NG|9.06|7.49
        Kano|卡诺||NG|12.00|8.52
        Ibadan|伊巴丹||NG|7.38|3.91
        Port Harcourt|哈科特港||NG|4.78|7.01
        Kinshasa|金沙萨||CD|-4.33|15.31
        Lubumbashi|卢本巴希||CD|-11.66|27.48
        Johannesburg|约翰内斯堡|Gauteng|ZA|-26.20|28.04
        Cape Town|开普敦|Western Cape|ZA|-33.93|18.42
        Durban|德班|KwaZulu-Natal|ZA|-29.86|31.03
        Pretoria|比勒陀利亚|Gauteng|ZA|-25.74|28.19
        Bloemfontein|布隆方丹|Free State|ZA|-29.12|26.21
        Gqeberha|伊丽莎白港|Eastern Cape|ZA|-33.96|25.60
        Nairobi|内罗毕||KE|-1.28|36.82
        Mombasa|蒙巴萨||KE|-4.05|39.66
        Dar es Salaam|达累斯萨拉姆||TZ|-6.82|39.27
        Dodoma|多多马||TZ|-6.17|35.74
        Addis Ababa|亚的斯亚贝巴||ET|9.02|38.75
        Kampala|坎帕拉||UG|0.32|32.58
        Kigali|基加利||RW|-1.95|30.06
        Gitega|基特加||BI|-3.43|29.93
        Khartoum|喀土穆||SD|15.55|32.53
        Juba|朱巴||SS|4.85|31.58
        Mogadishu|摩加迪沙||SO|2.04|45.34
        Djibouti|吉布提||DJ|11.59|43.15
        Asmara|阿斯马拉||ER|15.34|38.93
        Casablanca|卡萨布兰卡||MA|33.59|-7.61
        Rabat|拉巴特||MA|34.01|-6.83
        Tangier|丹吉尔||MA|35.77|-5.80
        Marrakesh|马拉喀什||MA|31.63|-8.00
        Algiers|阿尔及尔||DZ|36.75|3.04
        Oran|奥兰||DZ|35.70|-0.64
        Tunis|突尼斯||TN|36.82|10.17
        Tripoli|的黎波里||LY|32.89|13.19
        Benghazi|班加西||LY|32.11|20.07
        Accra|阿克拉||GH|5.56|-0.20
        Kumasi|库马西||GH|6.69|-1.62
        Abidjan|阿比让||CI|5.35|-4.00
        Yamoussoukro|亚穆苏克罗||CI|6.82|-5.28
        Dakar|达喀尔||SN|14.69|-17.44
        Bamako|巴马科||ML|12.61|-7.98
        Ouagadougou|瓦加杜古||BF|12.37|-1.53
        Niamey|尼亚美||NE|13.51|2.11
        N'Djamena|恩贾梅纳||TD|12.11|15.04
        Conakry|科纳克里||GN|9.54|-13.68
        Freetown|弗里敦||SL|8.48|-13.23
        Monrovia|蒙罗维亚||LR|6.30|-10.80
        Bissau|比绍||GW|11.86|-15.60
        Banjul|班珠尔||GM|13.45|-16.58
        Nouakchott|努瓦克肖特||MR|18.09|-15.98
        Praia|普拉亚||CV|14.93|-23.51
        Lomé|洛美||TG|6.13|1.22
        Cotonou|科托努||BJ|6.37|2.42
        Porto-Novo|波多诺伏||BJ|6.50|2.60
        Douala|杜阿拉||CM|4.05|9.70
        Yaoundé|雅温得||CM|3.87|11.52
        Libreville|利伯维尔||GA|0.39|9.45
        Malabo|马拉博||GQ|3.76|8.78
        Brazzaville|布拉柴维尔||CG|-4.27|15.28
        Bangui|班吉||CF|4.36|18.55
        São Tomé|圣多美||ST|0.34|6.73
        Luanda|罗安达||AO|-8.84|13.23
        Lusaka|卢萨卡||ZM|-15.41|28.29
        Harare|哈拉雷||ZW|-17.83|31.05
        Lilongwe|利隆圭||MW|-13.97|33.79
        Maputo|马普托||MZ|-25.97|32.58
        Windhoek|温得和克||NA|-22.56|17.08
        Gaborone|哈博罗内||BW|-24.65|25.91
        Maseru|马塞卢||LS|-29.32|27.48
        Mbabane|姆巴巴内||SZ|-26.32|31.13
        Antananarivo|塔那那利佛||MG|-18.91|47.54
        Port Louis|路易港||MU|-20.16|57.50
        Saint-Denis|圣但尼||RE|-20.88|55.45
        Victoria|维多利亚||SC|-4.62|55.45
        Moroni|莫罗尼||KM|-11.70|43.26
        """;
}
