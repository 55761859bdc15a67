/*-------------------------------------------------------------------------
 *
 * query.c
 *	  The query language of search: from text to a tree.
 *
 * A recursive descent over characters, with a bound on its depth:
 *
 *		either	= all { ("OR" | "|") all }
 *		all		= term { term }
 *		term	= [ "-" ] ( "(" either ")" | phrase | word | field ":" value )
 *		value	= phrase | word | "(" either ")"
 *
 * A colon ends the name of a field only where the name is one that is known;
 * 7:30 and http://… are words.  A name in Latin letters that is not known is
 * an error, as it would otherwise find nothing.
 *
 * What a tree may not say is checked when it is complete: there is something
 * to look for in each alternative.
 *
 *-------------------------------------------------------------------------
 */
#include <stdint.h>
#include <string.h>

#include "index/query.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct Parser
{
	const ZhnEnv *env;
	const unsigned char *text;
	size_t		length;
	size_t		at;
	int			depth;			/* open brackets */
	ZhnField	field;			/* of the words that are being read */
	ZhnQuery   *query;
} Parser;

/* Names that fields have; the first one of a field is told to users. */
static const struct
{
	const char *name;
	ZhnField	field;
}			field_names[] =
{
	{"headline", ZHN_FIELD_HEADLINE},
	{"pinyin", ZHN_FIELD_PINYIN},
	{"author", ZHN_FIELD_AUTHOR},
	{"column", ZHN_FIELD_COLUMN},
	{"person", ZHN_FIELD_PERSON},
	{"organisation", ZHN_FIELD_ORGANISATION},
	{"place", ZHN_FIELD_PLACE},
	{"paper", ZHN_FIELD_PAPER},
	{"date", ZHN_FIELD_DATE},
	{"organization", ZHN_FIELD_ORGANISATION},
	{"标题", ZHN_FIELD_HEADLINE},
	{"拼音", ZHN_FIELD_PINYIN},
	{"作者", ZHN_FIELD_AUTHOR},
	{"栏目", ZHN_FIELD_COLUMN},
	{"人物", ZHN_FIELD_PERSON},
	{"机构", ZHN_FIELD_ORGANISATION},
	{"地点", ZHN_FIELD_PLACE},
	{"报纸", ZHN_FIELD_PAPER},
	{"日期", ZHN_FIELD_DATE},
};

#define NFIELD_NAMES ((int) (sizeof(field_names) / sizeof(field_names[0])))

static ZhnQueryNode *parse_either(Parser *p);

const char *
zhn_field_name(ZhnField field)
{
	for (int i = 0; i < NFIELD_NAMES; i++)
		if (field_names[i].field == field)
			return field_names[i].name;
	return NULL;
}

/* Report what is wrong; only the first problem is kept.  Returns NULL. */
static ZhnQueryNode *
problem(Parser *p, const char *message, const char *hint, size_t at,
		size_t length)
{
	if (p->query->problem == NULL)
	{
		p->query->problem = message;
		p->query->hint = hint;
		p->query->at = at;
		p->query->at_length = length;
	}
	return NULL;
}

static ZhnQueryNode *
new_node(Parser *p, ZhnQueryKind kind, size_t start)
{
	ZhnQueryNode *node = zhn_alloc(p->env, sizeof(ZhnQueryNode));

	memset(node, 0, sizeof(ZhnQueryNode));
	node->kind = kind;
	node->field = p->field;
	node->start = start;
	return node;
}

/* The character at an offset, folded, or 0 at the end; *bytes is its length. */
static uint32_t
character_at(const Parser *p, size_t at, int *bytes)
{
	uint32_t	cp;

	*bytes = 0;
	if (at >= p->length)
		return 0;
	*bytes = zhn_utf8_decode(p->text + at, p->text + p->length, &cp);
	return zhn_fold_char(cp);
}

static bool
is_space(uint32_t c)
{
	return zhn_char_class(c) == ZHN_CHAR_SPACE;
}

