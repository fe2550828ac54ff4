namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of China: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfChina
{
    public const string Lines = """
        Shanghai|上海|Shanghai|CN|31.23|121.47
        Beijing|北京|Beijing|CN|39.91|116.40
        Guangzhou|广州|Guangdong|CN|23.13|113.26
        Shenzhen|深圳|Guangdong|CN|22.54|114.06
        Chongqing|重庆|Chongqing|CN|29.56|106.55
        Tianjin|天津|Tianjin|CN|39.14|117.18
        Chengdu|成都|Sichuan|CN|30.67|104.07
        Wuhan|武汉|Hubei|CN|30.58|114.27
        Dongguan|东莞|Guangdong|CN|23.02|113.75
        Xi'an|西安|Shaanxi|CN|34.26|108.94
        Hangzhou|杭州|Zhejiang|CN|30.27|120.16
        Foshan|佛山|Guangdong|CN|23.03|113.13
        Nanjing|南京|Jiangsu|CN|32.06|118.78
        Shenyang|沈阳|Liaoning|CN|41.79|123.43
        Suzhou|苏州|Jiangsu|CN|31.30|120.60
        Qingdao|青岛|Shandong|CN|36.07|120.38
        Harbin|哈尔滨|Heilongjiang|CN|45.75|126.65
        Jinan|济南|Shandong|CN|36.67|117.00
        Zhengzhou|郑州|Henan|CN|34.76|113.65
        Changsha|长沙|Hunan|CN|28.20|112.97
        Kunming|昆明|Yunnan|CN|25.04|102.72
        Dalian|大连|Liaoning|CN|38.91|121.60
        Changchun|长春|Jilin|CN|43.88|125.32
        Hefei|合肥|Anhui|CN|31.86|117.28
        Ningbo|宁波|Zhejiang|CN|29.88|121.55
        Shijiazhuang|石家庄|Hebei|CN|38.04|114.51
        Xiamen|厦门|Fujian|CN|24.48|118.09
        Fuzhou|福州|Fujian|CN|26.06|119.31
        Nanning|南宁|Guangxi|CN|22.82|108.32
        Wuxi|无锡|Jiangsu|CN|31.57|120.29
        Nanchang|南昌|Jiangxi|CN|28.68|115.88
        Guiyang|贵阳|Guizhou|CN|26.58|106.72
        Taiyuan|太原|Shanxi|CN|37.87|112.55
        Wenzhou|温州|Zhejiang|CN|28.00|120.67
        Urumqi|乌鲁木齐|Xinjiang|CN|43.80|87.60
        Lanzhou|兰州|Gansu|CN|36.06|103.83
        Changzhou|常州|Jiangsu|CN|31.77|119.95
        Xuzhou|徐州|Jiangsu|CN|34.26|117.18
        Hohhot|呼和浩特|Inner Mongolia|CN|40.81|111.65
        Haikou|海口|Hainan|CN|20.04|110.34
        Zhongshan|中山|Guangdong|CN|22.52|113.38
        Huizhou|惠州|Guangdong|CN|23.11|114.42
        Zhuhai|珠海|Guangdong|CN|22.27|113.57
        Quanzhou|泉州|Fujian|CN|24.91|118.59
        Yantai|烟台|Shandong|CN|37.48|121.44
        Weifang|潍坊|Shandong|CN|36.71|119.10
        Nantong|南通|Jiangsu|CN|32.03|120.87
        Jiaxing|嘉兴|Zhejiang|CN|30.75|120.75
        Shaoxing|绍兴|Zhejiang|CN|30.00|120.58
        Jinhua|金华|Zhejiang|CN|29.11|119.64
        Yinchuan|银川|Ningxia|CN|38.47|106.27
        Xining|西宁|Qinghai|CN|36.62|101.77
        Ulanqab|乌兰察布|Inner Mongolia|CN|41.03|113.10
        Langfang|廊坊|Hebei|CN|39.51|116.69
        Luoyang|洛阳|Henan|CN|34.68|112.45
        Tangshan|唐山|Hebei|CN|39.63|118.18
        Guilin|桂林|Guangxi|CN|25.28|110.29
        Sanya|三亚|Hainan|CN|18.25|109.50
        Lhasa|拉萨|Tibet|CN|29.65|91.10
        Hong Kong|香港||HK|22.30|114.17
        Macao|澳门||MO|22.20|113.55
        """;
}
