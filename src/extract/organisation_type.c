/*-------------------------------------------------------------------------
 *
 * organisation_type.c
 *	  What type of organisation a name is: government, company, school.
 *
 * A listed name has its type in the list.  Of others the end of the name
 * tells it; the longest of the endings below counts.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"

typedef struct Ending
{
	uint8_t		type;
	uint8_t		length;
	const char32_t *word;
} Ending;

#define ENDING(type, word) \
	{type, sizeof(U"" word) / sizeof(char32_t) - 1, U"" word}
#define GOVERNMENT(word) ENDING(ZHN_TYPE_GOVERNMENT, word)
#define COMPANY(word) ENDING(ZHN_TYPE_COMPANY, word)
#define SCHOOL(word) ENDING(ZHN_TYPE_SCHOOL, word)
#define MEDIA(word) ENDING(ZHN_TYPE_MEDIA, word)
#define CLUB(word) ENDING(ZHN_TYPE_CLUB, word)
#define PARTY(word) ENDING(ZHN_TYPE_PARTY, word)
#define BODY(word) ENDING(ZHN_TYPE_BODY, word)

/* By the code of the last character, longer ones first. */
static const Ending endings[] =
{
	COMPANY("实业"), COMPANY("影业"), COMPANY("置业"), COMPANY("药业"),
	SCHOOL("一中"), SCHOOL("三中"), SCHOOL("二中"), SCHOOL("初中"),
	SCHOOL("附中"), SCHOOL("高中"), COMPANY("娱乐"), COMPANY("地产"),
	COMPANY("股份"), BODY("红十字会"), BODY("促进会"), BODY("基金会"),
	BODY("奥委会"), GOVERNMENT("委员会"), GOVERNMENT("常委会"),
	BODY("总商会"), BODY("总工会"), BODY("理事会"), BODY("监事会"),
	BODY("研究会"), BODY("筹委会"), GOVERNMENT("管委会"), BODY("组委会"),
	BODY("联合会"), BODY("联谊会"), BODY("董事会"), BODY("协会"),
	BODY("商会"), GOVERNMENT("国会"), BODY("委会"), BODY("学会"),
	BODY("工会"), GOVERNMENT("议会"), BODY("会"), PARTY("党"),
	GOVERNMENT("海关"), GOVERNMENT("海军"), GOVERNMENT("空军"),
	GOVERNMENT("陆军"), GOVERNMENT("军"), MEDIA("周刊"), COMPANY("证券"),
	COMPANY("电力"), GOVERNMENT("街道办"), GOVERNMENT("办"),
	GOVERNMENT("军区"), GOVERNMENT("战区"), BODY("作协"), GOVERNMENT("政协"),
	BODY("科协"), COMPANY("工厂"), COMPANY("酒厂"), COMPANY("厂"),
	GOVERNMENT("办公厅"), GOVERNMENT("厅"), MEDIA("广播电台"),
	GOVERNMENT("气象台"), MEDIA("电视台"), MEDIA("电台"),
	COMPANY("供电公司"), COMPANY("公司"), GOVERNMENT("司"), COMPANY("电器"),
	BODY("乐团"), BODY("剧团"), BODY("社团"), COMPANY("集团"), BODY("团"),
	SCHOOL("幼儿园"), COMPANY("商场"), COMPANY("商城"), GOVERNMENT("办事处"),
	GOVERNMENT("处"), GOVERNMENT("人大"), GOVERNMENT("党工委"),
	GOVERNMENT("发改委"), BODY("奥组委"), GOVERNMENT("政法委"),
	GOVERNMENT("党委"), GOVERNMENT("工委"), GOVERNMENT("纪委"),
	GOVERNMENT("委"), COMPANY("传媒"), SCHOOL("中学"), SCHOOL("大学"),
	SCHOOL("小学"), GOVERNMENT("办公室"), BODY("实验室"), GOVERNMENT("白宫"),
	BODY("之家"), SCHOOL("附小"), BODY("董事局"), GOVERNMENT("局"),
	COMPANY("超市"), GOVERNMENT("师"), BODY("智库"), COMPANY("书店"),
	COMPANY("药店"), COMPANY("酒店"), COMPANY("饭店"), COMPANY("店"),
	GOVERNMENT("府"), GOVERNMENT("法庭"), GOVERNMENT("地震台网中心"),
	GOVERNMENT("政务服务中心"), COMPANY("信用卡中心"),
	GOVERNMENT("疾控中心"), BODY("中心"), MEDIA("杂志"),
	COMPANY("会计师事务所"), COMPANY("律师事务所"), COMPANY("事务所"),
	COMPANY("交易所"), GOVERNMENT("派出所"), GOVERNMENT("看守所"),
	BODY("研究所"), GOVERNMENT("所"), COMPANY("信托"), COMPANY("科技"),
	MEDIA("都市报"), MEDIA("商报"), MEDIA("日报"), MEDIA("早报"),
	MEDIA("时报"), MEDIA("晚报"), MEDIA("晨报"), MEDIA("邮报"), MEDIA("报"),
	CLUB("女排"), CLUB("男排"), GOVERNMENT("党总支"), GOVERNMENT("军方"),
	GOVERNMENT("警方"), GOVERNMENT("旅"), SCHOOL("党校"), SCHOOL("学校"),
	SCHOOL("职校"), BODY("党派"), COMPANY("物流"), COMPANY("能源"),
	GOVERNMENT("监狱"), COMPANY("油田"), BODY("联盟"), COMPANY("矿"),
	COMPANY("信用社"), MEDIA("出版社"), COMPANY("合作社"), MEDIA("新闻社"),
	MEDIA("杂志社"), MEDIA("通讯社"), MEDIA("报社"), COMPANY("联社"),
	COMPANY("茶社"), GOVERNMENT("科"), COMPANY("航空"), CLUB("女篮"),
	CLUB("男篮"), MEDIA("在线"), GOVERNMENT("领导小组"), GOVERNMENT("党组"),
	BODY("组织"), COMPANY("网络"), MEDIA("新闻网"), GOVERNMENT("署"),
	BODY("侨联"), BODY("妇联"), BODY("文联"), BODY("残联"), COMPANY("控股"),
	COMPANY("医药"), GOVERNMENT("储备银行"), COMPANY("农商行"),
	COMPANY("分行"), COMPANY("商行"), GOVERNMENT("央行"), COMPANY("支行"),
	COMPANY("银行"), MEDIA("卫视"), COMPANY("期货"), CLUB("女足"),
	CLUB("男足"), COMPANY("汽车"), COMPANY("快递"), MEDIA("频道"),
	CLUB("俱乐部"), GOVERNMENT("党支部"), GOVERNMENT("司令部"),
	GOVERNMENT("宣传部"), GOVERNMENT("指挥部"), GOVERNMENT("组织部"),
	GOVERNMENT("统战部"), COMPANY("营业部"), GOVERNMENT("团部"),
	GOVERNMENT("部"), COMPANY("基金"), GOVERNMENT("内阁"),
	GOVERNMENT("革命卫队"), CLUB("代表队"), BODY("医疗队"), BODY("志愿队"),
	BODY("救援队"), BODY("消防队"), BODY("科考队"), CLUB("篮球队"),
	BODY("考古队"), GOVERNMENT("自卫队"), GOVERNMENT("警卫队"),
	CLUB("足球队"), GOVERNMENT("陆战队"), GOVERNMENT("中队"),
	GOVERNMENT("大队"), GOVERNMENT("总队"), CLUB("战队"), GOVERNMENT("支队"),
	CLUB("球队"), CLUB("联队"), GOVERNMENT("舰队"), CLUB("车队"),
	GOVERNMENT("部队"), CLUB("队"), BODY("国际"), SCHOOL("研究生院"),
	GOVERNMENT("众议院"), BODY("养老院"), SCHOOL("医学院"),
	GOVERNMENT("参议院"), SCHOOL("商学院"), BODY("敬老院"),
	GOVERNMENT("检察院"), BODY("研究院"), BODY("福利院"), BODY("科学院"),
	GOVERNMENT("立法院"), GOVERNMENT("行政院"), GOVERNMENT("中院"),
	BODY("医院"), SCHOOL("学院"), GOVERNMENT("法院"), GOVERNMENT("高院"),
	COMPANY("保险"), BODY("博物馆"), GOVERNMENT("大使馆"),
	GOVERNMENT("总领馆"), GOVERNMENT("领事馆"), GOVERNMENT("使馆"),
	COMPANY("宾馆"), BODY("馆"),
};

