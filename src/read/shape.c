/*-------------------------------------------------------------------------
 *
 * shape.c
 *	  What a line looks like by itself: the features that roles rest on.
 *
 * A feature is a fact about the line (it ends with 。; it reads as a byline;
 * there are more blank lines before it than usual on this page), never a
 * decision.  Decisions are role.c's, which weighs all features of all lines
 * together.
 *
 * Facts that depend on the habits of the page (how many blank lines stand
 * between paragraphs, which level of heading mark headlines have, whether
 * paragraphs are indented) are found in a second pass.
 *
 *-------------------------------------------------------------------------
 */
#include "read/shape.h"

#include <string.h>

#include "read/byline.h"
#include "read/dateline.h"
#include "read/lines.h"

/* Bold text as a heading ranks below any # mark. */
#define BOLD_LEVEL 7

/* And numbers, where they are heading marks, below that. */
#define NUMBER_LEVEL 8

_Static_assert(ZHN_NFEATURES <= 64, "a feature needs a bit");

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

static const char closing_marks[] = "”’」』》〉)】]\"'";
static const char opening_marks[] = "“‘「『《〈(【[";

/* Closing marks that pair with opening ones and can stay open over lines. */
static const char inner_closing_marks[] = "”’」』》〉)】]";

/* Ornaments that stand before a heading or a paragraph. */
static const char ornaments[] = "■□▪▫●○◎◆◇★☆※⊙•·►▶|";

static const char speech_words[] =
"强调 指出 要求 表示 提出 认为 呼吁 透露 明确 会上 会议上 大会上 座谈会上 调研时 考察时 "
"视察时 检查时 督查时 座谈时 会见时 会谈时 走访时 慰问时 采访时 讲话中 之际 前夕";

static const char event_words[] =
"举行 召开 开幕 闭幕 落幕 启动 印发 出台 发布 公布 揭晓 实施 施行 来临 到来 成立 会议 大会 "
"座谈会 推进会 现场会 发布会 论坛 仪式";

static const char series_words[] =
"系列报道 系列评论 系列述评 之一 之二 之三 之四 之五 专栏 专题 特刊 特别报道 专版";

static const char media_endings[] =
"日报 晚报 早报 晨报 时报 商报 导报 周报 都市报 青年报 电子报 数字报 新闻网 在线 客户端 "
"公众号 微信 微博 视频号 抖音号 发布 融媒体 融媒体中心 传媒集团 电视台 广播台 app";

/* Names of columns and pages that every paper has. */
static const char rubric_words[] =
"图片新闻 新闻图片 图说新闻 图说 简讯 短讯 快讯 国内快讯 国际快讯 国内简讯 国际简讯 联播快讯 国内联播快讯 "
"国际联播快讯 本地快讯 各地简讯 简明新闻 一句话新闻 新闻速递 新闻速览 要闻 要闻速览 "
"综合 综合新闻 本地新闻 国内新闻 国际新闻 社会新闻 民生新闻 时政新闻 时政 民生 社会 经济 文化 体育 教育 "
"健康 国内 国际 副刊 专版 专题 今日导读 导读 导读栏 时评 社论 快评 短评 评论 本报评论员 "
"读者来信 编读往来 天气 天气预报 今日天气 公告 广告 特别报道 深度 特稿 人物 声音 数字 动态 视点 热点";

/* What names of columns begin and end with. */
static const char column_beginnings[] =
"走基层 新春走基层 聚焦 关注 走进 身边的 我们的 喜迎 奋进新 奋斗 学习贯彻 深入学习 新时代 读者 今日 人民 本报 "
"一线 百姓 数说 图说 权威 在希望的 直通 来自 我和";

static const char column_endings[] =
"走基层 见闻 观察 今日谈 杂谈 漫谈 大家谈 时评 快评 短评 锐评 评论 评弹 论坛 聚焦 进行时 故事 视点 "
"视线 视角 手记 札记 随笔 笔谈 解读 特写 访谈 专访 之窗 人物 之声 声音 风采 巡礼 看点 亮点 热点 焦点 之星 "
"档案 广角 走笔 视野 讲堂 课堂 驿站 园地 风景线 信箱 来信 新时代 新征程 再出发 调研行 中国行 万里行 里程碑 "
"进行曲 追踪 扫描 纵横 透视 回眸 前沿 周刊 天地 在线 直通车 开讲 思享 榜样 经纬 闲话 絮语 瞭望 点击 "
"一点通 答疑 速递 纪事 十年 周年 成就 报道 数据 新风 画卷";

static const char notice_endings[] =
"公告 通告 启事 声明 公示 讣告 通知 更正 致歉 通报";

/* Words that end no sentence and no headline. */
static const char hanging_words[] =
"的 和 与 及 以及 或 在 对 将 从 把 被 于 而 是 向 由 以 为 并 但 等于 因 若 比 至 让 使 给 其 "
"这 那 该 各 每 我 他 她 它 约 近 超 第";

