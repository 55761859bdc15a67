/*-------------------------------------------------------------------------
 *
 * zhnews-fold.c
 *	  Make the table of foldings and character classes: zhnews-fold OUT.
 *
 * Everything that the text core has to know about a character is computed
 * here, once, from ICU's properties, and linked into the library.  So what
 * a text folds to depends on the build alone, never on the ICU that happens
 * to be loaded, and costs one array access.
 *
 * Folding is for matching and has to be the same for everybody who compares
 * two texts.  It is done in three steps, repeated until nothing changes:
 *
 *	 1. pairs: marks that differ in Unicode but not to a reader of Chinese
 *		(the eight dots between the parts of a foreign name; the circle that
 *		is typed for the numeral 〇).  Marks that mean different things stay
 *		apart: 、 is no comma, 。 is no full stop.
 *	 2. NFKC_Casefold: width, case, compatibility forms.
 *	 3. traditional to simplified, for ideographs, one by one, by ICU's rules
 *		and a list of what they leave out.  Where ICU's rules would change a
 *		character of ordinary simplified text (著名, 俱乐部, 瞭望, 大阪), it
 *		stays as it is: the folded form is what statistics show, and 着名 is
 *		no word.
 *
 * The file, in the byte order of the machine:
 *
 *	 65536 uint16	folding of each code point of the BMP, or ZHN_FOLD_MANY
 *	 65536 uint8	ZhnCharClass of each code point of the BMP
 *	  8192 uint8	bitmap: the code point is an ideograph that occurs in
 *					simplified text only
 *	  four uint32	number of foldings, of classes, bytes of text, zero
 *	  foldings		{uint32 cp, uint32 offset << 8 | length}, ascending: what
 *					folds to several characters or to none, and whatever
 *					folds outside the BMP
 *	  classes		{uint32 first cp, uint32 class}, ascending: runs of one
 *					class from U+10000 on
 *	  text			UTF-8 that the foldings point to
 *
 * Offsets and sizes are in src/text/table.h, which the library reads by.
 *
 *-------------------------------------------------------------------------
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "text/charclass.h"
#include "text/table.h"
#include "text/utf8.h"

#define MAX_CP			0x110000
#define MAX_FOLDED		64		/* UTF-16 units of the longest folding */
#define MAX_ROUNDS		8		/* steps until a folding settles; 3 suffice */

typedef struct Pair
{
	UChar32		from;
	UChar32		to;
} Pair;

/* Marks that stand for the same thing to a reader, beyond NFKC_Casefold. */
static const Pair pairs[] = {
	/* the dot in 阿卜杜拉·买买提 */
	{0x2022, 0x00B7}, {0x2027, 0x00B7}, {0x2219, 0x00B7}, {0x22C5, 0x00B7},
	{0x30FB, 0x00B7}, {0x318D, 0x00B7}, {0x16EB, 0x00B7},
	/* hyphens and minus signs; the dash of the text is another mark */
	{0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2212, '-'},
	{0x2015, 0x2014}, {0x2500, 0x2014},
	/* 5～10, 3∶2, and the colon of vertical text */
	{0x301C, '~'}, {0x223C, '~'}, {0x2236, ':'}, {0xFE30, ':'},
	{0x2044, '/'}, {0x2215, '/'}, {0x22EF, 0x2026},
	/* the quotation marks of traditional text */
	{0x300C, 0x201C}, {0x300D, 0x201D}, {0x300E, 0x2018}, {0x300F, 0x2019},
	/* 二○二二 */
	{0x25CB, 0x3007}, {0x25EF, 0x3007}
};

/*
 * Ideographs, in pairs, that ICU's rules leave out or, as in the last line,
 * take to a form that is not the one in use (諮詢 is 咨询, 鉅額 is 巨额).
 */
static const char more_simplified[] =
	"呉吴妳你牠它閤合嶽岳嵗岁囌苏甦苏廕荫彫雕鵰雕琱雕旂旗旣既卽即敎教"
	"査查枴拐柺拐棊棋滙汇淩凌濛蒙矇蒙硃朱糉粽脩修菴庵薹苔蔘参衕同蹠跖"
	"鍼针鎌镰鎭镇鉆钻鑪炉鞦秋韆千靆叇靉叆飱飧餈糍鯗鲞麪面麫面麴曲峯峰"
	"冑胄厤历寀采彔录捱挨榦干殭僵殻壳泝溯遡溯犛牦璿璇畵画甯宁舘馆"
	"簑蓑蓴莼鈡钟鉅巨諮咨谘咨鏇旋襬摆苧苎鹼碱裡里裏里様样";

