using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class FinderTextTests
{
    [Theory]
    [InlineData("Société Générale", "societe generale")]
    [InlineData("Ænix Straße Łódź Ørsted", "aenix strasse lodz orsted")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("C++", "cplusplus")]
    [InlineData("C#", "csharp")]
    [InlineData("C", "c")]
    [InlineData("C ++", "c plusplus")]
    [InlineData("3-Shake", "3 shake")]
    [InlineData("ACC ICT", "acc ict")]
    [InlineData("Node.js", "node js")]
    [InlineData("kube_bench", "kube bench")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O’Brien & Sons", "obrien sons")]
    [InlineData("Core 24/7", "core 24 7")]
    [InlineData("T-Systems", "t systems")]
    [InlineData("ＫｕｂｅＳｐｈｅｒｅ", "kubesphere")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("Socie\u0301te\u0301 A\u030angstro\u0308m \u212bngstr\u00f6m", "societe angstrom angstrom")]
    public void Words_are_lower_case_and_folded(string text, string words) => Assert.Equal(words, Joined(text));

    [Theory]
    [InlineData("云", "云")]
    [InlineData("云服务", "云服 服务")]
    [InlineData("华为云计算", "华为 为云 云计 计算")]
    [InlineData("北京Cloud云", "北京 cloud 云")]
    [InlineData("クラウド", "クラ ラウ ウド")]
    [InlineData("ｸﾗｳﾄﾞ", "クラ ラウ ウド")]
    [InlineData("클라우드", "클라 라우 우드")]
    [InlineData("华为（深圳）", "华为 深圳")]
    public void Chinese_Japanese_and_Korean_come_in_pairs_and_a_single_character_alone(string text, string words)
    {
        Assert.Equal(words, Joined(text));
        Assert.All(FinderText.Words(text), word => Assert.Equal(!char.IsAscii(word.Value[0]), word.IsCjk));
    }

    [Theory]
    [InlineData("C++ Builders", "C++", "Builders")]
    [InlineData("the C# people", "the", "C#", "people")]
    [InlineData("O'Brien's Node.js", "O'Brien's", "Node", "js")]
    [InlineData("Straße Ænix", "Straße", "Ænix")]
    [InlineData("a#b+c d", "a#b+c", "d")]
    [InlineData("+1 云服务 x", "+1", "云服", "服务", "x")]
    [InlineData("  ＡＢ  c", "ＡＢ", "c")]
    [InlineData("x Socie\u0301te\u0301 y", "x", "Socie\u0301te\u0301", "y")]
    public void Offsets_point_into_the_original_text(string text, params string[] places) =>
        Assert.Equal(places, FinderText.Words(text).Select(word => text[word.Start..word.End]));

    [Theory]
    [InlineData("Red Hat", "redhat")]
    [InlineData("3-Shake", "3shake")]
    [InlineData("Node.js", "nodejs")]
    [InlineData("华为云 (Cloud)", "华为云cloud")]
    [InlineData("-.-", "")]
    public void A_key_has_neither_spaces_nor_punctuation(string text, string key) => Assert.Equal(key, FinderText.Key(text));

    [Theory]
    [InlineData("Red Hat", "hat-red")]
    [InlineData("Hat, Red", "hat-red")]
    [InlineData("Red Hat Red", "hat-red-red")]
    [InlineData("", "")]
    public void A_bag_has_the_words_whatever_their_order(string text, string bag) => Assert.Equal(bag, FinderText.Bag(text));

    [Theory]
    [InlineData("monitoring", "monitor")]
    [InlineData("monitors", "monitor")]
    [InlineData("databases", "databas")]
    [InlineData("database", "databas")]
    [InlineData("k8s", "k8s")]
    [InlineData("云服", "云服")]
    [InlineData("", "")]
    public void English_words_are_stemmed_and_others_stay(string word, string stem) => Assert.Equal(stem, FinderText.Stem(word));

    [Theory]
    [InlineData("KubeSphere", "sphere")]
    [InlineData("OpenTelemetryCollector", "telemetry", "collector")]
    [InlineData("TiDB", "db")]
    [InlineData("SigNoz and MongoDB", "noz", "db")]
    [InlineData("ÉcoleÉtoile", "etoile")]
    [InlineData("Kubernetes")]
    [InlineData("IBM")]
    [InlineData("McDonalds", "donalds")]
    [InlineData("")]
    public void Words_written_like_this_have_inner_words(string text, params string[] inner) => Assert.Equal(inner, FinderText.InnerWords(text));

    [Fact]
    public void Beginnings_grow_by_whole_characters_up_to_a_length()
    {
        Assert.Equal(["r", "re", "red"], FinderText.Beginnings("redhat", 3));
        Assert.Equal(["𠀀", "𠀀云"], FinderText.Beginnings("𠀀云", 24));
        Assert.Empty(FinderText.Beginnings("", 24));
    }

    private static string Joined(string text) => string.Join(' ', FinderText.Words(text).Select(word => word.Value));
}