static const char organisation_endings[] =
"局 委员会 办公室 公司 政府 支队 大队 中心 学校 大学 医院 法院 检察院 集团 协会 银行 党委 指挥部 "
"总工会 管理处 编辑部 组委会 报社 联合会 委 厅 部";

static const char source_words[] =
"来源 稿源 原标题 原题 转自 转载自 摘自 本文来源 信息来源 新闻来源 文章来源 稿件来源";

static const char note_words[] =
"编者按 编者的话 编者注 编前 编前语 编后 编后语 编辑手记 开栏的话 开栏语 开篇语 主持人语 按语";

static const char summary_words[] =
"核心提示 内容提要 内容摘要 提要 摘要 导读 阅读提示 新闻提示 导语 要点";

static const char jump_words[] =
"下转 上接 紧接 转接 转 接";

static const char picture_words[] =
"图为 图① 图② 图③ 图④ 图一 图二 图三 图1 图2 图3 图1: 图: 上图 下图 左图 右图 题图 资料图 "
"▲ ▼ △ ▽ ↑ ↓ ← →";

static const char picture_endings[] =
"摄 供图 资料图 资料图片 资料照片 拍摄 图片";

/* Words of imprints, contacts and the frames of web pages. */
static const char imprint_words[] =
"国内统一 邮发代号 刊号 定价: 零售价 印刷 承印 社址 地址: 邮编: 邮政编码 广告热线 新闻热线 "
"热线电话 电话: 传真 邮箱: 电子信箱 投稿邮箱 网址 http www. 版权所有 主办 主管 出版单位 总第 issn "
"法律顾问 广告经营许可证 发行 扫码 扫一扫 二维码 上一版 下一版 上一篇 下一篇 返回目录 返回首页 "
"分享到 分享至 字号: 字体: 打印 今日8版 今日4版 今日12版 今日16版 农历 本版 首页 当前位置 放大 缩小 "
"全文复制 打开客户端 下载客户端 阅读原文 查看原文 点击查看 未经授权 未经许可 转载请注明 责任编辑邮箱 "
"违法和不良信息举报 备案号 许可证 热门推荐 相关阅读 相关新闻 推荐阅读 网友评论 发表评论 我要评论";

/* Any one of these makes a short line the frame of a web page. */
static const char frame_words[] =
"版权所有 返回首页 上一篇: 下一篇: 上一篇 下一篇 上一版 下一版 分享到: 扫一扫 > 打开客户端 默认";

static const char contact_words[] =
"电话: 热线: 地址: 邮箱: 邮编: 网址: 联系人: http www. 咨询电话 联系电话";

static void
set(ZhnShape *shape, ZhnFeature feature, bool value)
{
	if (value)
		shape->features |= (uint64_t) 1 << feature;
}

/*
 * Names of columns that the page announces: 推出“走进新国企”专栏.  More than a
 * page ever announces are not kept.
 */
typedef struct ColumnNames
{
	ZhnText		names[8];
	int			n;
} ColumnNames;

/* Take heading marks and marks around bold text off; return the level. */
static int
strip_mark(ZhnText *content)
{
	int			level = 0;
	size_t		i = 0;

	while (i < content->length && level < 6)
	{
		if (content->at[i] == '#')
			i++;
		else if (content->length - i >= 3 &&
				 memcmp(content->at + i, "＃", 3) == 0)
			i += 3;
		else
			break;
		level++;
	}
	if (level > 0)
	{
		ZhnText		rest = {content->at + i, content->length - i};

		rest = zhn_trim(rest);
		if (rest.length == 0)
			return 0;
		*content = rest;
	}
	if (content->length > 4 && memcmp(content->at, "**", 2) == 0 &&
		memcmp(content->at + content->length - 2, "**", 2) == 0)
	{
		ZhnText		rest = {content->at + 2, content->length - 4};

		rest = zhn_trim(rest);
		if (rest.length == 0)
			return level;
		*content = rest;
		if (level == 0)
			level = BOLD_LEVEL;
	}
	return level;
}

/*
 * Place after the last character that is neither space nor closing mark.  A
 * closing note in parentheses after a full stop, 。(记者 张三), is passed
 * over too.
 */
static int
text_end(const ZhnChars *chars)
{
	enum
	{
		NOTE_MAX = 60
	};
	int			end = chars->n;

	if (end > 0 && chars->cp[end - 1] == ')')
		for (int i = end - 1; i > 0 && end - i <= NOTE_MAX; i--)
			if (chars->cp[i] == '(')
			{
				int			before = i;

				while (before > 0 &&
					   (zhn_is_space(chars->cp[before - 1]) ||
						zhn_char_in(chars->cp[before - 1], closing_marks)))
					before--;
				if (before > 0 &&
					zhn_char_in(chars->cp[before - 1], "。!?…"))
					return before;
				break;
			}
	while (end > 0 && (zhn_is_space(chars->cp[end - 1]) ||
					   zhn_char_in(chars->cp[end - 1], closing_marks)))
		end--;
	return end;
}

