/*-------------------------------------------------------------------------
 *
 * parser_news.c
 *	  Text search parser zhnews.news: the words of the news cut.
 *
 * The parser only cuts.  Tokens are parts of the text as it stands, each
 * character in one token, since ts_headline() puts the text together from
 * them; folding and the parts of long words belong to the dictionaries.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/run.h"
#include "pg/token_type.h"

PG_FUNCTION_INFO_V1(zhn_news_start);
PG_FUNCTION_INFO_V1(zhn_news_token);
PG_FUNCTION_INFO_V1(zhn_news_end);
PG_FUNCTION_INFO_V1(zhn_token_types);

typedef struct NewsParser
{
	ZhnRun	   *run;
	char	   *text;
} NewsParser;

/* START method.  The text is not zero-terminated and outlives the parse. */
Datum
zhn_news_start(PG_FUNCTION_ARGS)
{
	NewsParser *parser = palloc(sizeof(NewsParser));

	parser->text = (char *) PG_GETARG_POINTER(0);
	parser->run = zhn_run_start(parser->text, PG_GETARG_INT32(1), ZHN_NEWS);
	PG_RETURN_POINTER(parser);
}

/* GETTOKEN method.  Type 0 ends the text. */
Datum
zhn_news_token(PG_FUNCTION_ARGS)
{
	NewsParser *parser = (NewsParser *) PG_GETARG_POINTER(0);
	char	  **start = (char **) PG_GETARG_POINTER(1);
	int		   *length = (int *) PG_GETARG_POINTER(2);
	ZhnToken	token;

	if (!zhn_run_next(parser->run, &token))
		PG_RETURN_INT32(ZHN_TYPE_END);

	*start = parser->text + token.start;
	*length = (int) token.length;
	PG_RETURN_INT32(zhn_token_type(token.kind));
}

/* END method; not called after an error, see run.h. */
Datum
zhn_news_end(PG_FUNCTION_ARGS)
{
	NewsParser *parser = (NewsParser *) PG_GETARG_POINTER(0);

	zhn_run_end(parser->run);
	PG_RETURN_VOID();
}

/* LEXTYPES method of both parsers. */
Datum
zhn_token_types(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(zhn_token_type_table());
}