/*
 * Ideographs that ICU's rules change although they are in use in simplified
 * text, where the change would make another word or none.
 */
static const char kept[] = "著俱瞭阪跤吒姊氹囍苎垵";

static const UNormalizer2 *casefold;
static UTransliterator *simplify;
static UConverter *big5;

static UChar32 han[65536];		/* simplified forms, 0 for those of ICU */
static uint16_t fold[65536];
static uint8_t class[65536];
static uint8_t simplified[8192];
static ZhnFolding foldings[MAX_CP];
static uint32_t nfoldings;
static ZhnClassRun runs[MAX_CP];
static uint32_t nruns;
static unsigned char text[ZHN_FOLD_TEXT_MAX];
static uint32_t textlen;

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "zhnews-fold: %s: %s\n", what, why);
	exit(1);
}

static void
check(UErrorCode status, const char *what)
{
	if (U_FAILURE(status))
		die(what, u_errorName(status));
}

/* The mark that cp stands for, or cp. */
static UChar32
pair_of(UChar32 cp)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].from == cp)
			return pairs[i].to;
	return cp;
}

/* Take the next ideograph, which is in the BMP, off a list of them. */
static UChar32
next_han(const char **list)
{
	const unsigned char *p = (const unsigned char *) *list;
	uint32_t	cp;

	*list += zhn_utf8_decode(p, p + strlen(*list), &cp);
	if (cp >= 65536)
		die("list of ideographs", "not in the BMP");
	return (UChar32) cp;
}

/* Enter the ideographs that do not follow ICU's rules. */
static void
load_exceptions(void)
{
	for (const char *p = more_simplified; *p != '\0';)
	{
		UChar32		from = next_han(&p);

		han[from] = next_han(&p);
	}
	for (const char *p = kept; *p != '\0';)
	{
		UChar32		cp = next_han(&p);

		han[cp] = cp;
	}
}

/* Is cp an ideograph, 〇 or 々? */
static bool
is_han(UChar32 cp)
{
	UErrorCode	status = U_ZERO_ERROR;

	return cp == 0x25CB || cp == 0x25EF || cp == 0x3007 ||
		uscript_getScript(cp, &status) == USCRIPT_HAN ||
		u_hasBinaryProperty(cp, UCHAR_IDEOGRAPHIC);
}

/* The one code point that text consists of, or -1. */
static UChar32
single(const UChar *s, int32_t length)
{
	UChar32		cp;
	int32_t		i = 0;

	if (length == 0)
		return -1;
	U16_NEXT(s, i, length, cp);
	return i == length ? cp : -1;
}

/* The simplified form of an ideograph by ICU's rules, or cp. */
static UChar32
simplified_by_icu(UChar32 cp)
{
	UChar		s[MAX_FOLDED];
	int32_t		length = 0;
	int32_t		limit;
	UChar32		to;
	UErrorCode	status = U_ZERO_ERROR;

	U16_APPEND_UNSAFE(s, length, cp);
	limit = length;
	utrans_transUChars(simplify, s, &length, MAX_FOLDED, 0, &limit, &status);
	check(status, "could not simplify a character");
	to = single(s, length);
	return to >= 0 && is_han(to) ? to : cp;
}

/* The simplified form of cp, or cp. */
static UChar32
simplified_of(UChar32 cp)
{
	if (cp < 65536 && han[cp] != 0)
		return han[cp];
	return is_han(cp) ? simplified_by_icu(cp) : cp;
}

/* One round over s: pairs, NFKC_Casefold, simplification. */
static int32_t
fold_round(UChar *s, int32_t length)
{
	UChar		paired[MAX_FOLDED];
	UChar		cased[MAX_FOLDED];
	int32_t		n = 0;
	int32_t		out = 0;
	UErrorCode	status = U_ZERO_ERROR;

	for (int32_t i = 0; i < length;)
	{
		UChar32		cp;

		U16_NEXT(s, i, length, cp);
		cp = pair_of(cp);
		U16_APPEND_UNSAFE(paired, n, cp);
	}
	n = unorm2_normalize(casefold, paired, n, cased, MAX_FOLDED, &status);
	check(status, "could not fold a character");
	for (int32_t i = 0; i < n;)
	{
		UChar32		cp;

		U16_NEXT(cased, i, n, cp);
		cp = simplified_of(cp);
		if (out + 2 > MAX_FOLDED)
			die("folding", "longer than MAX_FOLDED");
		U16_APPEND_UNSAFE(s, out, cp);
	}
	return out;
}