/* Any of the marks that begin or end a phrase. */
static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D;	/* “ ” */
}

static bool
is_minus(uint32_t c)
{
	return c == '-' || c == 0x2212;
}

static void
skip_spaces(Parser *p)
{
	int			bytes;

	while (p->at < p->length && is_space(character_at(p, p->at, &bytes)))
		p->at += (size_t) bytes;
}

/* Is the character at an offset one that ends a word? */
static bool
ends_word(const Parser *p, size_t at)
{
	int			bytes;
	uint32_t	c = character_at(p, at, &bytes);

	return bytes == 0 || is_space(c) || is_quote(c) ||
		c == '(' || c == ')' || c == '|';
}

static size_t
end_of_word(const Parser *p, size_t at)
{
	while (!ends_word(p, at))
	{
		int			bytes;

		character_at(p, at, &bytes);
		at += (size_t) bytes;
	}
	return at;
}

/* Is there an OR or a bar at an offset?  Store its length. */
static bool
is_or(const Parser *p, size_t at, size_t *length)
{
	int			bytes;

	if (character_at(p, at, &bytes) == '|')
	{
		*length = (size_t) bytes;
		return true;
	}
	*length = 2;
	return p->length - at >= 2 && memcmp(p->text + at, "OR", 2) == 0 &&
		ends_word(p, at + 2);
}

/* Is there anything in a stretch of text that can be looked for? */
static bool
has_content(const Parser *p, size_t start, size_t length)
{
	size_t		end = start + length;

	while (start < end)
	{
		uint32_t	cp;
		ZhnCharClass class;

		start += (size_t) zhn_utf8_decode(p->text + start, p->text + end, &cp);
		class = zhn_char_class(cp);
		if (class != ZHN_CHAR_SPACE && class != ZHN_CHAR_PUNCTUATION)
			return true;
	}
	return false;
}

/* Does text have this name, whatever its case, width and script? */
static bool
is_name(const Parser *p, size_t at, size_t end, const char *name)
{
	const unsigned char *n = (const unsigned char *) name;
	const unsigned char *name_end = n + strlen(name);

	while (at < end && n < name_end)
	{
		uint32_t	cp;
		int			bytes;

		n += zhn_utf8_decode(n, name_end, &cp);
		if (character_at(p, at, &bytes) != zhn_fold_char(cp))
			return false;
		at += (size_t) bytes;
	}
	return at == end && n == name_end;
}

/*
 * The field whose name and colon begin at an offset; ZHN_FIELD_NONE for
 * none.  *bytes is the length of name and colon, also of a name that is not
 * known but is in Latin letters; 0 if there is nothing of the kind.
 */
static ZhnField
field_at(const Parser *p, size_t at, size_t *bytes)
{
	size_t		end = at;
	bool		latin = true;
	int			n;
	uint32_t	c;

	while (!ends_word(p, end) && (c = character_at(p, end, &n)) != ':')
	{
		latin = latin && c >= 'a' && c <= 'z';
		end += (size_t) n;
	}
	*bytes = 0;
	if (end == at || ends_word(p, end))
		return ZHN_FIELD_NONE;
	character_at(p, end, &n);
	for (int i = 0; i < NFIELD_NAMES; i++)
		if (is_name(p, at, end, field_names[i].name))
		{
			*bytes = end - at + (size_t) n;
			return field_names[i].field;
		}
	if (latin && character_at(p, end + (size_t) n, &n) != '/')
		*bytes = end - at + 1;
	return ZHN_FIELD_NONE;
}

