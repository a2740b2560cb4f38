using System.Text;
using CaseFlow.Workflows.Clients.Names;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class NameTests
{
    [Theory]
    [InlineData("古丽·阿依木", "古丽阿依木")]
    [InlineData("古丽・阿依木", "古丽阿依木")]
    [InlineData("古丽•阿依木", "古丽阿依木")]
    [InlineData("古丽．阿依木", "古丽阿依木")]
    [InlineData("古丽 阿依木", "古丽阿依木")]
    [InlineData("ＡＮＮＡ　Schmidt", "annaschmidt")]
    [InlineData("Ｊosé-María O’Neil", "josemariaoneil")]
    [InlineData("王\u200B小\uFEFF明\u202E", "王小明")]
    [InlineData("⽂\uFE00静", "文静")]
    [InlineData("ﾊﾅｺ", "ハナコ")]
    [InlineData("김민수", "김민수")]
    [InlineData("%_\\", "%_\\")]
    public void A_name_is_looked_for_in_one_form_however_it_is_typed(string typed, string sought) => SoughtText.Of(typed).ShouldBe(sought);

    [Fact]
    public void Half_a_character_does_no_harm() => SoughtText.Of("王\uD842明").ShouldBe("王\uFFFD明");

    [Theory]
    [InlineData("单雄信", "shan xiong xin")]
    [InlineData("曾小贤", "zeng xiao xian")]
    [InlineData("解晓东", "xie xiao dong")]
    [InlineData("区志航", "ou zhi hang")]
    [InlineData("尉迟恭", "yu chi gong")]
    [InlineData("仇英", "qiu ying")]
    [InlineData("查良镛", "zha liang yong")]
    [InlineData("盖聂", "ge nie")]
    [InlineData("任盈盈", "ren ying ying")]
    [InlineData("朴信惠", "piao xin hui")]
    [InlineData("覃伟", "qin wei")]
    [InlineData("覃伟", "tan wei")]
    [InlineData("吕布", "lv bu")]
    [InlineData("吕布", "lu bu")]
    [InlineData("王乐", "wang le")]
    [InlineData("王乐", "wang yue")]
    [InlineData("万俟咏", "mo qi yong")]
    [InlineData("王茜", "wang qian")]
    [InlineData("王茜", "wang xi")]
    [InlineData("古丽·单曾", "gu li shan zeng")]
    public void R_ID_1_a_name_is_found_by_its_pinyin_whole_and_by_initials(string name, string syllables)
    {
        var sounds = SoughtSounds.Of(name);

        sounds.ShouldContain($"|{syllables.Replace(" ", "", StringComparison.Ordinal)}|");
        sounds.ShouldContain($"|{string.Concat(syllables.Split(' ').Select(one => one[0]))}|");
    }

    [Theory]
    [InlineData("曾小贤", "ceng")]
    [InlineData("单雄信", "dan")]
    [InlineData("任盈盈", "yingren")]
    [InlineData("欧阳修", "yangxiu")]
    public void A_surname_is_read_as_a_surname_only(string name, string typed) => SoughtSounds.Of(name).ShouldNotContain("|" + typed);

    [Fact]
    public void A_given_name_is_found_without_the_surname() => SoughtSounds.Of("欧阳修文").ShouldBe("|ouyangxiuwen|oyxw|xiuwen|xw|");

    [Fact]
    public void Foreign_names_have_no_pinyin_and_mixed_ones_both()
    {
        SoughtSounds.Of("Anna Schmidt").ShouldBe("");
        SoughtSounds.Of("王Anna").ShouldBe("|wanganna|wa|anna|a|");
    }

    [Fact]
    public void A_name_of_many_readings_stays_short() =>
        SoughtSounds.Of(string.Concat(Enumerable.Repeat("乐行单曾", 25))).Length.ShouldBeLessThan(4_000);

    [Fact]
    public void The_table_of_readings_knows_every_common_character_and_writes_plain_letters()
    {
        var characters = Enumerable.Range(0x4e00, 0x9fa5 - 0x4e00).Select(code => Pinyin.Of(new Rune(code))).ToList();

        characters.Count(readings => readings.Count == 0).ShouldBeLessThan(100);
        characters.SelectMany(readings => readings).ShouldAllBe(reading => reading.All(char.IsAsciiLetterLower));
        Pinyin.Of(new Rune('女'))[0].ShouldBe("nv");
        Pinyin.Of(new Rune('a')).ShouldBeEmpty();
    }
}