static void
set_length(ZhnShape *shape)
{
	int			n = shape->chars;

	set(shape, n <= 3 ? ZHN_IS_TINY : n <= 12 ? ZHN_IS_SHORT
		: n <= 24 ? ZHN_IS_MEDIUM : n <= 36 ? ZHN_IS_LONG
		: ZHN_IS_PARAGRAPH, true);
	set(shape, ZHN_IS_PAGE_LONG, n > 120);
}

/*
 * Set the widths of the line: in characters, and in the space they take if
 * digits and Latin letters take half of it.  An indent is two characters.
 */
static void
set_width(const ZhnChars *chars, ZhnText content, ZhnShape *shape)
{
	int			halves = 0;
	int			indent = shape->indented ? 2 : 0;

	for (size_t i = 0; i < content.length; i++)
		halves += (unsigned char) content.at[i] < 0x80;
	shape->width[0] = chars->n + indent;
	shape->width[1] = chars->n - halves / 2 + indent;
}

/* Is . here a full stop, as in half-width text, and not a decimal point? */
static bool
is_dot_stop(const ZhnChars *chars, int i)
{
	return chars->cp[i] == '.' && i > 0 && zhn_is_han(chars->cp[i - 1]) &&
		(i + 1 == chars->n || zhn_is_han(chars->cp[i + 1]));
}

static void
set_punctuation(const ZhnChars *chars, ZhnShape *shape)
{
	int			end = text_end(chars);
	int			depth = 0;

	for (int i = 0; i < chars->n; i++)
	{
		uint32_t	cp = chars->cp[i];

		if (zhn_is_space(cp))
			continue;
		shape->chars++;
		if (zhn_char_class(cp) != ZHN_CHAR_PUNCTUATION)
			continue;
		if (i < end - 1 && (cp == 0x3002 || cp == ';' || is_dot_stop(chars, i)))
			set(shape, ZHN_HAS_STOP, true);
		if (i < end - 1 && cp == ',')
			set(shape, ZHN_HAS_COMMA, true);
		if (zhn_char_in(cp, opening_marks))
			depth++;
		else if (depth > 0 && zhn_char_in(cp, inner_closing_marks))
			depth--;
	}
	set_length(shape);
	set(shape, ZHN_ENDS_INSIDE, depth > 0);
	if (end > 0)
	{
		uint32_t	last = chars->cp[end - 1];

		set(shape, ZHN_ENDS_STOP, last == 0x3002 ||
			is_dot_stop(chars, end - 1));
		set(shape, ZHN_ENDS_MARK, zhn_char_in(last, "!?…"));
		set(shape, ZHN_ENDS_COMMA, zhn_char_in(last, ",、"));
		set(shape, ZHN_ENDS_COLON, zhn_char_in(last, ":;"));
		set(shape, ZHN_ENDS_OPEN, !zhn_char_in(last, "。!?…,、:;") &&
			!is_dot_stop(chars, end - 1));
		set(shape, ZHN_ENDS_DIGIT, end == chars->n && zhn_is_digit(last));
	}
	set(shape, ZHN_IS_PARENTHESIS, chars->n > 2 && chars->cp[0] == '(' &&
		zhn_chars_find(chars, 0, chars->n, ")") == chars->n - 1);
	set(shape, ZHN_STARTS_BROKEN,
		chars->n > 0 &&
		(zhn_char_in(chars->cp[0], ",。、;:!?)”’」』》】…%的们") &&
		 !zhn_chars_match(chars, 0, chars->n, "的确 的士 的哥")));
}

/* Length of the 【…】 that opens the line, 0 if there is none. */
static int
match_label(const ZhnChars *chars)
{
	enum
	{
		LABEL_MAX = 20
	};

	if (chars->n == 0 || !zhn_char_in(chars->cp[0], "【["))
		return 0;
	for (int i = 2; i < chars->n && i <= LABEL_MAX + 1; i++)
		if (zhn_char_in(chars->cp[i], "】]"))
			return i + 1;
	return 0;
}

/* Length of the number of a list or a section that opens the line, or 0. */
static int
match_number(const ZhnChars *chars)
{
	static const char numerals[] = "一二三四五六七八九十";
	int			i = 0;
	bool		open = chars->n > 0 && chars->cp[0] == '(';
	int			digits;

	if (chars->n > 0 && zhn_char_in(chars->cp[0], "①②③④⑤⑥⑦⑧⑨⑩"))
		return 1;
	i += open;
	digits = zhn_chars_skip_digits(chars, i, chars->n);
	if (digits == i)
		while (digits < chars->n && zhn_char_in(chars->cp[digits], numerals))
			digits++;
	if (digits == i || digits - i > 3 || digits >= chars->n)
		return 0;
	if (open ? chars->cp[digits] != ')'
		: !zhn_char_in(chars->cp[digits], ".、)"))
		return 0;
	if (chars->cp[digits] == '.' &&
		(digits + 1 == chars->n || zhn_is_digit(chars->cp[digits + 1])))
		return 0;
	return zhn_chars_skip_spaces(chars, digits + 1, chars->n);
}

