/*-------------------------------------------------------------------------
 *
 * quotation_verb.c
 *	  Verbs of speech, and where what is said begins after them.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quotation.h"

/* Verbs that need nothing after them to begin a statement. */
bool
zhn_is_strong_verb(const ZhnDoc *doc, uint32_t i, uint32_t n)
{
	static const char32_t *const words[] =
	{
		U"表示", U"强调", U"指出", U"认为", U"称", U"说", U"透露", U"宣布",
		U"坦言", U"直言", U"呼吁", U"声称", U"宣称", U"承认", U"否认", U"重申",
		U"要求", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_is(doc, i, *w) == n)
			return true;
	return false;
}

/* The verb of speech at i, if it is one here. */
uint32_t
zhn_verb_of_speech(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	n = zhn_doc_whole_word_at(doc, i, ZHN_W_SPEECH, NULL);
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : 0;
	uint32_t	next = doc->cp[i + n];

	if (n == 0)
	{
		/* 说 at the end of a token that was cut with more: 如是说 */
		return 0;
	}
	if (doc->claim[i] != ZHN_MENTION_NONE)
		return 0;
	if (next == U'的' || prev == U'所' || prev == U'不' || prev == U'被' ||
		prev == U'可' || prev == U'来' || prev == U'话' || prev == U'如')
		return 0;
	if (prev == U'的')
		return 0;
	return n;
}

/*
 * 告诉大家,… and 要求各部门:…: an object between the verb and the mark.  Returns
 * the place after the mark, or 0.
 */
uint32_t
zhn_after_object(const ZhnDoc *doc, uint32_t i, uint32_t n)
{
	static const char32_t *const words[] =
	{
		U"告诉", U"勉励", U"叮嘱", U"嘱咐", U"提醒", U"要求", U"嘱托", U"请求",
		U"警告", U"承诺", U"答复", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
	{
		if (zhn_doc_is(doc, i, *w) != n)
			continue;
		for (uint32_t p = i + n + 1; p < i + n + 8; p++)
		{
			if (doc->cp[p] == ',' || doc->cp[p] == ':')
				return p + 1;
			if (!zhn_is_han(doc->cp[p]))
				break;
		}
	}
	return 0;
}

/* 表示感谢 shows something and says nothing. */
bool
zhn_is_gesture(const ZhnDoc *doc, uint32_t i, uint32_t end)
{
	static const char32_t *const words[] =
	{
		U"感谢", U"欢迎", U"祝贺", U"慰问", U"肯定", U"赞赏", U"支持", U"敬意",
		U"哀悼", U"谴责", U"反对", U"关切", U"同情", U"满意", U"遗憾", U"不满",
		U"担忧", U"谢意", U"问候", U"关注", U"赞同", U"理解", U"祝愿", U"谢忱", NULL
	};
	uint32_t	p = i;

	while (p < end && zhn_is_han(doc->cp[p]))
		p++;
	if (p - i < 5)
		return true;
	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_was(doc, p, *w))
			return true;
	return false;
}

