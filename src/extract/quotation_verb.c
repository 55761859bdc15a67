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

/*
 * 将发表的联合声明, 作了深刻阐述: what is published or done here, and says
 * nothing by itself.  发表声明,宣布… has its verb after it.
 */
static bool
is_noun(const ZhnDoc *doc, uint32_t i, uint32_t n)
{
	static const char32_t *const nouns[] =
	{
		U"声明", U"通报", U"通告", U"报道", U"评论", U"说明", U"答复", U"承诺",
		U"回应", U"警告", U"批评", U"阐述", U"补充", NULL
	};
	static const char32_t *const always[] =
	{
		U"的联合", U"的共同", U"份", U"该", U"此", U"深刻", U"全面", U"系统",
		U"深入", U"进行", U"进行了", U"作了", U"有益", U"必要", U"重要", NULL
	};
	static const char32_t *const published[] =
	{
		U"发表", U"发布", U"签署", U"发出", U"联合", U"共同", U"书面", U"公开",
		U"作出", U"做出", U"提出", NULL
	};
	static const char32_t *const demands[] =
	{
		U"意见", U"工作", U"目标", U"任务", U"具体", U"相关", U"最新", U"这一",
		U"有关", U"部署", U"批示", U"实践", NULL
	};
	const char32_t *const *w = nouns;

	/* 意见建议, 工作要求; 予以否认 */
	if (zhn_doc_is(doc, i, U"要求") == n || zhn_doc_is(doc, i, U"建议") == n)
		for (const char32_t *const *b = demands; *b != NULL; b++)
			if (zhn_doc_was(doc, i, *b) > 0)
				return true;
	if (zhn_doc_was(doc, i, U"予以") > 0 || zhn_doc_was(doc, i, U"加以") > 0)
		return true;
	while (*w != NULL && zhn_doc_is(doc, i, *w) != n)
		w++;
	if (*w == NULL)
		return false;
	for (const char32_t *const *b = always; *b != NULL; b++)
		if (zhn_doc_was(doc, i, *b) > 0)
			return true;
	if (doc->cp[i + n] == ',' &&
		zhn_doc_whole_word_at(doc, i + n + 1, ZHN_W_SPEECH, NULL) == 0)
		return false;
	for (const char32_t *const *b = published; *b != NULL; b++)
		if (zhn_doc_was(doc, i, *b) > 0)
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
		return 0;
	if (doc->claim[i] != ZHN_MENTION_NONE)
		return 0;
	if (next == U'的' || prev == U'所' || prev == U'不' || prev == U'被' ||
		prev == U'可' || prev == U'来' || prev == U'话' || prev == U'如')
		return 0;
	if (prev == U'的' || is_noun(doc, i, n))
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

/* A gesture is not longer. */
#define GESTURE_MAX 200

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

	if (end > i + GESTURE_MAX)
		end = i + GESTURE_MAX;
	while (p < end && zhn_is_han(doc->cp[p]))
		p++;
	if (p - i < 5)
		return true;
	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_was(doc, p, *w))
			return true;
	return false;
}

