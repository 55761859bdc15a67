/*-------------------------------------------------------------------------
 *
 * word_trie.c
 *	  The trie over the words of words.h, as it is made.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/listed.h"
#include "extract/word_trie.h"
#include "text/fold.h"
#include "text/utf8.h"

/* The entry of a character after a node, with a node of its own. */
static ZhnWordEntry *
add_entry(ZhnWordTrie *trie, const ZhnEnv *env, uint32_t node, uint32_t cp)
{
	uint32_t	key = node << 16 | cp;
	uint32_t	h = key * UINT32_C(2654435769) >> (32 - ZHN_WORD_BITS);
	ZhnWordEntry *entry;

	while (trie->entries[h].key != key && trie->entries[h].node != 0)
		h = (h + 1) & ((1 << ZHN_WORD_BITS) - 1);
	entry = &trie->entries[h];
	if (entry->node != 0)
		return entry;
	if (trie->nnodes == trie->room)
	{
		trie->room *= 2;
		trie->info = zhn_resize(env, trie->info,
								trie->room * sizeof(ZhnWordInfo));
	}
	memset(&trie->info[trie->nnodes], 0, sizeof(ZhnWordInfo));
	entry->key = key;
	entry->node = trie->nnodes++;
	return entry;
}

/* What is known of a word, nothing if it is new. */
static ZhnWordInfo *
add_word(ZhnWordTrie *trie, const ZhnEnv *env, const char *word,
		 size_t length)
{
	const unsigned char *p = (const unsigned char *) word;
	const unsigned char *end = p + length;
	ZhnWordEntry *entry = NULL;
	uint32_t	node = 0;
	uint32_t	first = 0;

	for (int n = 0; p < end; n++)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		cp = zhn_fold_char(cp);
		if (n == 0)
			first = cp;
		if (n == 0 && p == end)
			zhn_set_bit(trie->alone, cp);
		if (n == 1)
			zhn_set_bit(trie->pairs, zhn_two_hash(first, cp));
		entry = add_entry(trie, env, node, cp);
		node = entry->node & ZHN_WORD_NODE;
		entry->node |= p == end ? ZHN_WORD_ENDS : ZHN_WORD_GOES_ON;
	}
	return &trie->info[node];
}

/* Add the words of a list of words.c. */
static void
add_words(ZhnWordTrie *trie, const ZhnEnv *env, const char *words,
		  uint32_t classes, int day)
{
	const char *p = words;

	while (*p != '\0')
	{
		size_t		n = strcspn(p, " =");
		size_t		all = strcspn(p, " ");
		ZhnWordInfo *info = add_word(trie, env, p, n);

		info->classes |= classes;
		if (day > 0)
			info->day = (uint16_t) day;
		if ((classes & ZHN_W_UNIT) != 0 && info->unit == NULL)
		{
			info->unit = all > n ? p + n + 1 : p;
			info->unit_length = (uint16_t) (all > n ? all - n - 1 : n);
		}
		p += all;
		p += strspn(p, " ");
	}
}

/*
 * Add the listed organisations.  What is no type is a city that has a club of
 * its name.
 */
static void
add_listed(ZhnWordTrie *trie, const ZhnEnv *env)
{
	for (const char *line = zhn_listed; *line != '\0';)
	{
		const char *end = strchr(line, '\n');
		size_t		n = strcspn(line, "\t");
		ZhnType		type = zhn_type_named(line, n);
		const char *p = line + n + 1;

		p += strcspn(p, "\t") + 1;
		while (p < end)
		{
			ZhnWordInfo *info;

			n = strcspn(p, " \n");
			info = add_word(trie, env, p, n);
			info->classes |= type == ZHN_TYPE_NONE ? ZHN_W_CITY : ZHN_W_ORG;
			info->type = (uint8_t) type;
			p += n + 1;
		}
		line = end + 1;
	}
}

ZhnWordTrie *
zhn_word_trie_create(const ZhnEnv *env)
{
	ZhnWordTrie *trie = zhn_alloc(env, sizeof(ZhnWordTrie));
	const char *words;
	uint32_t	classes;

	memset(trie, 0, sizeof(ZhnWordTrie));
	trie->room = 1024;
	trie->nnodes = 1;
	trie->info = zhn_alloc(env, trie->room * sizeof(ZhnWordInfo));
	memset(&trie->info[0], 0, sizeof(ZhnWordInfo));
	for (int t = 0; (words = zhn_word_list(t, &classes)) != NULL; t++)
		add_words(trie, env, words, classes, 0);
	add_listed(trie, env);
	for (int d = 1; zhn_named_day(d) != NULL; d++)
		add_words(trie, env, zhn_named_day(d)->words, ZHN_W_DAY, d);
	return trie;
}
