/*-------------------------------------------------------------------------
 *
 * query_test.c
 *	  Unit test of the query language: trees, problems, dates.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "index/query.h"

/* Write a tree as (& 甲 (! "乙") author=(丙)). */
static void
write_node(char *out, size_t room, const char *text, const ZhnQueryNode *node)
{
	size_t		used = strlen(out);
	const char *open[] = {"(&", "(|", "(!", "", "\"", "(=", ""};

	if (node->kind == ZHN_QUERY_DATES)
		snprintf(out + used, room - used, "[%d-%d-%d,%d-%d-%d]",
				 node->first.year, node->first.month, node->first.day,
				 node->last.year, node->last.month, node->last.day);
	else if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
		snprintf(out + used, room - used, "%s%s%.*s%s%s",
				 node->field == ZHN_FIELD_HEADLINE ? "^" : "",
				 open[node->kind], (int) node->length, text + node->start,
				 node->kind == ZHN_QUERY_PHRASE ? "\"" : "",
				 node->prefix ? "*" : "");
	else
	{
		snprintf(out + used, room - used, "%s%s", open[node->kind],
				 node->kind == ZHN_QUERY_FIELD ? zhn_field_name(node->field) :
				 "");
		for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		{
			strcat(out, " ");
			write_node(out, room, text, c);
		}
		strcat(out, ")");
	}
}

static void
is_tree(TestEnv *t, const char *text, const char *expected)
{
	char		tree[1024] = "";
	ZhnQuery	query;

	zhn_query_parse(&t->env, text, strlen(text), &query);
	if (query.root != NULL)
		write_node(tree, sizeof(tree), text, query.root);
	ok(strcmp(tree, expected) == 0, "%s is %s%s", text, tree,
	   query.root != NULL ? "" : query.problem);
}

static void
is_problem(TestEnv *t, const char *text, const char *message, const char *at)
{
	ZhnQuery	query;

	zhn_query_parse(&t->env, text, strlen(text), &query);
	ok(query.root == NULL && strcmp(query.problem, message) == 0 &&
	   query.at_length == strlen(at) &&
	   strncmp(text + query.at, at, query.at_length) == 0 &&
	   query.hint != NULL, "%s: %s", text,
	   query.root != NULL ? "no problem" : query.problem);
}

static void
test_trees(TestEnv *t)
{
	is_tree(t, "甲", "甲");
	is_tree(t, "  甲\t乙　丙 ", "(& 甲 乙 丙)");
	is_tree(t, "甲 OR 乙 丙", "(| 甲 (& 乙 丙))");
	is_tree(t, "甲|乙｜丙", "(| 甲 乙 丙)");
	is_tree(t, "(甲 OR 乙)丙", "(& (| 甲 乙) 丙)");
	is_tree(t, "（甲）", "甲");
	is_tree(t, "甲 -乙 －“丙 丁” -(戊 己)",
			"(& 甲 (! 乙) (! \"丙 丁\") (! (& 戊 己)))");
	is_tree(t, "\"甲\"乙＂丙＂", "(& \"甲\" 乙 \"丙\")");
	is_tree(t, "甲* ＊乙", "");
	is_tree(t, "甲* 乙＊", "(& 甲* 乙*)");
	is_tree(t, "ORDER or COVID-19 X|Y", "(| (& ORDER or COVID-19 X) Y)");
	is_tree(t, "headline:甲 標題：(乙 OR -丙 丁)",
			"(& ^甲 (| ^乙 (& (! ^丙) ^丁)))");
	is_tree(t, "AUTHOR:甲 乙 -作者:(丙 | \"丁\" | 戊*)",
			"(& (=author 甲) 乙 (! (=author 丙 \"丁\" 戊*)))");
	is_tree(t, "(person:甲)", "(=person 甲)");
	is_tree(t, "-date:2022", "(! [2022-1-1,2022-12-31])");
	is_tree(t, "7:30 http://a.b/ 说:好", "(& 7:30 http://a.b/ 说:好)");
	is_tree(t, "paper:甲 -乙", "(& (=paper 甲) (! 乙))");
}

static void
test_problems(TestEnv *t)
{
	is_problem(t, "", "query without a word", "");
	is_problem(t, "甲 OR", "OR without a word beside it", "");
	is_problem(t, "甲 OR | 乙", "OR without a word beside it", "|");
	is_problem(t, "甲 \"乙", "quotation mark without its end", "\"乙");
	is_problem(t, "(甲 (乙)", "bracket without its end", "(甲 (乙)");
	is_problem(t, "甲)", "bracket that closes none", ")");
	is_problem(t, "甲 -乙*丙", "star that does not end a word", "*");
	is_problem(t, "甲 heading:乙", "unknown field", "heading");
	is_problem(t, "-甲 -(乙)", "query that only excludes", "-甲 -(乙)");
	is_problem(t, "甲 OR (-乙 -丙)", "alternative that only excludes",
			   "-乙 -丙");
	is_problem(t, "甲 OR (乙 author:(丙 丁))",
			   "field with more than alternatives", "丙 丁");
	is_problem(t, "甲 OR -author:丙", "alternative that only excludes",
			   "-author:丙");
	is_problem(t, "author:(甲 乙)", "field with more than alternatives",
			   "甲 乙");
	is_problem(t, "甲 author:", "field without a word", "author:");
	is_problem(t, "date:2022-02-29", "not a date or span of dates",
			   "2022-02-29");
}

