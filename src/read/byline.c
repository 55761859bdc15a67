/*-------------------------------------------------------------------------
 *
 * byline.c
 *	  Who wrote it, took the picture, edited it: credits in a line.
 *
 * A byline is cut into items, role words and other words, and the items are
 * read by where role words stand:
 *
 *	before the names	■记者 张三 李四 通讯员 王五	文/张三 图/李四	作者:张三
 *	after the names		张三 摄		张三/文 李四/摄		市融媒体中心 供图
 *
 * A role word may have modifiers before it (见习, 首席) and, before those or
 * apart from them, the organisation (本报记者, 人民日报记者, 潮新闻 记者).
 * A word glued to a role word is a name only if it begins with a surname:
 * 记者张三 is a byline, 记者探访 is not.
 *
 *-------------------------------------------------------------------------
 */
#include "read/byline.h"

#include <string.h>

/* Bylines stand on lines much shorter than this. */
#define BYLINE_CHARS_MAX 120
#define ITEMS_MAX 48

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

typedef struct RoleWords
{
	ZhnCreditClass class;
	bool		after;			/* may follow its names */
	bool		alone;			/* too short a word to be seen inside others */
	bool		employer;		/* what follows is an organisation */
	const char *words;
} RoleWords;

static const RoleWords role_words[] = {
	{ZHN_CREDIT_WRITER, false, false, false,
		"记者 通讯员 评论员 观察员 实习生 作者 执笔 撰稿 特派员 特约撰稿人"},
	{ZHN_CREDIT_WRITER, true, false, false,
		"撰文 采写 整理 编译 报道 文字 口述 图文 文图"},
	{ZHN_CREDIT_WRITER, true, true, false, "文 文/图 图/文 文/摄 摄/文 文并摄 文/片"},
	{ZHN_CREDIT_PHOTO, true, false, false,
		"摄影 摄影报道 摄影/报道 供图 拍摄 图片 制图 摄像 绘图 漫画 插画 手绘 航拍"},
	{ZHN_CREDIT_PHOTO, true, true, false, "摄 图 图/视频 视频"},
	{ZHN_CREDIT_STAFF, false, false, false,
		"编辑 责编 美编 版式 校对 审校 审核 审读 编审 编委 总编 主编 统筹 策划 监制 "
		"本版编辑 本版责编 组版 排版 值班主任 总编辑 版式设计 视觉 视觉设计 终审 总值班"},
	{ZHN_CREDIT_WRITER, false, false, true, "作者单位 作者系 作者为"},
};

/* Words before a role word that belong to it. */
static const char modifiers[] =
"参与 见习 实习 首席 特约 特派 特聘 高级 资深 驻站 全媒体 融媒体 融媒 全媒 新媒体 文字 摄影 视频 "
"图片 责任 值班 执行 美术 版面 签发 当班 轮值 联合 副 前方 随行 校园 小 体育 财经 时政";

/* Marks that begin a byline: a line that has one and names needs no role. */
static const char byline_marks[] = "■□▪▫●○◎◆◇▲△★☆⊙◼◻▌|";

/* Where to reach them is not part of who they are. */
static const char contact_words[] = "电话 邮箱 电子信箱 热线 e-mail";

/* 新华社发(张三摄): who distributes a picture. */
static const char distributor_endings[] = "社发 报发 网发";

/* What separates items, beside spaces. */
static const char separators[] = "/、,;:|·•&()";

/* The commonest surnames, which cover nearly all people in the news. */
static const char surnames[] =
"傅阎萧"
"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋"
"唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
"任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
"邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
"莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳"
"翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童"
"凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍"
"华喻祁蒲房滕屈饶解牟艾尤阳时穆司卓古吉缪简车项连"
"芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧"
"闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩"
"明佘池查麻苑迟邝官封匡鞠惠荆乐冀郁胥南班储栗燕楚"
"鄢劳谌奚皮粟冼蔺楼满闻厉伊仝区郜海阚花权强帅屠豆"
"朴练廉禹井祖漆巴丰支卿国狄索宣晋云容敬扈晁芮普阙"
"浦戈伏鹿薄邸雍辜羊阿乌裘亓邰赫杭宿鲜逯隆茹慕危银"
"亢嵇湛勾於居尉冶元束檀衣阴昝幸植衡富尧竺文向全代";