/* “…”, up to the next mark of any form. */
static ZhnQueryNode *
parse_phrase(Parser *p)
{
	ZhnQueryNode *node;
	size_t		open = p->at;
	int			bytes;

	character_at(p, p->at, &bytes);
	p->at += (size_t) bytes;
	node = new_node(p, ZHN_QUERY_PHRASE, p->at);
	for (;;)
	{
		uint32_t	c = character_at(p, p->at, &bytes);

		if (bytes == 0)
			return problem(p, "quotation mark without its end",
						   "Put a quotation mark after the phrase.",
						   open, p->length - open);
		if (is_quote(c))
			break;
		p->at += (size_t) bytes;
	}
	node->length = p->at - node->start;
	p->at += (size_t) bytes;
	if (!has_content(p, node->start, node->length))
		return problem(p, "nothing to look for",
					   "Put words between the quotation marks.",
					   open, p->at - open);
	return node;
}

static ZhnQueryNode *
parse_word(Parser *p)
{
	ZhnQueryNode *node = new_node(p, ZHN_QUERY_WORD, p->at);
	size_t		end = end_of_word(p, p->at);
	size_t		at = p->at;

	while (at < end)
	{
		int			bytes;
		uint32_t	c = character_at(p, at, &bytes);

		if (c == '*')
		{
			if (at + (size_t) bytes < end || at == p->at)
				return problem(p, "star that does not end a word",
							   "A star stands after the beginning of a word:"
							   " 优待*. To look for a star itself is not"
							   " possible.", at, (size_t) bytes);
			node->prefix = true;
			break;
		}
		at += (size_t) bytes;
	}
	node->length = at - node->start;
	p->at = end;
	if (!has_content(p, node->start, node->length))
		return problem(p, "nothing to look for",
					   "Punctuation is not looked for; give a word.",
					   node->start, end - node->start);
	return node;
}

/* "(" either ")" */
static ZhnQueryNode *
parse_group(Parser *p)
{
	ZhnQueryNode *node;
	size_t		open = p->at;
	int			bytes;

	if (++p->depth > ZHN_QUERY_DEPTH_MAX)
		return problem(p, "brackets are nested too deep",
					   "At most 100 brackets may be open at a time.",
					   open, 1);
	character_at(p, p->at, &bytes);
	p->at += (size_t) bytes;
	skip_spaces(p);
	if (character_at(p, p->at, &bytes) == ')')
		return problem(p, "nothing to look for",
					   "Put words between the brackets.",
					   open, p->at + (size_t) bytes - open);
	node = parse_either(p);
	if (node == NULL)
		return NULL;
	if (character_at(p, p->at, &bytes) != ')')
		return problem(p, "bracket without its end",
					   "Put a closing bracket after what it holds.",
					   open, p->length - open);
	p->at += (size_t) bytes;
	p->depth--;
	return node;
}

/* The days after "date:". */
static ZhnQueryNode *
parse_dates(Parser *p)
{
	ZhnQueryNode *node = new_node(p, ZHN_QUERY_DATES, p->at);

	p->at = end_of_word(p, p->at);
	node->length = p->at - node->start;
	if (!zhn_query_dates((const char *) p->text + node->start, node->length,
						 &node->first, &node->last))
		return problem(p, "not a date or span of dates",
					   "A date is written 2022, 2022-07, 2022-07-06,"
					   " 2022-07-01..2022-07-31, 2022-07-01.. or"
					   " ..2022-07-31.", node->start, node->length);
	return node;
}