/* Brackets as deep as may be, and one deeper; text as long, and longer. */
static void
test_limits(TestEnv *t)
{
	char	   *text = zhn_alloc(&t->env, ZHN_QUERY_BYTES_MAX + 2);
	ZhnQuery	query;
	size_t		n = 0;

	memset(text, '(', ZHN_QUERY_DEPTH_MAX + 1);
	n = ZHN_QUERY_DEPTH_MAX;
	text[n] = 'a';
	memset(text + n + 1, ')', n);
	zhn_query_parse(&t->env, text, 2 * n + 1, &query);
	ok(query.root != NULL && query.root->kind == ZHN_QUERY_WORD,
	   "100 brackets may be open");
	memset(text, '(', n + 1);
	text[n + 1] = 'a';
	memset(text + n + 2, ')', n + 1);
	zhn_query_parse(&t->env, text, 2 * n + 3, &query);
	ok(query.root == NULL && query.at == n, "but not 101");

	for (size_t i = 0; i <= ZHN_QUERY_BYTES_MAX; i++)
		text[i] = i % 2 == 0 ? 'a' : ' ';
	zhn_query_parse(&t->env, text, ZHN_QUERY_BYTES_MAX, &query);
	ok(query.root != NULL, "a query may have 65,536 bytes");
	zhn_query_parse(&t->env, text, ZHN_QUERY_BYTES_MAX + 1, &query);
	ok(query.root == NULL, "but not more");
}

static void
is_span(const char *text, const char *expected)
{
	ZhnDay		first;
	ZhnDay		last;
	char		span[64] = "no span";

	if (zhn_query_dates(text, strlen(text), &first, &last))
		snprintf(span, sizeof(span), "%04d-%02d-%02d %04d-%02d-%02d",
				 first.year, first.month, first.day,
				 last.year, last.month, last.day);
	ok(strcmp(span, expected) == 0, "%s is %s", text, span);
}

static void
test_dates(void)
{
	is_span("2022", "2022-01-01 2022-12-31");
	is_span("2022-07", "2022-07-01 2022-07-31");
	is_span("2022-7", "2022-07-01 2022-07-31");
	is_span("2024-02", "2024-02-01 2024-02-29");
	is_span("1900-02", "1900-02-01 1900-02-28");
	is_span("2022-07-06", "2022-07-06 2022-07-06");
	is_span("20220706", "2022-07-06 2022-07-06");
	is_span("202207", "2022-07-01 2022-07-31");
	is_span("２０２２／７／６", "2022-07-06 2022-07-06");
	is_span("2022.7.6", "2022-07-06 2022-07-06");
	is_span("2022年", "2022-01-01 2022-12-31");
	is_span("2022年7月", "2022-07-01 2022-07-31");
	is_span("二〇二二年七月六日", "2022-07-06 2022-07-06");
	is_span("2022-07-01..2022-07-06", "2022-07-01 2022-07-06");
	is_span("2021..2022-02", "2021-01-01 2022-02-28");
	is_span("2022-07..", "2022-07-01 0000-00-00");
	is_span("..2022-07", "0000-00-00 2022-07-31");
	is_span("2022-07-06..2022-07-06", "2022-07-06 2022-07-06");

	is_span("", "no span");
	is_span("..", "no span");
	is_span("22-07", "no span");
	is_span("2022-", "no span");
	is_span("2022-13", "no span");
	is_span("2022-00", "no span");
	is_span("2022-02-29", "no span");
	is_span("2022-07/06", "no span");
	is_span("2022-07-06-01", "no span");
	is_span("20220", "no span");
	is_span("2022070", "no span");
	is_span("202207061", "no span");
	is_span("2022年7", "no span");
	is_span("2022年7日", "no span");
	is_span("2022年7月6", "no span");
	is_span("0000", "no span");
	is_span("2022-07..2022-06", "no span");
	is_span("2022..2023..2024", "no span");
	is_span("昨天", "no span");
}

int
main(void)
{
	TestEnv		t;

	test_env_open(&t);
	test_trees(&t);
	test_problems(&t);
	test_limits(&t);
	test_dates();
	test_env_close(&t);
	return done_testing();
}