/* Place after ornaments, spaces and one opening parenthesis or bracket. */
static int
skip_ornaments(const ZhnChars *chars)
{
	int			i = 0;

	while (i < chars->n && (zhn_is_space(chars->cp[i]) ||
							zhn_char_in(chars->cp[i], ornaments)))
		i++;
	if (i < chars->n && zhn_char_in(chars->cp[i], "(【["))
		i++;
	return i;
}

/* Does one of words open the line and stand apart from what follows? */
static bool
opens_with(const ZhnChars *chars, const char *words)
{
	int			i = skip_ornaments(chars);
	int			n = zhn_chars_match(chars, i, chars->n, words);

	return n > 0 && (i + n == chars->n || zhn_is_space(chars->cp[i + n]) ||
					 zhn_char_in(chars->cp[i + n], ":)】]|,"));
}

/* Place after a page number (3, 03, A12, 第3版) at i, else i. */
static int
skip_page_number(const ZhnChars *chars, int i)
{
	int			k = i + zhn_chars_match(chars, i, chars->n, "第");
	int			digits;

	if (k < chars->n && chars->cp[k] >= 'a' && chars->cp[k] <= 'd')
		k++;
	digits = zhn_chars_skip_digits(chars, k, chars->n);
	if (digits == k)
		while (digits < chars->n &&
			   zhn_char_in(chars->cp[digits], "一二三四五六七八九十"))
			digits++;
	if (digits == k || digits - k > 2)
		return i;
	k = digits;
	return k + zhn_chars_match(chars, k, chars->n, "版");
}

/*
 * Is the line a page number, perhaps with the name of the page (要闻 03,
 * 第4版:综合)?  A number and a word only count with something between them
 * or 版, lest 30天 be one.
 */
static bool
is_page_number(const ZhnChars *chars)
{
	enum
	{
		NAME_MAX = 6
	};
	int			i = 0;
	int			n;

	for (n = 0; n < chars->n && n <= NAME_MAX && zhn_is_han(chars->cp[n]) &&
		 !zhn_char_in(chars->cp[n], "第"); n++)
		;
	if (n > 0 && n <= NAME_MAX && n < chars->n)
		i = zhn_chars_skip_spaces(chars, n, chars->n);
	if (i == n && n > 0 && !zhn_chars_match(chars, i, chars->n, "第"))
		i = 0;
	n = skip_page_number(chars, i);
	if (n == i)
		return false;
	if (n == chars->n)
		return true;
	if (i > 0 || !(zhn_is_space(chars->cp[n]) ||
				   zhn_char_in(chars->cp[n], ":·|/") ||
				   zhn_chars_ends(chars, 0, n, "版")))
		return false;
	return chars->n - n <= NAME_MAX + 1;
}

/* Length of a full date that opens the line; 2022-07-06 21:30 is one too. */
static int
match_full_date(const ZhnChars *chars)
{
	int			i = zhn_chars_skip_digits(chars, 0, chars->n);
	int			fields = 1;

	if (i != 4)
		return zhn_match_date(chars, 0, chars->n);
	while (i + 1 < chars->n && zhn_char_in(chars->cp[i], "-./:") &&
		   zhn_is_digit(chars->cp[i + 1]))
	{
		i = zhn_chars_skip_digits(chars, i + 1, chars->n);
		if (++fields == 3 && i + 1 < chars->n && zhn_is_space(chars->cp[i]) &&
			zhn_is_digit(chars->cp[i + 1]))
			i = zhn_chars_skip_digits(chars, i + 1, chars->n);
	}
	return fields >= 3 ? i : zhn_match_date(chars, 0, chars->n);
}

/*
 * Is the line a full date and nothing else, or only weekday, lunar date,
 * issue number and the like, as a page and a notice have it?
 */
static bool
is_date_line(const ZhnChars *chars)
{
	int			n = match_full_date(chars);
	int			rest = zhn_chars_skip_spaces(chars, n, chars->n);

	if (n < 8 || !zhn_is_digit(chars->cp[0]))
		return false;
	return rest == chars->n ||
		zhn_chars_find(chars, rest, chars->n,
					   "星期 农历 第 版 期 责编 编辑 电话 http") >= 0 ||
		(rest > n && chars->n - rest <= 8);
}

/* Imprint, contact or web frame: by its first word or by several words. */
static bool
is_imprint(const ZhnChars *chars)
{
	int			hits = 0;

	if (chars->n > 120)
		return false;
	if (zhn_chars_match(chars, skip_ornaments(chars), chars->n,
						imprint_words))
		return true;
	if (chars->n <= 40 && zhn_chars_find(chars, 0, chars->n, frame_words) >= 0)
		return true;
	for (int i = 0; i < chars->n && hits < 2;)
	{
		int			n = zhn_chars_match(chars, i, chars->n, imprint_words);

		hits += n > 0;
		i += n > 0 ? n : 1;
	}
	return hits >= 2;
}

static bool
has_class(const ZhnChars *chars, ZhnCharClass class)
{
	for (int i = 0; i < chars->n; i++)
		if (zhn_char_class(chars->cp[i]) == class)
			return true;
	return false;
}