/* Fold cp into s until it settles; returns the length in UTF-16 units. */
static int32_t
fold_fully(UChar32 cp, UChar *s)
{
	UChar		before[MAX_FOLDED];
	int32_t		length = 0;

	U16_APPEND_UNSAFE(s, length, cp);
	for (int round = 0; round < MAX_ROUNDS; round++)
	{
		int32_t		n = length;

		u_memcpy(before, s, n);
		length = fold_round(s, length);
		if (length == n && u_memcmp(before, s, n) == 0)
			return length;
	}
	die("folding", "does not settle");
	return 0;
}

/* Keep a folding of several characters, of none, or outside the BMP. */
static void
add_folding(UChar32 cp, const UChar *s, int32_t length)
{
	uint32_t	start = textlen;

	for (int32_t i = 0; i < length;)
	{
		UChar32		to;

		U16_NEXT(s, i, length, to);
		if (textlen + 4 > ZHN_FOLD_TEXT_MAX)
			die("folding", "too much text");
		textlen += zhn_utf8_encode((uint32_t) to, text + textlen);
	}
	if (textlen - start > ZHN_FOLD_LENGTH_MAX)
		die("folding", "longer than ZHN_FOLD_LENGTH_MAX");
	foldings[nfoldings].cp = (uint32_t) cp;
	foldings[nfoldings].where = start << 8 | (textlen - start);
	nfoldings++;
}

static void
make_folding(UChar32 cp)
{
	UChar		s[MAX_FOLDED];
	int32_t		length;
	UChar32		to;

	if (U_IS_SURROGATE(cp))
	{
		fold[cp] = (uint16_t) cp;
		return;
	}
	length = fold_fully(cp, s);
	to = single(s, length);
	if (cp < 65536 && to >= 0 && to < 65536)
		fold[cp] = (uint16_t) to;
	else
	{
		if (cp < 65536)
			fold[cp] = ZHN_FOLD_MANY;
		if (to != cp)
			add_folding(cp, s, length);
	}
}

/* Does a font for traditional Chinese have cp? */
static bool
in_big5(UChar32 cp)
{
	UChar		s[2];
	int32_t		length = 0;
	char		out[8];
	UErrorCode	status = U_ZERO_ERROR;

	U16_APPEND_UNSAFE(s, length, cp);
	ucnv_fromUChars(big5, out, sizeof(out), s, length, &status);
	return U_SUCCESS(status);
}

/*
 * Mark what simplification made: the simplified form of something else that
 * Big5 does not have.  That leaves out 后, 里 and 干, which are in use on
 * both sides.
 */
static void
make_simplified(void)
{
	for (UChar32 cp = 0; cp < 65536; cp++)
	{
		uint16_t	to = fold[cp];

		if (to != cp && to != ZHN_FOLD_MANY && is_han(cp) && is_han(to) &&
			!in_big5(to))
			simplified[to >> 3] |= (uint8_t) (1 << (to & 7));
	}
}

static bool
is_latin_script(UChar32 cp)
{
	UErrorCode	status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(cp, &status);

	return script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
		script == USCRIPT_CYRILLIC;
}

/* Is cp one of the marks that are put on Latin letters? */
static bool
is_latin_mark(UChar32 cp)
{
	return (cp >= 0x0300 && cp <= 0x036F) || (cp >= 0x1AB0 && cp <= 0x1AFF) ||
		(cp >= 0x1DC0 && cp <= 0x1DFF) || (cp >= 0x20D0 && cp <= 0x20FF) ||
		(cp >= 0xFE20 && cp <= 0xFE2F);
}

/*
 * Does cp fold to Latin letters and digits only?  Then it takes their place
 * in a word: ㎡, ², 𝐀.  The circled and bracketed forms do not: ① is a mark
 * before an item, ™ one after a word.
 */
static bool
folds_to_latin(UChar32 cp)
{
	UChar		s[MAX_FOLDED];
	int32_t		length = fold_fully(cp, s);

	if ((cp >= 0x2460 && cp <= 0x24FF) || (cp >= 0x2776 && cp <= 0x2793) ||
		cp == 0x2120 || cp == 0x2122 || cp >= 0x1F100 || length == 0)
		return false;
	for (int32_t i = 0; i < length;)
	{
		UChar32		to;

		U16_NEXT(s, i, length, to);
		if (!u_isdigit(to) && !(u_isalpha(to) && is_latin_script(to)))
			return false;
	}
	return true;
}

