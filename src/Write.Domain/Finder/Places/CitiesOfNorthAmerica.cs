namespace PartnerGraph.Domain.Finder.Places;

/// <summary>Cities of the United States and Canada: name, Chinese name, state, country, degrees north, degrees east; of cities that share a name the larger one first.</summary>
internal static class CitiesOfNorthAmerica
{
    public const string Lines = """
        New York|纽约|New York|US|40.71|-74.01
        Los Angeles|洛杉矶|California|US|34.05|-118.24
        Chicago|芝加哥|Illinois|US|41.85|-87.65
        Houston|休斯敦|Texas|US|29.76|-95.36
        Phoenix|菲尼克斯|Arizona|US|33.45|-112.07
        Philadelphia|费城|Pennsylvania|US|39.95|-75.16
        San Antonio|圣安东尼奥|Texas|US|29.42|-98.49
        San Diego|圣迭戈|California|US|32.72|-117.16
        Dallas|达拉斯|Texas|US|32.78|-96.81
        San Jose|圣何塞|California|US|37.34|-121.89
        Austin|奥斯汀|Texas|US|30.27|-97.74
        Jacksonville|杰克逊维尔|Florida|US|30.33|-81.66
        Columbus|哥伦布|Ohio|US|39.96|-83.00
        Charlotte|夏洛特|North Carolina|US|35.23|-80.84
        San Francisco|旧金山|California|US|37.77|-122.42
        Indianapolis|印第安纳波利斯|Indiana|US|39.77|-86.16
        Seattle|西雅图|Washington|US|47.61|-122.33
        Denver|丹佛|Colorado|US|39.74|-104.98
        Washington|华盛顿|District of Columbia|US|38.90|-77.04
        Boston|波士顿|Massachusetts|US|42.36|-71.06
        Nashville|纳什维尔|Tennessee|US|36.17|-86.78
        Detroit|底特律|Michigan|US|42.33|-83.05
        Portland|波特兰|Oregon|US|45.52|-122.68
        Las Vegas|拉斯维加斯|Nevada|US|36.17|-115.14
        Baltimore|巴尔的摩|Maryland|US|39.29|-76.61
        Milwaukee|密尔沃基|Wisconsin|US|43.04|-87.91
        Atlanta|亚特兰大|Georgia|US|33.75|-84.39
        Kansas City|堪萨斯城|Missouri|US|39.10|-94.58
        Raleigh|罗利|North Carolina|US|35.78|-78.64
        Miami|迈阿密|Florida|US|25.77|-80.19
        Minneapolis|明尼阿波利斯|Minnesota|US|44.98|-93.26
        Tampa|坦帕|Florida|US|27.95|-82.46
        Orlando|奥兰多|Florida|US|28.54|-81.38
        New Orleans|新奥尔良|Louisiana|US|29.95|-90.08
        Cleveland|克利夫兰|Ohio|US|41.50|-81.69
        Pittsburgh|匹兹堡|Pennsylvania|US|40.44|-80.00
        Cincinnati|辛辛那提|Ohio|US|39.13|-84.51
        Saint Louis|圣路易斯|Missouri|US|38.63|-90.20
        Sacramento|萨克拉门托|California|US|38.58|-121.49
        Salt Lake City|盐湖城|Utah|US|40.76|-111.89
        Richmond|里士满|Virginia|US|37.55|-77.46
        Ashburn|阿什本|Virginia|US|39.04|-77.49
        Santa Clara|圣克拉拉|California|US|37.35|-121.96
        Palo Alto|帕洛阿尔托|California|US|37.44|-122.14
        Oakland|奥克兰|California|US|37.80|-122.27
        Irvine|尔湾|California|US|33.67|-117.82
        Cambridge|坎布里奇|Massachusetts|US|42.38|-71.11
        Honolulu|檀香山|Hawaii|US|21.31|-157.86
        Anchorage|安克雷奇|Alaska|US|61.22|-149.90
        Birmingham|伯明翰|Alabama|US|33.52|-86.80
        Toronto|多伦多|Ontario|CA|43.70|-79.42
        Montreal|蒙特利尔|Quebec|CA|45.51|-73.59
        Vancouver|温哥华|British Columbia|CA|49.25|-123.12
        Calgary|卡尔加里|Alberta|CA|51.05|-114.09
        Edmonton|埃德蒙顿|Alberta|CA|53.55|-113.47
        Ottawa|渥太华|Ontario|CA|45.41|-75.70
        Winnipeg|温尼伯|Manitoba|CA|49.88|-97.15
        Quebec City|魁北克市|Quebec|CA|46.81|-71.21
        Hamilton|哈密尔顿|Ontario|CA|43.25|-79.85
        Waterloo|滑铁卢|Ontario|CA|43.47|-80.52
        Halifax|哈利法克斯|Nova Scotia|CA|44.65|-63.57
        London|伦敦|Ontario|CA|42.98|-81.23
        Nuuk|努克||GL|64.18|-51.72
        Hamilton|哈密尔顿||BM|32.29|-64.78
        """;
}