static bool
has_no_words(const ZhnChars *chars)
{
	return !has_class(chars, ZHN_CHAR_HAN) &&
		!has_class(chars, ZHN_CHAR_DIGIT) &&
		!has_class(chars, ZHN_CHAR_LATIN) &&
		!has_class(chars, ZHN_CHAR_LETTER) &&
		!has_class(chars, ZHN_CHAR_OTHER);
}

/* Is the line, without ornaments around it, one of words? */
static bool
is_whole(const ZhnChars *chars, const char *words)
{
	int			i = skip_ornaments(chars);
	int			end = chars->n;

	while (end > i && (zhn_is_space(chars->cp[end - 1]) ||
					   zhn_char_in(chars->cp[end - 1], ornaments) ||
					   zhn_char_in(chars->cp[end - 1], closing_marks)))
		end--;
	return end > i && zhn_chars_match(chars, i, end, words) == end - i;
}

/* Does the line say 来源:…, perhaps after the date or between other facts? */
static bool
is_source(const ZhnChars *chars)
{
	int			i = match_full_date(chars);

	if (opens_with(chars, source_words))
		return true;
	if (i < 8)
		return false;
	i = zhn_chars_find(chars, i, chars->n, source_words);
	return i > 0 && zhn_chars_find(chars, i, chars->n, ":") > 0;
}

/*
 * Is the line the name of a column: marked as such, ◆今日谈 or ·视点·, or made
 * of words that such names have?
 */
static bool
is_column_name(const ZhnChars *chars)
{
	int			i = skip_ornaments(chars);
	int			end = chars->n;

	while (end > i && (zhn_is_space(chars->cp[end - 1]) ||
					   zhn_char_in(chars->cp[end - 1], ornaments)))
		end--;
	if (i == end)
		return false;
	if (end < chars->n || i > 0)
		return true;
	return zhn_chars_match(chars, i, end, column_beginnings) > 0 ||
		zhn_chars_ends(chars, i, end, column_endings) > 0 ||
		(zhn_char_in(chars->cp[end - 1], "”") &&
		 zhn_chars_ends(chars, i, end - 1, column_endings) > 0);
}

static bool
is_name_length(const ZhnChars *chars)
{
	for (int i = 0; i < chars->n; i++)
		if (!zhn_is_han(chars->cp[i]))
			return false;
	return chars->n >= 4 && chars->n <= 7;
}

/* Is the line a turn of an interview: 问:… 答:… 记者:… ? */
static bool
is_turn(const ZhnChars *chars)
{
	int			n = zhn_chars_match(chars, 0, chars->n,
									"问 答 记者 主持人 嘉宾");

	return n > 0 && n + 1 < chars->n && chars->cp[n] == ':';
}

/* Is the whole line 下转第4版 or the like? */
static bool
is_jump(const ZhnChars *chars)
{
	int			i = skip_ornaments(chars);
	int			n = zhn_chars_match(chars, i, chars->n, jump_words);

	if (n == 0 || chars->n > 16)
		return false;
	i = zhn_chars_skip_spaces(chars, i + n, chars->n);
	n = skip_page_number(chars, i);
	return n > i && chars->cp[n - 1] == 0x7248;
}

