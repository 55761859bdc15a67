/*-------------------------------------------------------------------------
 *
 * shape_words.c
 *	  What the words of a line say: a page number, an imprint, a source, a
 *	  column, a caption.
 *
 * Words are those of any newspaper.  A list is tried at the beginning, at the
 * end or anywhere in the line, as its use below says.
 *
 *-------------------------------------------------------------------------
 */
#include "read/shape_parts.h"

#include "read/dateline.h"

static const char closing_marks[] = "”’」』》〉)】]\"'";

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

int
zhn_text_end(const ZhnChars *chars)
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
int
zhn_match_list_number(const ZhnChars *chars)
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

/* Place after a full date at begin; 2022-07-06 21:30 is one too. */
static int
skip_full_date(const ZhnChars *chars, int begin)
{
	int			i = zhn_chars_skip_digits(chars, begin, chars->n);
	int			fields = 1;

	if (i != begin + 4)
		return begin + zhn_match_date(chars, begin, chars->n);
	while (i + 1 < chars->n && zhn_char_in(chars->cp[i], "-./:") &&
		   zhn_is_digit(chars->cp[i + 1]))
	{
		i = zhn_chars_skip_digits(chars, i + 1, chars->n);
		if (++fields == 3 && i + 1 < chars->n && zhn_is_space(chars->cp[i]) &&
			zhn_is_digit(chars->cp[i + 1]))
			i = zhn_chars_skip_digits(chars, i + 1, chars->n);
	}
	return fields >= 3 ? i : begin + zhn_match_date(chars, begin, chars->n);
}

/*
 * Is the line a full date and nothing else, or only weekday, lunar date,
 * issue number and the like, as a page and a notice have it?
 */
static bool
is_date_line(const ZhnChars *chars)
{
	int			n = skip_full_date(chars, 0);
	int			rest = zhn_chars_skip_spaces(chars, n, chars->n);

	if (n < 8 || !zhn_is_digit(chars->cp[0]))
		return false;
	return rest == chars->n ||
		zhn_chars_find(chars, rest, chars->n,
					   "星期 农历 第 版 期 责编 编辑 电话 http") >= 0 ||
		(rest > n && chars->n - rest <= 8);
}

/* The name of a paper and the day: 某某日报 2022年7月6日 星期三. */
static bool
is_masthead(const ZhnChars *chars)
{
	enum
	{
		NAME_MAX = 12,
		DATE_MIN = 8
	};
	int			name = 0;
	int			date;

	while (name < chars->n && zhn_is_han(chars->cp[name]))
		name++;
	date = zhn_chars_skip_spaces(chars, name, chars->n);
	return name > 2 && name <= NAME_MAX && date < chars->n &&
		zhn_is_digit(chars->cp[date]) &&
		zhn_chars_ends(chars, 0, name, media_endings) > 0 &&
		skip_full_date(chars, date) - date >= DATE_MIN;
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
	int			i = skip_full_date(chars, 0);

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

void
zhn_shape_words(const ZhnChars *chars, ZhnShape *shape)
{
	int			end = zhn_text_end(chars);
	int			label = match_label(chars);
	bool		short_line = shape->chars <= 24;
	ZhnDateline dateline;

	if (zhn_read_dateline(chars, &dateline))
	{
		zhn_shape_set(shape, dateline.end == chars->n ? ZHN_IS_DATELINE
			: ZHN_HAS_DATELINE, true);
		zhn_shape_set(shape, ZHN_HAS_TOPIC, shape->chars <= 60 &&
			zhn_chars_match(chars, dateline.end, chars->n, "题:"));
	}
	zhn_shape_set(shape, ZHN_IS_NOTE, opens_with(chars, note_words));
	zhn_shape_set(shape, ZHN_IS_SUMMARY, opens_with(chars, summary_words));
	if (label > 0 && !zhn_has(shape, ZHN_IS_NOTE) &&
		!zhn_has(shape, ZHN_IS_SUMMARY))
		zhn_shape_set(shape, label == chars->n ? ZHN_IS_LABEL : ZHN_HAS_LABEL,
					  true);
	zhn_shape_set(shape, ZHN_HAS_NUMBER, zhn_match_list_number(chars) > 0);
	zhn_shape_set(shape, ZHN_HAS_DASH,
				  zhn_chars_match(chars, 0, chars->n, "—— ──"));
	zhn_shape_set(shape, ZHN_HAS_ORNAMENT, chars->n > 0 &&
		zhn_char_in(chars->cp[0], ornaments));
	zhn_shape_set(shape, ZHN_IS_DATE,
				  shape->chars <= 40 && is_date_line(chars));
	zhn_shape_set(shape, ZHN_IS_FURNITURE, has_no_words(chars) ||
		(shape->chars <= 40 && is_masthead(chars)) ||
		(shape->chars <= 20 && is_page_number(chars) && !is_jump(chars)) ||
		(!zhn_has(shape, ZHN_ENDS_STOP) && is_imprint(chars)));
	zhn_shape_set(shape, ZHN_IS_CONTACT, shape->chars <= 40 &&
		zhn_chars_find(chars, 0, chars->n, contact_words) >= 0);
	zhn_shape_set(shape, ZHN_IS_RUBRIC, is_whole(chars, rubric_words));
	zhn_shape_set(shape, ZHN_IS_ORGANISATION, short_line && shape->chars >= 4 &&
		!zhn_has(shape, ZHN_HAS_COMMA) &&
		zhn_chars_ends(chars, 0, end, organisation_endings));
	zhn_shape_set(shape, ZHN_LACKS_HAN, !has_class(chars, ZHN_CHAR_HAN));
	zhn_shape_set(shape, ZHN_IS_MEDIA_NAME, shape->chars <= 12 &&
		zhn_chars_ends(chars, 0, end, media_endings));
	zhn_shape_set(shape, ZHN_IS_SOURCE, shape->chars <= 60 && is_source(chars));
	zhn_shape_set(shape, ZHN_IS_JUMP, is_jump(chars));
	zhn_shape_set(shape, ZHN_IS_COLUMN_NAME, shape->chars <= 14 &&
		!zhn_has(shape, ZHN_IS_RUBRIC) &&
		!zhn_has(shape, ZHN_HAS_STOP) && is_column_name(chars));
	zhn_shape_set(shape, ZHN_IS_NAME_LENGTH, is_name_length(chars));
	zhn_shape_set(shape, ZHN_IS_TURN, is_turn(chars));
	zhn_shape_set(shape, ZHN_IS_NOTICE_TITLE, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, notice_endings));
	zhn_shape_set(shape, ZHN_ENDS_HANGING, end == chars->n &&
		zhn_chars_ends(chars, 0, end, hanging_words));
	zhn_shape_set(shape, ZHN_IS_PICTURE_TEXT,
		zhn_chars_match(chars, 0, chars->n, picture_words) ||
		(shape->chars > 12 && shape->chars <= 160 &&
		 zhn_chars_ends(chars, 0, end, picture_endings)));
	zhn_shape_set(shape, ZHN_ENDS_SPEECH, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, speech_words));
	zhn_shape_set(shape, ZHN_ENDS_EVENT, short_line && end == chars->n &&
		zhn_chars_ends(chars, 0, end, event_words));
	zhn_shape_set(shape, ZHN_IS_SERIES, short_line &&
		zhn_chars_ends(chars, 0, end, series_words));
}
