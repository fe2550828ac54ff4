namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of Asia outside China and the Middle East: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfAsia
{
    public const string Lines = """
        Taipei|台北||TW|25.05|121.53
        Kaohsiung|高雄||TW|22.62|120.31
        Taichung|台中||TW|24.15|120.67
        Hsinchu|新竹||TW|24.80|120.97
        Tainan|台南||TW|22.99|120.21
        Tokyo|东京|Tokyo|JP|35.68|139.69
        Yokohama|横滨|Kanagawa|JP|35.44|139.64
        Osaka|大阪|Osaka|JP|34.69|135.50
        Nagoya|名古屋|Aichi|JP|35.18|136.91
        Sapporo|札幌|Hokkaido|JP|43.06|141.35
        Fukuoka|福冈|Fukuoka|JP|33.59|130.40
        Kyoto|京都|Kyoto|JP|35.01|135.77
        Kobe|神户|Hyogo|JP|34.69|135.18
        Hiroshima|广岛|Hiroshima|JP|34.39|132.46
        Sendai|仙台|Miyagi|JP|38.27|140.87
        Seoul|首尔||KR|37.57|126.98
        Busan|釜山||KR|35.18|129.08
        Incheon|仁川||KR|37.46|126.71
        Daejeon|大田||KR|36.35|127.38
        Daegu|大邱||KR|35.87|128.60
        Gwangju|光州||KR|35.16|126.85
        Pyongyang|平壤||KP|39.03|125.75
        Ulaanbaatar|乌兰巴托||MN|47.91|106.88
        Singapore|新加坡||SG|1.35|103.82
        Jakarta|雅加达||ID|-6.21|106.85
        Surabaya|泗水||ID|-7.25|112.75
        Bandung|万隆||ID|-6.92|107.61
        Medan|棉兰||ID|3.58|98.67
        Makassar|望加锡||ID|-5.15|119.43
        Semarang|三宝垄||ID|-6.99|110.42
        Batam|巴淡||ID|1.13|104.05
        Denpasar|登巴萨||ID|-8.65|115.22
        Yogyakarta|日惹||ID|-7.80|110.36
        Bangkok|曼谷||TH|13.75|100.50
        Chiang Mai|清迈||TH|18.79|98.98
        Phuket|普吉||TH|7.88|98.39
        Khon Kaen|孔敬||TH|16.43|102.84
        Hat Yai|合艾||TH|7.01|100.47
        Ho Chi Minh City|胡志明市||VN|10.82|106.63
        Hanoi|河内||VN|21.03|105.85
        Da Nang|岘港||VN|16.07|108.22
        Hai Phong|海防||VN|20.86|106.68
        Can Tho|芹苴||VN|10.04|105.78
        Manila|马尼拉||PH|14.60|120.98
        Quezon City|奎松城||PH|14.65|121.05
        Makati|马卡蒂||PH|14.55|121.03
        Davao|达沃||PH|7.07|125.61
        Cebu City|宿务||PH|10.32|123.89
        Kuala Lumpur|吉隆坡|Kuala Lumpur|MY|3.14|101.69
        George Town|槟城|Penang|MY|5.41|100.34
        Johor Bahru|新山|Johor|MY|1.47|103.76
        Petaling Jaya|八打灵再也|Selangor|MY|3.11|101.61
        Shah Alam|莎阿南|Selangor|MY|3.07|101.52
        Cyberjaya|赛城|Selangor|MY|2.92|101.66
        Putrajaya|布城|Putrajaya|MY|2.93|101.69
        Kuching|古晋|Sarawak|MY|1.55|110.34
        Kota Kinabalu|亚庇|Sabah|MY|5.98|116.07
        Ipoh|怡保|Perak|MY|4.60|101.08
        Phnom Penh|金边||KH|11.56|104.92
        Siem Reap|暹粒||KH|13.36|103.86
        Vientiane|万象||LA|17.97|102.63
        Yangon|仰光||MM|16.81|96.16
        Mandalay|曼德勒||MM|21.97|96.08
        Naypyidaw|内比都||MM|19.75|96.13
        Bandar Seri Begawan|斯里巴加湾市||BN|4.89|114.94
        Dili|帝力||TL|-8.56|125.57
        Mumbai|孟买|Maharashtra|IN|19.08|72.88
        Delhi|德里|Delhi|IN|28.65|77.23
        New Delhi|新德里|Delhi|IN|28.61|77.21
        Bengaluru|班加罗尔|Karnataka|IN|12.97|77.59
        Hyderabad|海得拉巴|Telangana|IN|17.38|78.46
        Chennai|金奈|Tamil Nadu|IN|13.08|80.27
        Kolkata|加尔各答|West Bengal|IN|22.57|88.36
        Ahmedabad|艾哈迈达巴德|Gujarat|IN|23.03|72.58
        Pune|浦那|Maharashtra|IN|18.52|73.86
        Surat|苏拉特|Gujarat|IN|21.17|72.83
        Jaipur|斋浦尔|Rajasthan|IN|26.91|75.79
        Lucknow|勒克瑙|Uttar Pradesh|IN|26.85|80.95
        Kanpur|坎普尔|Uttar Pradesh|IN|26.46|80.33
        Nagpur|那格浦尔|Maharashtra|IN|21.15|79.09
        Indore|印多尔|Madhya Pradesh|IN|22.72|75.86
        Bhopal|博帕尔|Madhya Pradesh|IN|23.25|77.40
        Visakhapatnam|维沙卡帕特南|Andhra Pradesh|IN|17.68|83.20
        Patna|巴特那|Bihar|IN|25.59|85.14
        Vadodara|巴罗达|Gujarat|IN|22.30|73.20
        Coimbatore|哥印拜陀|Tamil Nadu|IN|11.01|76.97
        Kochi|科钦|Kerala|IN|9.94|76.26
        Thiruvananthapuram|特里凡得琅|Kerala|IN|8.49|76.95
        Gurugram|古尔冈|Haryana|IN|28.46|77.03
        Noida|诺伊达|Uttar Pradesh|IN|28.58|77.33
        Chandigarh|昌迪加尔|Chandigarh|IN|30.74|76.79
        Bhubaneswar|布巴内斯瓦尔|Odisha|IN|20.27|85.83
        Mysuru|迈索尔|Karnataka|IN|12.30|76.64
        Mangaluru|门格洛尔|Karnataka|IN|12.91|74.86
        Guwahati|古瓦哈提|Assam|IN|26.18|91.75
        Ludhiana|卢迪亚纳|Punjab|IN|30.91|75.85
        Karachi|卡拉奇||PK|24.86|67.01
        Lahore|拉合尔||PK|31.56|74.35
        Faisalabad|费萨拉巴德||PK|31.42|73.09
        Rawalpindi|拉瓦尔品第||PK|33.60|73.04
        Islamabad|伊斯兰堡||PK|33.72|73.04
        Hyderabad|海德拉巴||PK|25.39|68.37
        Dhaka|达卡||BD|23.71|90.41
        Chattogram|吉大港||BD|22.34|91.83
        Colombo|科伦坡||LK|6.93|79.85
        Sri Jayawardenepura Kotte|科特||LK|6.90|79.91
        Kathmandu|加德满都||NP|27.70|85.32
        Thimphu|廷布||BT|27.47|89.64
        Malé|马累||MV|4.17|73.51
        Kabul|喀布尔||AF|34.53|69.17
        Tashkent|塔什干||UZ|41.26|69.22
        Samarkand|撒马尔罕||UZ|39.65|66.96
        Almaty|阿拉木图||KZ|43.25|76.93
        Astana|阿斯塔纳||KZ|51.18|71.45
        Shymkent|奇姆肯特||KZ|42.30|69.60
        Bishkek|比什凯克||KG|42.87|74.59
        Dushanbe|杜尚别||TJ|38.54|68.78
        Ashgabat|阿什哈巴德||TM|37.95|58.38
        """;
}