static void
set_words(const ZhnChars *chars, ZhnShape *shape)
{
	int			end = text_end(chars);
	int			label = match_label(chars);
	bool		short_line = shape->chars <= 24;
	ZhnDateline dateline;

	if (zhn_read_dateline(chars, &dateline))
	{
		set(shape, dateline.end == chars->n ? ZHN_IS_DATELINE
			: ZHN_HAS_DATELINE, true);
		set(shape, ZHN_HAS_TOPIC, shape->chars <= 60 &&
			zhn_chars_match(chars, dateline.end, chars->n, "题:"));
	}
	set(shape, ZHN_IS_NOTE, opens_with(chars, note_words));
	set(shape, ZHN_IS_SUMMARY, opens_with(chars, summary_words));
	if (label > 0 && !zhn_has(shape, ZHN_IS_NOTE) &&
		!zhn_has(shape, ZHN_IS_SUMMARY))
		set(shape, label == chars->n ? ZHN_IS_LABEL : ZHN_HAS_LABEL, true);
	set(shape, ZHN_HAS_NUMBER, match_number(chars) > 0);
	set(shape, ZHN_HAS_DASH, zhn_chars_match(chars, 0, chars->n, "—— ──"));
	set(shape, ZHN_HAS_ORNAMENT, chars->n > 0 &&
		zhn_char_in(chars->cp[0], ornaments));
	set(shape, ZHN_IS_DATE, shape->chars <= 40 && is_date_line(chars));
	set(shape, ZHN_IS_FURNITURE, has_no_words(chars) ||
		(shape->chars <= 20 && is_page_number(chars) && !is_jump(chars)) ||
		(!zhn_has(shape, ZHN_ENDS_STOP) && is_imprint(chars)));
	set(shape, ZHN_IS_CONTACT, shape->chars <= 40 &&
		zhn_chars_find(chars, 0, chars->n, contact_words) >= 0);
	set(shape, ZHN_IS_RUBRIC, is_whole(chars, rubric_words));
	set(shape, ZHN_IS_ORGANISATION, short_line && shape->chars >= 4 &&
		!zhn_has(shape, ZHN_HAS_COMMA) &&
		zhn_chars_ends(chars, 0, end, organisation_endings));
	set(shape, ZHN_LACKS_HAN, !has_class(chars, ZHN_CHAR_HAN));
	set(shape, ZHN_IS_MEDIA_NAME, shape->chars <= 12 &&
		zhn_chars_ends(chars, 0, end, media_endings));
	set(shape, ZHN_IS_SOURCE, shape->chars <= 60 && is_source(chars));
	set(shape, ZHN_IS_JUMP, is_jump(chars));
	set(shape, ZHN_IS_COLUMN_NAME, shape->chars <= 14 &&
		!zhn_has(shape, ZHN_IS_RUBRIC) &&
		!zhn_has(shape, ZHN_HAS_STOP) && is_column_name(chars));
	set(shape, ZHN_IS_NAME_LENGTH, is_name_length(chars));
	set(shape, ZHN_IS_TURN, is_turn(chars));
	set(shape, ZHN_IS_NOTICE_TITLE, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, notice_endings));
	set(shape, ZHN_ENDS_HANGING, end == chars->n &&
		zhn_chars_ends(chars, 0, end, hanging_words));
	set(shape, ZHN_IS_PICTURE_TEXT,
		zhn_chars_match(chars, 0, chars->n, picture_words) ||
		(shape->chars > 12 && shape->chars <= 160 &&
		 zhn_chars_ends(chars, 0, end, picture_endings)));
	set(shape, ZHN_ENDS_SPEECH, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, speech_words));
	set(shape, ZHN_ENDS_EVENT, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, event_words));
	set(shape, ZHN_IS_SERIES, short_line &&
		zhn_chars_ends(chars, 0, end, series_words));
}

/*
 * Does text say again what the line before it says, as the first sentence of a
 * report does with its headline?  Half of the pairs of neighbouring Chinese
 * characters of the line must be in text.
 */
static bool
is_restated(const ZhnChars *line, const ZhnChars *text)
{
	enum
	{
		LINE_MAX = 40,
		TEXT_MAX = 120
	};
	int			pairs = 0;
	int			found = 0;

	if (line->n > LINE_MAX || text->n <= line->n)
		return false;
	for (int i = 0; i + 1 < line->n; i++)
	{
		if (!zhn_is_han(line->cp[i]) || !zhn_is_han(line->cp[i + 1]))
			continue;
		pairs++;
		for (int k = 0; k + 1 < text->n && k < TEXT_MAX; k++)
			if (text->cp[k] == line->cp[i] &&
				text->cp[k + 1] == line->cp[i + 1])
			{
				found++;
				break;
			}
	}
	return pairs >= 4 && found * 2 >= pairs;
}

/* Remember what the line calls a column. */
static void
collect_column_names(const ZhnChars *chars, ColumnNames *columns)
{
	enum
	{
		NAME_MAX = 20
	};
	int			open = -1;

	for (int i = 0; i < chars->n; i++)
	{
		if (zhn_char_in(chars->cp[i], "“《「"))
			open = i + 1;
		else if (open >= 0 && zhn_char_in(chars->cp[i], "”》」"))
		{
			if (i > open && i - open <= NAME_MAX &&
				columns->n < (int) lengthof(columns->names) &&
				zhn_chars_match(chars, i + 1, chars->n,
								"专栏 栏目 专题 系列报道 系列专题"))
				columns->names[columns->n++] = zhn_chars_text(chars, open, i);
			open = -1;
		}
	}
}

static void
set_columns(const ZhnPage *page, ZhnShape *shapes, const ColumnNames *columns)
{
	for (size_t i = 0; i < page->nlines; i++)
		for (int k = 0; k < columns->n; k++)
			set(&shapes[i], ZHN_IS_COLUMN_NAME,
				page->lines[i].content.length == columns->names[k].length &&
				memcmp(page->lines[i].content.at, columns->names[k].at,
					   columns->names[k].length) == 0);
}

static void
set_byline(const ZhnEnv *env, const ZhnChars *chars, ZhnShape *shape)
{
	ZhnByline	byline;

	/* A line with a full stop at its end is none, and most lines have one. */
	if (zhn_has(shape, ZHN_IS_SOURCE) || zhn_has(shape, ZHN_ENDS_STOP))
		return;
	zhn_read_byline(env, chars, 0, chars->n, &byline);
	if (byline.surety > ZHN_BYLINE_NAMES && byline.class == ZHN_CREDIT_STAFF)
	{
		set(shape, ZHN_IS_STAFF, true);
		return;
	}
	set(shape, ZHN_IS_BYLINE, byline.surety == ZHN_BYLINE_SURE);
	set(shape, ZHN_MAY_BE_BYLINE, byline.surety == ZHN_BYLINE_LIKELY);
	set(shape, ZHN_IS_NAMES, byline.surety == ZHN_BYLINE_NAMES);
	set(shape, ZHN_IS_PHOTO_CREDIT, byline.surety > ZHN_BYLINE_NAMES &&
		byline.class == ZHN_CREDIT_PHOTO);
}

