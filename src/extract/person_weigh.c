/*-------------------------------------------------------------------------
 *
 * person_weigh.c
 *	  How sure it is that something is a person.
 *
 * The form of a name tells something, and what stands around it more: a title,
 * a verb of speech, a byline.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/person.h"

static bool
is_space_or_end(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == 0 || cp == 0x3000;
}

/* Does one of the marks of a byline end with the character? */
static inline bool
ends_mark(uint32_t cp)
{
	return cp == U'者' || cp == U'员' || cp == U'影' || cp == U'辑' ||
		cp == U'编' || cp == U'文' || cp == U'摄' || cp == '/';
}

/* Is what stands before a byline's mark: 记者 王五, (张三)? */
bool
zhn_in_byline(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	static const char32_t *const marks[] =
	{
		U"记者", U"通讯员", U"摄影", U"作者", U"编辑", U"责编", U"撰文", U"摄", U"文/", NULL
	};
	uint32_t	p = start;
	bool		space = false;

	/* (王五 摄) */
	if (doc->cp[end] == ' ' && (doc->cp[end + 1] == U'摄' ||
								doc->cp[end + 1] == U'文' || doc->cp[end + 1] == U'/'))
		return true;
	if (doc->cp[end] == U'摄' && (doc->cp[end + 1] == ')' ||
								  doc->cp[end + 1] == '\n' || end + 1 >= doc->n))
		return true;
	for (int n = 0; n < 40 && p > 0; n++)
	{
		uint32_t	c = doc->cp[p - 1];

		if (c == U'。' || c == '\n' || c == ',' || c == ')')
			return false;
		space |= is_space_or_end(c) || c == ':' || c == U'/';
		if (c == '(')
		{
			/* (记者 甲 乙), (甲 乙): a bracket of names only. */
			return space;
		}
		for (const char32_t *const *m = marks; ends_mark(c) && *m != NULL; m++)
			if (zhn_doc_was(doc, p, *m))
			{
				uint32_t	at = p - zhn_doc_was(doc, p, *m);
				uint32_t	before = at > 0 ? doc->cp[at - 1] : '\n';

				/* 记者王五报道, ■记者 甲 */
				return space || before == '\n' || before == '(' ||
					before == U'■' || before == U'□' || before == U'报' ||
					before == U'社' || before == U'台' || before == U'网';
			}
		p--;
	}
	return false;
}

/* Who speaks or acts is a person. */
float
zhn_verb_after(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i;

	p += zhn_doc_is(doc, p, U"也");
	p += zhn_doc_is(doc, p, U"还");
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_SPEECH, NULL) > 0)
		return 0.35f;
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_ACT, NULL) > 0)
		return 0.15f;
	return 0;
}

bool
zhn_is_surname_at(const ZhnDoc *doc, uint32_t i, uint32_t *length)
{
	*length = zhn_doc_word_at(doc, i, ZHN_W_SURNAME, NULL);
	return *length > 0;
}

/* Are there no names but the one in a word as the tables know it? */
bool
zhn_is_no_name(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	return zhn_doc_word_at(doc, start, ZHN_W_NOT_NAME, NULL) == end - start;
}

/* Characters that end common nouns rather than names: 性, 党, 舰. */
static bool
ends_like_a_noun(uint32_t cp)
{
	static const char32_t ends[] =
		U"方性党舰市湖们派式型率员者器号线区县镇乡厂店站所局会路寺庙陵谣曲剧";

	for (const char32_t *p = ends; *p != 0; p++)
		if (*p == cp)
			return true;
	return false;
}

/* How likely the token alone is a name. */
float
zhn_name_form(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	length = token->end - token->start;
	float		c;

	switch (token->reason)
	{
		case ZHN_BY_LEXICON:
			return 1.0f;
		case ZHN_BY_DICTIONARY:
			c = length >= 3 ? 0.75f : 0.55f;
			break;
		case ZHN_BY_FOREIGN_NAME:
			c = length >= 3 ? 0.52f : 0.4f;
			for (uint32_t i = token->start; i < token->end; i++)
				if (doc->cp[i] == U'·')
					c = 0.9f;
			break;
		default:
			c = length >= 3 ? 0.46f : 0.40f;
			if (zhn_doc_word_at(doc, token->start, ZHN_W_SURNAME, NULL) > 0)
				c += 0.1f;
			if (ends_like_a_noun(doc->cp[token->end - 1]))
				c -= 0.2f;
			break;
	}
	return c;
}