/* The value after "field:"; name is where the name began. */
static ZhnQueryNode *
parse_field(Parser *p, ZhnField field, size_t name)
{
	ZhnQueryNode *value;
	ZhnQueryNode *node;
	int			bytes;
	uint32_t	c;
	size_t		inner;

	if (p->field != ZHN_FIELD_NONE)
		return problem(p, "field inside a field",
					   "Give each field its own words: author:甲 person:乙.",
					   name, p->at - name);
	c = character_at(p, p->at, &bytes);
	if (c != '(' && !is_quote(c) && ends_word(p, p->at))
		return problem(p, "field without a word",
					   "The word stands right after the colon: author:甲.",
					   name, p->at - name);
	if (field == ZHN_FIELD_DATE)
		return parse_dates(p);

	if (field_at(p, p->at, &inner) != ZHN_FIELD_NONE)
		return problem(p, "field inside a field",
					   "Give each field its own words: author:甲 person:乙.",
					   name, p->at + inner - name);
	p->field = field;
	value = c == '(' ? parse_group(p) :
		is_quote(c) ? parse_phrase(p) : parse_word(p);
	p->field = ZHN_FIELD_NONE;
	if (value == NULL || field == ZHN_FIELD_HEADLINE ||
		field == ZHN_FIELD_PINYIN)
		return value;
	node = new_node(p, ZHN_QUERY_FIELD, name);
	node->field = field;
	node->length = p->at - name;
	node->child = value->kind == ZHN_QUERY_OR ? value->child : value;
	return node;
}

/* A word, phrase, group or field, without a minus. */
static ZhnQueryNode *
parse_operand(Parser *p)
{
	int			bytes;
	uint32_t	c = character_at(p, p->at, &bytes);
	size_t		start = p->at;
	size_t		name;
	ZhnField	field;

	if (c == '(')
		return parse_group(p);
	if (is_quote(c))
		return parse_phrase(p);
	field = field_at(p, p->at, &name);
	if (name == 0)
		return parse_word(p);
	if (field == ZHN_FIELD_NONE)
		return problem(p, "unknown field",
					   "The fields are headline, pinyin, author, column,"
					   " person, organisation, place, paper and date. Text"
					   " with a colon in it goes into quotation marks.",
					   start, name - 1);
	p->at += name;
	return parse_field(p, field, start);
}

static ZhnQueryNode *
parse_term(Parser *p)
{
	ZhnQueryNode *node;
	size_t		start = p->at;
	int			bytes;

	if (!is_minus(character_at(p, p->at, &bytes)))
		return parse_operand(p);

	p->at += (size_t) bytes;
	if (is_minus(character_at(p, p->at, &bytes)))
		return problem(p, "two minus signs", "One minus excludes a word.",
					   start, p->at + (size_t) bytes - start);
	if (ends_word(p, p->at) && character_at(p, p->at, &bytes) != '(' &&
		!is_quote(character_at(p, p->at, &bytes)))
		return problem(p, "minus without a word",
					   "What is to be excluded stands right after the minus.",
					   start, p->at - start);
	node = new_node(p, ZHN_QUERY_NOT, start);
	node->child = parse_operand(p);
	node->length = p->at - start;
	return node->child != NULL ? node : NULL;
}

/* Terms that stand side by side. */
static ZhnQueryNode *
parse_all(Parser *p)
{
	ZhnQueryNode *first = NULL;
	ZhnQueryNode **last = &first;
	size_t		start;
	size_t		length;
	int			bytes;

	skip_spaces(p);
	start = p->at;
	while (p->at < p->length && !is_or(p, p->at, &length) &&
		   character_at(p, p->at, &bytes) != ')')
	{
		*last = parse_term(p);
		if (*last == NULL)
			return NULL;
		last = &(*last)->next;
		skip_spaces(p);
	}
	if (first == NULL)
	{
		bool		at_or = p->at < p->length && is_or(p, p->at, &length);

		return problem(p, "OR without a word beside it",
					   "OR stands between two words. The word OR itself goes"
					   " into quotation marks.", p->at, at_or ? length : 0);
	}
	if (first->next != NULL)
	{
		ZhnQueryNode *all = new_node(p, ZHN_QUERY_AND, start);

		all->child = first;
		all->length = p->at - start;
		return all;
	}
	return first;
}