/* Is the line indented, by U+3000 or two spaces and more? */
static bool
is_indented(const ZhnPageLine *line, const char *text)
{
	size_t		blank = (size_t) (line->content.at - (text + line->start));

	return blank >= 2 && blank < line->length;
}

/* The number of blank lines that stands most often between lines. */
static int
usual_gap(const ZhnShape *shapes, size_t n)
{
	enum
	{
		GAPS = 4
	};
	size_t		count[GAPS] = {0};
	int			usual = 0;

	for (size_t i = 1; i < n; i++)
		count[shapes[i].gap < GAPS ? shapes[i].gap : GAPS - 1]++;
	for (int gap = 1; gap < GAPS; gap++)
		if (count[gap] > count[usual])
			usual = gap;
	return usual;
}

static void
set_gaps(ZhnShape *shapes, size_t n)
{
	int			usual = usual_gap(shapes, n);
	size_t		wide = 0;

	for (size_t i = 1; i < n; i++)
		wide += shapes[i].gap > usual;
	for (size_t i = 0; i < n; i++)
	{
		set(&shapes[i], ZHN_AFTER_WIDE_GAP, i == 0 || shapes[i].gap > usual);
		set(&shapes[i], ZHN_AFTER_USUAL_GAP, i > 0 && shapes[i].gap <= usual &&
			wide > 1);
		set(&shapes[i], ZHN_AFTER_NO_GAP, i > 0 && shapes[i].gap < usual);
		set(&shapes[i], ZHN_IS_LAST, i + 1 == n);
	}
}

/* Could the line be the headline of an item of a digest, after a number? */
static bool
is_numbered_headline(const ZhnShape *shape)
{
	return zhn_has(shape, ZHN_HAS_NUMBER) && shape->level == 0 &&
		shape->chars <= 36 && !zhn_has(shape, ZHN_HAS_STOP) &&
		(zhn_has(shape, ZHN_ENDS_OPEN) || zhn_has(shape, ZHN_ENDS_MARK));
}

/*
 * The headlines of a digest may have numbers for marks: where no other marks
 * are and no headline or text stands before the first number.  The numbers
 * are taken off as other marks are.
 */
static void
strip_numbers(const ZhnEnv *env, ZhnPage *page, ZhnShape *shapes)
{
	const uint64_t openers = (uint64_t) 1 << ZHN_IS_RUBRIC |
		(uint64_t) 1 << ZHN_IS_FURNITURE | (uint64_t) 1 << ZHN_IS_DATE |
		(uint64_t) 1 << ZHN_IS_MEDIA_NAME | (uint64_t) 1 << ZHN_IS_COLUMN_NAME;
	ZhnChars	chars = {0};
	size_t		first = page->nlines;
	size_t		numbered = 0;

	for (size_t i = page->nlines; i-- > 0;)
	{
		if (shapes[i].level > 0)
			return;
		if (is_numbered_headline(&shapes[i]))
		{
			first = i;
			numbered++;
		}
	}
	if (numbered < 2 || (first > 0 && !(shapes[first - 1].features & openers)))
		return;
	for (size_t i = first; i < page->nlines; i++)
		if (is_numbered_headline(&shapes[i]))
		{
			ZhnText    *content = &page->lines[i].content;

			zhn_chars_read(env, &chars, *content);
			*content = zhn_chars_text(&chars, match_number(&chars), chars.n);
			shapes[i].level = NUMBER_LEVEL;
		}
	zhn_chars_done(env, &chars);
}

/*
 * Say which heading marks are those of headlines: the highest level that the
 * page has twice, since a level that it has once may be the page's title.  But
 * if each line of that level leads up to one of a deeper level, which stands
 * at other places too, the deeper ones are headlines below names of columns.
 */
static int
headline_level(const ZhnShape *shapes, size_t n)
{
	size_t		count[NUMBER_LEVEL + 1] = {0};
	size_t		leads[NUMBER_LEVEL + 1] = {0};
	int			below[NUMBER_LEVEL + 1] = {0};
	int			headlines = 0;

	for (size_t i = 0; i < n; i++)
	{
		int			level = shapes[i].level;

		count[level]++;
		if (i + 1 < n && shapes[i + 1].level > level)
		{
			leads[level]++;
			below[level] = shapes[i + 1].level;
		}
	}
	for (int level = NUMBER_LEVEL; level > 0; level--)
		if (count[level] > 1 || (count[level] == 1 && headlines == 0))
			headlines = level;
	if (headlines > 0 && leads[headlines] == count[headlines] &&
		count[below[headlines]] > count[headlines])
		headlines = below[headlines];
	return headlines;
}