#define NENDINGS ((int) (sizeof(endings) / sizeof(endings[0])))

const char *
zhn_type_name(ZhnType type)
{
	static const char *const names[ZHN_NTYPES] =
	{
		NULL, "club", "league", "body", "party", "government", "company",
		"media", "school"
	};

	return names[type];
}

ZhnType
zhn_type_named(const char *name, size_t length)
{
	for (int t = 1; t < ZHN_NTYPES; t++)
		if (strlen(zhn_type_name(t)) == length &&
			memcmp(zhn_type_name(t), name, length) == 0)
			return (ZhnType) t;
	return ZHN_TYPE_NONE;
}

static uint32_t
last_character(const Ending *e)
{
	return e->word[e->length - 1];
}

/* The type by the longest of the endings. */
static ZhnType
type_by_ending(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	uint32_t	last = doc->cp[end - 1];
	int			from = 0;
	int			to = NENDINGS;

	while (from < to)
	{
		int			middle = (from + to) / 2;

		if (last_character(&endings[middle]) < last)
			from = middle + 1;
		else
			to = middle;
	}
	for (int k = from; k < NENDINGS && last_character(&endings[k]) == last; k++)
		if (endings[k].length <= end - start &&
			zhn_doc_was(doc, end, endings[k].word) > 0)
			return (ZhnType) endings[k].type;
	return ZHN_TYPE_NONE;
}

ZhnType
zhn_organisation_type(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	const ZhnWordInfo *info = NULL;
	ZhnType		type = type_by_ending(doc, start, end);

	/* 人民银行深圳分行: what it is part of tells more, but of a team. */
	if (type != ZHN_TYPE_CLUB &&
		zhn_doc_word_at(doc, start, ZHN_W_ORG, &info) > 1 &&
		info->type != ZHN_TYPE_NONE)
		return (ZhnType) info->type;
	return type;
}