static const char double_surnames[] =
"欧阳 上官 司马 司徒 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 独孤 南宫 西门 轩辕 "
"长孙 宇文 闻人 澹台 公冶 申屠 钟离";

/* Words that begin like surnames and stand where a name could. */
static const char no_names[] =
"文章 全国 全市 全省 全县 全球 全程 国家 国际 国内 高校 高考 高速 方案 时间 时代 金融 石油 华侨 华人 司法 安全 "
"江苏 江西 于近日 于日前 连线 连日 查阅 查询 明天 严查 关注 卫生 公安 解读 解放 应邀 满怀 平安 路过";

typedef struct Item
{
	int			from;			/* characters */
	int			to;
	const RoleWords *role;		/* NULL for a name or organisation */
	bool		glued;			/* no separator before it */
	bool		slash_before;	/* / or : before it */
	bool		slash_after;
	bool		inside;			/* stands in parentheses */
} Item;

typedef struct Items
{
	const ZhnChars *chars;
	Item		item[ITEMS_MAX];
	int			n;
	bool		marked;			/* begins with a byline mark */
} Items;

static bool
is_word_char(uint32_t cp)
{
	ZhnCharClass class = zhn_char_class(cp);

	return class == ZHN_CHAR_HAN || class == ZHN_CHAR_LATIN ||
		class == ZHN_CHAR_LETTER;
}

/* Does a name of Han characters at from begin with a surname? */
static bool
has_surname(const ZhnChars *chars, int from, int to)
{
	if (zhn_chars_match(chars, from, to, no_names) > 0)
		return false;
	return zhn_char_in(chars->cp[from], surnames) ||
		zhn_chars_match(chars, from, to, double_surnames) > 0;
}

/* Is from..to one personal name by its form? */
static bool
is_name(const ZhnChars *chars, int from, int to)
{
	int			han = 0;
	int			latin = 0;
	bool		dot = false;

	for (int i = from; i < to; i++)
	{
		if (chars->cp[i] == 0xB7)
			dot = true;
		else if (zhn_is_han(chars->cp[i]))
			han++;
		else if (zhn_char_class(chars->cp[i]) == ZHN_CHAR_LATIN)
			latin++;
		else if (!zhn_is_space(chars->cp[i]))
			return false;
	}
	if (han == 0)
		return latin >= 2 && latin <= 20;
	return dot ? han + latin <= 14 : latin == 0 && han >= 2 && han <= 4;
}

/*
 * The role word with its modifiers that stands at i; its length, or 0.  The
 * longest wins, and then the one with the fewest modifiers: 摄影记者 is a kind
 * of 记者, 摄影 is a role by itself, and so is 摄影报道.
 */
static int
match_role(const ZhnChars *chars, int i, int end, bool run_start,
		   const RoleWords **role)
{
	int			heads[5] = {i};
	int			nheads = 1;
	int			longest = 0;

	while (nheads < 5)
	{
		int			head = heads[nheads - 1];
		int			n = zhn_chars_match(chars, head, end, modifiers);

		if (n == 0)
			break;
		heads[nheads++] = head + n;
	}
	while (nheads-- > 0)
		for (size_t r = 0; r < lengthof(role_words); r++)
		{
			const RoleWords *words = &role_words[r];
			int			after = heads[nheads] +
				zhn_chars_match(chars, heads[nheads], end, words->words);

			if (after == heads[nheads] || after - i < longest)
				continue;
			if (words->alone && !(run_start && nheads == 0))
				continue;
			if (words->alone && after < end && is_word_char(chars->cp[after]))
				continue;
			longest = after - i;
			*role = words;
		}
	return longest;
}