static ZhnCharClass
classify_digit(UChar32 cp)
{
	UChar		s[MAX_FOLDED];
	int32_t		length = fold_fully(cp, s);

	return length == 1 && s[0] >= '0' && s[0] <= '9' ? ZHN_CHAR_DIGIT
		: ZHN_CHAR_LETTER;
}

static ZhnCharClass
classify(UChar32 cp)
{
	int			category = u_charType(cp);

	if (cp == 0xFFFD || category == U_UNASSIGNED ||
		category == U_PRIVATE_USE_CHAR || category == U_SURROGATE)
		return ZHN_CHAR_OTHER;
	if (category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
		category == U_SPACE_SEPARATOR || category == U_LINE_SEPARATOR ||
		category == U_PARAGRAPH_SEPARATOR ||
		u_hasBinaryProperty(cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		return ZHN_CHAR_SPACE;
	if (is_han(cp))
		return ZHN_CHAR_HAN;
	if (category == U_DECIMAL_DIGIT_NUMBER)
		return classify_digit(cp);
	if (category == U_ENCLOSING_MARK)
		return ZHN_CHAR_PUNCTUATION;
	if (U_GET_GC_MASK(cp) & U_GC_M_MASK)
		return is_latin_mark(cp) || is_latin_script(cp) ? ZHN_CHAR_LATIN
			: ZHN_CHAR_LETTER;
	if (U_GET_GC_MASK(cp) & U_GC_L_MASK)
		return is_latin_script(cp) || folds_to_latin(cp) ? ZHN_CHAR_LATIN
			: ZHN_CHAR_LETTER;
	if (category == U_LETTER_NUMBER)
		return is_latin_script(cp) ? ZHN_CHAR_LATIN : ZHN_CHAR_LETTER;
	if (folds_to_latin(cp))
		return ZHN_CHAR_LATIN;
	if (category == U_OTHER_NUMBER &&
		u_getIntPropertyValue(cp, UCHAR_DECOMPOSITION_TYPE) == U_DT_NONE)
		return ZHN_CHAR_LETTER;
	return ZHN_CHAR_PUNCTUATION;
}

static void
make_class(UChar32 cp)
{
	ZhnCharClass c = classify(cp);

	if (cp < 65536)
		class[cp] = (uint8_t) c;
	else if (nruns == 0 || runs[nruns - 1].class != (uint32_t) c)
	{
		runs[nruns].first = (uint32_t) cp;
		runs[nruns].class = (uint32_t) c;
		nruns++;
	}
}

static void
open_icu(void)
{
	static const UChar id[] = u"Traditional-Simplified";
	UErrorCode	status = U_ZERO_ERROR;

	casefold = unorm2_getNFKCCasefoldInstance(&status);
	check(status, "could not open NFKC_Casefold");
	simplify = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	check(status, "could not open the transliterator");
	big5 = ucnv_open("Big5", &status);
	check(status, "could not open Big5");
	ucnv_setFromUCallBack(big5, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
						  &status);
	check(status, "could not set up Big5");
}

static void
write_all(FILE *f, const void *p, size_t size)
{
	if (fwrite(p, 1, size, f) != size)
		die("could not write", "disk full?");
}

static void
write_file(const char *path)
{
	uint32_t	counts[4] = {nfoldings, nruns, textlen, 0};
	FILE	   *f = fopen(path, "wb");

	if (f == NULL)
	{
		perror(path);
		exit(1);
	}
	write_all(f, fold, sizeof(fold));
	write_all(f, class, sizeof(class));
	write_all(f, simplified, sizeof(simplified));
	write_all(f, counts, sizeof(counts));
	write_all(f, foldings, nfoldings * sizeof(foldings[0]));
	write_all(f, runs, nruns * sizeof(runs[0]));
	write_all(f, text, textlen);
	if (fclose(f) != 0)
		die("could not write", path);
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		die("usage", "zhnews-fold OUT");
	open_icu();
	load_exceptions();
	for (UChar32 cp = 0; cp < MAX_CP; cp++)
	{
		make_folding(cp);
		make_class(cp);
	}
	make_simplified();
	write_file(argv[1]);
	utrans_close(simplify);
	ucnv_close(big5);
	return 0;
}