static ZhnQueryNode *
parse_either(Parser *p)
{
	ZhnQueryNode *first;
	ZhnQueryNode *last;
	ZhnQueryNode *either;
	size_t		length;
	size_t		start = p->at;

	first = last = parse_all(p);
	if (first == NULL || p->at >= p->length || !is_or(p, p->at, &length))
		return first;
	while (p->at < p->length && is_or(p, p->at, &length))
	{
		p->at += length;
		last->next = parse_all(p);
		if (last->next == NULL)
			return NULL;
		last = last->next;
	}
	either = new_node(p, ZHN_QUERY_OR, start);
	either->child = first;
	either->length = p->at - start;
	return either;
}

/* The values of a field are words and phrases, nothing else. */
static bool
check_field(Parser *p, const ZhnQueryNode *field)
{
	for (const ZhnQueryNode *v = field->child; v != NULL; v = v->next)
		if (v->kind != ZHN_QUERY_WORD && v->kind != ZHN_QUERY_PHRASE)
		{
			problem(p, "field with more than alternatives",
					"A field has one value or some with OR between them:"
					" author:(甲 OR 乙). A value with a space goes into"
					" quotation marks, a minus before the field.",
					v->start, v->length);
			return false;
		}
	return true;
}

static bool
is_condition(const ZhnQueryNode *node)
{
	return node->kind == ZHN_QUERY_FIELD || node->kind == ZHN_QUERY_DATES;
}

/*
 * Check a node below the uppermost AND; *finds tells whether it names
 * something to look for.  Recursion is as deep as that of the parser.
 */
static bool
check_words(Parser *p, const ZhnQueryNode *node, bool *finds)
{
	bool		some = false;
	bool		every = true;

	if (is_condition(node))
	{
		p->query->is_mixed = true;
		*finds = true;
		return check_field(p, node);
	}
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
	{
		bool		child_finds;

		if (!check_words(p, c, &child_finds))
			return false;
		some = some || child_finds;
		every = every && child_finds;
		if (node->kind == ZHN_QUERY_OR && !child_finds)
		{
			problem(p, "alternative that only excludes",
					"Give a word to look for in each alternative.",
					c->start, c->length);
			return false;
		}
	}
	*finds = node->kind == ZHN_QUERY_AND ? some :
		node->kind == ZHN_QUERY_NOT ? false : every;
	return true;
}

/* Check a whole tree: conditions, and the words beside them. */
static bool
check_tree(Parser *p, const ZhnQueryNode *root)
{
	const ZhnQueryNode *term =
		root->kind == ZHN_QUERY_AND ? root->child : root;
	bool		finds = false;
	bool		condition = false;

	for (; term != NULL; term = root->kind == ZHN_QUERY_AND ? term->next : NULL)
	{
		const ZhnQueryNode *inner =
			term->kind == ZHN_QUERY_NOT ? term->child : term;
		bool		term_finds;

		if (is_condition(inner))
		{
			condition = true;
			if (!check_field(p, inner))
				return false;
		}
		else if (!check_words(p, term, &term_finds))
			return false;
		else
			finds = finds || term_finds;
	}
	if (!finds && !condition)
		problem(p, "query that only excludes", "Give a word to look for.",
				0, p->length);
	return finds || condition;
}

void
zhn_query_parse(const ZhnEnv *env, const char *text, size_t length,
				ZhnQuery *query)
{
	Parser		p = {.env = env, .text = (const unsigned char *) text,
		.length = length, .query = query};
	ZhnQueryNode *root;

	memset(query, 0, sizeof(ZhnQuery));
	if (length > ZHN_QUERY_BYTES_MAX)
	{
		problem(&p, "query of more than 65,536 bytes",
				"Ask for less at a time.", 0, 0);
		return;
	}
	skip_spaces(&p);
	if (p.at == length)
	{
		problem(&p, "query without a word", "Give a word to look for.", 0, 0);
		return;
	}
	root = parse_either(&p);
	if (root != NULL && p.at < length)
		root = problem(&p, "bracket that closes none",
					   "Put an opening bracket before it, or the text into"
					   " quotation marks.", p.at, 1);
	if (root != NULL && check_tree(&p, root))
		query->root = root;
}