static bool
add_item(Items *items, int from, int to, const RoleWords *role)
{
	Item	   *item = &items->item[items->n];

	if (items->n == ITEMS_MAX)
		return false;
	memset(item, 0, sizeof(*item));
	item->from = from;
	item->to = to;
	item->role = role;
	items->n++;
	return true;
}

/*
 * Cut one run without separators into items; false if they are too many.
 * 摄 may close a run, since a photographer is most often named so: 张三摄.
 */
static bool
cut_run(Items *items, int begin, int end)
{
	const ZhnChars *chars = items->chars;
	int			pending = begin;
	int			first = items->n;

	for (int i = begin; i < end;)
	{
		const RoleWords *role = NULL;
		bool		closes = i == end - 1 && zhn_char_in(chars->cp[i], "摄");
		int			n = match_role(chars, i, end, i == begin || closes, &role);

		if (n == 0)
		{
			i++;
			continue;
		}
		if (i > pending && !add_item(items, pending, i, NULL))
			return false;
		if (!add_item(items, i, i + n, role))
			return false;
		i += n;
		pending = i;
	}
	if (pending < end && !add_item(items, pending, end, NULL))
		return false;
	for (int k = first + 1; k < items->n; k++)
		items->item[k].glued = true;
	return true;
}

/* A dot inside a name (买买提·艾力) is no separator. */
static bool
is_inner_dot(const ZhnChars *chars, int i, int begin, int end)
{
	return chars->cp[i] == 0xB7 && i > begin && i + 1 < end &&
		is_word_char(chars->cp[i - 1]) && is_word_char(chars->cp[i + 1]);
}

/* Place after the run of word characters or the role word at i. */
static int
skip_run(const ZhnChars *chars, int i, int begin, int end,
		 const RoleWords **role)
{
	int			n = match_role(chars, i, end, true, role);

	/* 文/图 and the like are one role word with a separator inside. */
	if (n > 0 && zhn_chars_find(chars, i, i + n, "/") >= 0)
		return i + n;
	*role = NULL;
	while (i < end && (is_word_char(chars->cp[i]) ||
					   is_inner_dot(chars, i, begin, end)))
		i++;
	return i;
}

/*
 * Cut the line into items.  False if there is anything in it that a byline
 * does not have.
 */
static bool
cut_items(Items *items, int begin, int end)
{
	const ZhnChars *chars = items->chars;
	bool		slash = false;
	int			parentheses = 0;

	for (int i = begin; i < end;)
	{
		const RoleWords *role;
		int			run = skip_run(chars, i, begin, end, &role);
		int			first = items->n;

		if (run > i)
		{
			if (!(role ? add_item(items, i, run, role)
				  : cut_run(items, i, run)))
				return false;
			items->item[first].slash_before = slash;
			for (int k = first; k < items->n; k++)
				items->item[k].inside = parentheses > 0;
			slash = false;
			i = run;
			continue;
		}
		if (!zhn_is_space(chars->cp[i]) &&
			!zhn_char_in(chars->cp[i], separators))
			return false;
		parentheses += (chars->cp[i] == '(') - (chars->cp[i] == ')');
		if (chars->cp[i] == '/' || chars->cp[i] == ':')
		{
			slash = true;
			if (items->n > 0)
				items->item[items->n - 1].slash_after = true;
		}
		i++;
	}
	return items->n > 0;
}

/* 王 刚 is 王刚: names of two characters are spaced out to the width of three. */
static void
join_spaced_names(Items *items)
{
	const ZhnChars *chars = items->chars;
	int			n = 0;

	for (int i = 0; i < items->n; i++, n++)
	{
		const Item *item = &items->item[i];
		const Item *next = item + 1;

		items->item[n] = *item;
		if (i + 1 < items->n && !item->role && !next->role &&
			item->to - item->from == 1 && next->to - next->from == 1 &&
			zhn_is_han(chars->cp[item->from]) &&
			zhn_is_han(chars->cp[next->from]) &&
			zhn_chars_skip_spaces(chars, item->to, next->from) == next->from)
		{
			items->item[n].to = next->to;
			items->item[n].slash_after = next->slash_after;
			i++;
		}
	}
	items->n = n;
}