static void
set_marks(ZhnShape *shapes, size_t n)
{
	int			headlines = headline_level(shapes, n);
	size_t		total = 0;

	for (size_t i = 0; i < n; i++)
		total += shapes[i].level > 0;
	for (size_t i = 0; i < n && total > 0; i++)
	{
		int			level = shapes[i].level;

		set(&shapes[i], ZHN_HAS_MARK, level == headlines);
		set(&shapes[i], ZHN_HAS_HIGH_MARK, level > 0 && level < headlines);
		set(&shapes[i], ZHN_HAS_DEEP_MARK, level > headlines);
		set(&shapes[i], ZHN_LACKS_MARK, level == 0 && total > 1);
	}
}

/*
 * Is the page set in columns of one width, so that lines end where the column
 * does?  Then more lines have that width, give or take a character that may
 * not begin or end a line, than any other, and few are wider.  Returns the
 * width in the given measure, 0 if there is none.
 */
static int
column_width(const ZhnShape *shapes, size_t n, int measure)
{
	enum
	{
		LINES_MIN = 8,
		WIDTH_MIN = 8,
		WIDTH_MAX = 50
	};
	size_t		count[WIDTH_MAX + 2] = {0};
	size_t		wider = 0;

	for (size_t i = 0; i < n; i++)
	{
		int			width = shapes[i].width[measure];

		count[width <= WIDTH_MAX ? width : WIDTH_MAX + 1]++;
	}
	wider = count[WIDTH_MAX + 1];
	for (int width = WIDTH_MAX; width >= WIDTH_MIN && n >= LINES_MIN; width--)
	{
		if ((count[width] + count[width - 1]) * 5 >= n * 2 && wider * 6 <= n)
			return width;
		wider += count[width];
	}
	return 0;
}

static void
set_widths(ZhnShape *shapes, size_t n)
{
	for (int measure = 0; measure < 2; measure++)
	{
		int			width = column_width(shapes, n, measure);

		for (size_t i = 0; i < n && width > 0; i++)
			if (shapes[i].width[measure] <= width + 2)
				set(&shapes[i], shapes[i].width[measure] >= width - 2
					? ZHN_FILLS_COLUMN : ZHN_FALLS_SHORT, true);
		if (width > 0)
			return;
	}
}

/*
 * Indents say something where nearly all lines that seem to begin a paragraph,
 * by the full stop before them, have one, and some other lines do not.
 */
static void
set_indents(ZhnShape *shapes, size_t n)
{
	size_t		texts = 0;
	size_t		indented = 0;
	size_t		starts = 0;
	size_t		indented_starts = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (!zhn_has(&shapes[i], ZHN_HAS_STOP) &&
			!zhn_has(&shapes[i], ZHN_ENDS_STOP) &&
			!zhn_has(&shapes[i], ZHN_FILLS_COLUMN))
			continue;
		texts++;
		indented += shapes[i].indented;
		if (i > 0 && (!zhn_has(&shapes[i - 1], ZHN_ENDS_STOP) ||
					  zhn_has(&shapes[i - 1], ZHN_FILLS_COLUMN)))
			continue;
		starts++;
		indented_starts += shapes[i].indented;
	}
	if (indented == texts || indented_starts == 0 ||
		indented_starts * 4 < starts * 3)
		return;
	for (size_t i = 0; i < n; i++)
		set(&shapes[i], shapes[i].indented ? ZHN_IS_INDENTED
			: ZHN_LACKS_INDENT, true);
}

ZhnShape *
zhn_shape_lines(const ZhnEnv *env, ZhnPage *page, const char *text)
{
	ZhnShape   *shapes = zhn_alloc(env, (page->nlines + 1) * sizeof(ZhnShape));
	ZhnChars	chars = {0};
	ZhnChars	before = {0};
	ColumnNames columns = {.n = 0};

	memset(shapes, 0, (page->nlines + 1) * sizeof(ZhnShape));
	for (size_t i = 0; i < page->nlines; i++)
	{
		ZhnPageLine *line = &page->lines[i];
		ZhnShape   *shape = &shapes[i];
		ZhnChars	swap;

		if (i > 0)
		{
			size_t		gap = line->number - line[-1].number - 1;

			shape->gap = gap < 100 ? (int) gap : 100;
		}
		shape->indented = is_indented(line, text);
		shape->level = strip_mark(&line->content);
		zhn_chars_read(env, &chars, line->content);
		set_width(&chars, line->content, shape);
		set_punctuation(&chars, shape);
		set_words(&chars, shape);
		set_byline(env, &chars, shape);
		collect_column_names(&chars, &columns);
		if (i > 0)
			set(shape - 1, ZHN_IS_RESTATED, is_restated(&before, &chars));
		swap = before;
		before = chars;
		chars = swap;
		if (i % 64 == 0)
			zhn_interrupts(env);
	}
	zhn_chars_done(env, &chars);
	zhn_chars_done(env, &before);
	set_columns(page, shapes, &columns);
	set_gaps(shapes, page->nlines);
	strip_numbers(env, page, shapes);
	set_marks(shapes, page->nlines);
	set_widths(shapes, page->nlines);
	set_indents(shapes, page->nlines);
	return shapes;
}