/* 彼得罗夫斯克州: a transliterated name that ends like a place. */
bool
zhn_is_foreign_place(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	if (doc->tokens[doc->token_of[end - 1]].reason == ZHN_BY_LEXICON ||
		end - start < 4)
		return false;
	switch (doc->cp[end - 1])
	{
		case U'市':
		case U'州':
		case U'省':
		case U'郡':
		case U'镇':
		case U'县':
		case U'河':
		case U'湖':
		case U'岛':
		case U'港':
		case U'湾':
		case U'峡':
			return true;
		default:
			return false;
	}
}

/* 杜鲁门号, “布拉瓦”导弹, 台风“西娅拉”: a thing with the name of a person. */
static bool
names_thing(const ZhnDoc *doc, const ZhnPerson *p)
{
	static const char32_t *const after[] =
	{
		U"号", U"型", U"级", U"导弹", U"火箭", U"战机", U"战斗机", U"直升机", U"坦克",
		U"航母", U"飓风", U"原油", U"病毒", U"综合征", U"定律", U"杯", U"奖", NULL
	};
	static const char32_t *const before[] =
	{
		U"台风", U"飓风", U"风暴", U"卫星", U"导弹", NULL
	};
	uint32_t	end = p->end;
	uint32_t	start = p->start;

	if (start > 0 && (doc->cp[start - 1] == U'“' || doc->cp[start - 1] == '"'))
	{
		start--;
		end += doc->cp[end] == U'”' || doc->cp[end] == '"';
	}
	for (const char32_t *const *w = after; *w != NULL; w++)
	{
		uint32_t	n = zhn_doc_is(doc, end, *w);

		if (n > 0 && zhn_doc_edge(doc, end + n))
			return true;
	}
	for (const char32_t *const *w = before; *w != NULL; w++)
		if (zhn_doc_was(doc, start, *w) > 0)
			return true;
	return false;
}

/* Weigh what stands around a candidate. */
void
zhn_weigh_person(const ZhnDoc *doc, ZhnPerson *p)
{
	uint32_t	title = zhn_titles_before(doc, p->start);
	uint32_t	n;
	float		verb;
	uint32_t	prev = p->start > 0 ? doc->cp[p->start - 1] : 0;
	uint32_t	next = doc->cp[p->end];

	if (title < p->start)
	{
		p->title_start = title;
		p->title_end = p->start;
		p->confidence += 0.4f;
		p->evidence = "title";
	}
	n = zhn_title_after(doc, p->end);
	if (n > 0)
	{
		p->confidence += 0.35f;
		if (p->title_end == 0)
		{
			p->title_start = p->end;
			p->title_end = p->end + n;
			p->evidence = "title";
		}
	}
	verb = zhn_verb_after(doc, p->end);
	if (verb > 0)
	{
		p->confidence += verb;
		if (p->title_end == 0)
			p->evidence = "verb";
	}
	/* As the subject of a clause. */
	if (verb == 0 && (p->start == 0 || prev == U'。' || prev == ',' || prev == '\n') &&
		(next == U'在' || next == U'对' || next == U'就' || next == U'还' ||
		 next == U'也' || next == U'将' || next == U'于' || next == U'向' ||
		 next == U'率') && zhn_doc_edge(doc, p->end + 1))
		p->confidence += 0.12f;
	if (next == '(' && doc->cp[p->end + 1] == U'化' && doc->cp[p->end + 2] == U'名')
		p->confidence += 0.4f;
	/* A pronounced name begins a clause or follows a preposition. */
	if (prev == U'的' && next == U'的')
		p->confidence -= 0.05f;
	/* A place or organisation that begins with a name is none. */
	if (zhn_doc_whole_word_at(doc, p->end, ZHN_W_PLACE_HEAD, NULL) > 0 &&
		next != U'国' && next != U'里' && next != U'省')
		p->confidence -= 0.3f;
	else if (zhn_doc_whole_word_at(doc, p->end, ZHN_W_ORG_HEAD, NULL) > 1 &&
			 !zhn_doc_is(doc, p->end, U"政府"))
		p->confidence -= 0.3f;
	if (p->title_end == 0 && names_thing(doc, p))
		p->confidence -= 0.5f;
}