/* The text of an item without the spaces inside it. */
static ZhnText
item_text(const ZhnEnv *env, const ZhnChars *chars, const Item *item)
{
	ZhnText		text = zhn_chars_text(chars, item->from, item->to);
	char	   *copy = NULL;
	size_t		length = 0;

	for (int i = item->from; i < item->to; i++)
	{
		ZhnText		one = zhn_chars_text(chars, i, i + 1);

		if (zhn_is_space(chars->cp[i]) && !copy)
		{
			copy = zhn_alloc(env, text.length);
			memcpy(copy, text.at, length);
		}
		if (zhn_is_space(chars->cp[i]))
			continue;
		if (copy)
			memcpy(copy + length, one.at, one.length);
		length += one.length;
	}
	if (copy)
		text.at = copy;
	text.length = length;
	return text;
}

/* Characters of an item, spaces not counted. */
static int
item_chars(const ZhnChars *chars, const Item *item)
{
	int			n = 0;

	for (int i = item->from; i < item->to; i++)
		n += !zhn_is_space(chars->cp[i]);
	return n;
}

/*
 * Does the role word at k belong to the names before it?  By / or : on one
 * side of it where there is one, and otherwise if no names follow, or if the
 * line began with names of which the first role word was this kind.
 */
static bool
stands_after_names(const Items *items, int k)
{
	const Item *role = &items->item[k];

	if (!role->role->after || k == 0 || items->item[k - 1].role)
		return false;
	if (role->slash_before != role->slash_after)
		return role->slash_before;
	return k + 1 == items->n || items->item[k + 1].role ||
		(items->n > 1 && items->item[1].role && items->item[1].role->after);
}

/*
 * Is item k the organisation of the role word after it?  It is if it is
 * glued to that and not to a role word before it, or opens the line.
 */
static bool
is_organisation(const Items *items, int k)
{
	const Item *item = &items->item[k];

	if (k + 1 >= items->n || item->role || !items->item[k + 1].role ||
		stands_after_names(items, k + 1))
		return false;
	return items->item[k + 1].glued ? !item->glued : k == 0;
}

/*
 * Give each name the role word it belongs to: owner[k] is the item of the
 * role of item k, -1 if it has none.
 */
static void
find_roles(const Items *items, int *owner)
{
	int			current = -1;
	int			names = 0;

	for (int k = 0; k < items->n; k++)
	{
		const Item *item = &items->item[k];

		owner[k] = current;
		if (!item->role)
			continue;
		if (stands_after_names(items, k))
		{
			/* 记者 张三 文/图 stays a reporter; 记者 张三 摄 took a picture. */
			for (int i = names; i < k; i++)
				if (!items->item[i].role &&
					(owner[i] < 0 || item->role->class != ZHN_CREDIT_WRITER))
					owner[i] = k;
			current = -1;
		}
		else
			current = k;
		names = k + 1;
	}
}

/* Fill in the role of a credit; 摄 is written out so that counts agree. */
static ZhnText
role_text(const ZhnEnv *env, const ZhnChars *chars, const Item *item)
{
	static const char photographer[] = "摄影";
	ZhnText		text = {photographer, sizeof(photographer) - 1};

	if (zhn_chars_ends(chars, item->from, item->to, "摄") &&
		item->to - item->from == 1)
		return text;
	return item_text(env, chars, item);
}

/* Turn names into credits and judge how sure the whole is. */
static void
make_credits(const ZhnEnv *env, const Items *items, ZhnByline *byline)
{
	enum
	{
		ORGANISATION_MAX = 16
	};
	const ZhnChars *chars = items->chars;
	int			owner[ITEMS_MAX];
	int			organisation = -1;
	ZhnText		distributor = {NULL, 0};
	int			nnames = 0;
	int			nsurnames = 0;
	int			nroles = 0;

	find_roles(items, owner);
	for (int k = 0; k < items->n; k++)
	{
		const Item *item = &items->item[k];
		const Item *role = owner[k] < 0 ? NULL : &items->item[owner[k]];
		ZhnCredit	credit = {0};

		if (item->role)
		{
			if (nroles++ == 0)
				byline->class = item->role->class;
			if (k == 0 || !is_organisation(items, k - 1))
				organisation = -1;
			continue;
		}
		if (is_organisation(items, k))
		{
			organisation = k;
			continue;
		}
		if (zhn_chars_ends(chars, item->from, item->to, distributor_endings))
		{
			distributor = zhn_chars_text(chars, item->from, item->to - 1);
			continue;
		}
		credit.organisation = distributor;
		if (role)
			credit.role = role_text(env, chars, role);
		if (organisation >= 0)
			credit.organisation = item_text(env, chars,
											&items->item[organisation]);
		if (role && role->role->employer)
			credit.organisation = item_text(env, chars, item);
		else if (is_name(chars, item->from, item->to) &&
			(!item->glued || has_surname(chars, item->from, item->to)))
		{
			credit.name = item_text(env, chars, item);
			nnames++;
			nsurnames += has_surname(chars, item->from, item->to);
		}
		else if (item->glued || item_chars(chars, item) > ORGANISATION_MAX)
			return;
		else if (item->inside && byline->ncredits > 0 &&
				 !byline->credits[byline->ncredits - 1].organisation.at)
		{
			byline->credits[byline->ncredits - 1].organisation =
				item_text(env, chars, item);
			continue;
		}
		else if (role)
			credit.organisation = item_text(env, chars, item);
		else
			return;
		if (byline->ncredits == ZHN_BYLINE_CREDITS_MAX)
			break;
		if (role && (byline->ncredits == 0 ||
					 role->role->class < byline->class))
			byline->class = role->role->class;
		byline->credits[byline->ncredits++] = credit;
	}
	if (byline->ncredits == 0 && organisation >= 0 && items->n == 2 &&
		items->item[1].role->class == ZHN_CREDIT_WRITER)
	{
		/* 新华社记者: the newsroom signs without a name. */
		byline->credits[0].role = role_text(env, chars, &items->item[1]);
		byline->credits[0].organisation =
			item_text(env, chars, &items->item[organisation]);
		byline->ncredits = 1;
	}
	if (byline->ncredits == 0)
		return;
	if (nsurnames > 0 && (nroles > 0 || items->marked))
		byline->surety = ZHN_BYLINE_SURE;
	else if (nroles > 0)
		byline->surety = items->marked && nnames > 0 ? ZHN_BYLINE_SURE
			: ZHN_BYLINE_LIKELY;
	else if (nsurnames == nnames && nnames == items->n && nnames <= 4)
		byline->surety = ZHN_BYLINE_NAMES;
}

void
zhn_read_byline(const ZhnEnv *env, const ZhnChars *chars, int begin, int end,
				ZhnByline *byline)
{
	Items		items = {.chars = chars};
	int			contact;

	memset(byline, 0, sizeof(*byline));
	if (end - begin > BYLINE_CHARS_MAX)
		return;
	while (begin < end && (zhn_is_space(chars->cp[begin]) ||
						   zhn_char_in(chars->cp[begin], byline_marks)))
	{
		items.marked |= !zhn_is_space(chars->cp[begin]);
		begin++;
	}
	contact = zhn_chars_find(chars, begin, end, contact_words);
	if (contact > begin)
		end = contact;
	while (end > begin && zhn_is_space(chars->cp[end - 1]))
		end--;
	/* Parentheses or brackets around the whole say no more than a mark. */
	if (end - begin > 2 && zhn_char_in(chars->cp[begin], "([【") &&
		zhn_chars_find(chars, begin, end, ") ] 】") == end - 1)
	{
		begin++;
		end--;
	}
	if (!cut_items(&items, begin, end))
		return;
	join_spaced_names(&items);
	make_credits(env, &items, byline);
	if (byline->surety == ZHN_BYLINE_NOT)
		byline->ncredits = 0;
}
