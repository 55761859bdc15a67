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
	ZhnType		type;
	const char32_t *words;		/* with spaces between them */
} Ending;

static const Ending endings[] =
{
	{ZHN_TYPE_GOVERNMENT,
	U"局 厅 署 委 办 府 部 司 处 科 所 海关 政协 人大 常委会 国会 议会 参议院 众议院 法院 检察院 法庭 高院 中院 "
	U"警方 军方 海军 空军 陆军 军 军区 战区 舰队 师 旅 团部 部队 支队 大队 中队 总队 派出所 内阁 白宫 监狱 看守所 央行 "
	U"储备银行 使馆 大使馆 领事馆 总领馆 管委会 指挥部 司令部 办公室 办公厅 办事处 街道办 领导小组 委员会 发改委 "
	U"行政院 立法院 党组 党委 党支部 党总支 纪委 政法委 组织部 宣传部 统战部 党工委 工委 陆战队 警卫队 自卫队 革命卫队 气象台 地震台网中心 疾控中心 政务服务中心 "},
	{ZHN_TYPE_COMPANY,
	U"公司 集团 银行 支行 分行 营业部 证券 保险 基金 期货 信托 控股 股份 实业 地产 置业 航空 汽车 电器 酒店 宾馆 饭店 "
	U"超市 商场 商城 酒厂 厂 工厂 矿 店 书店 药店 信用社 联社 合作社 农商行 商行 交易所 事务所 律师事务所 "
	U"会计师事务所 影业 传媒 娱乐 网络 科技 信用卡中心 茶社 超市 物流 快递 医药 药业 能源 电力 供电公司 油田 "},
	{ZHN_TYPE_SCHOOL,
	U"大学 学院 中学 小学 幼儿园 职校 高中 初中 党校 学校 附中 附小 一中 二中 三中 医学院 商学院 研究生院 "},
	{ZHN_TYPE_MEDIA,
	U"日报 晚报 早报 晨报 时报 邮报 商报 都市报 报 报社 杂志 杂志社 通讯社 电视台 电台 广播电台 卫视 新闻网 在线 周刊 "
	U"出版社 新闻社 频道 "},
	{ZHN_TYPE_CLUB,
	U"俱乐部 队 球队 联队 代表队 足球队 篮球队 女排 男排 女篮 男篮 女足 男足 战队 车队 "},
	{ZHN_TYPE_PARTY, U"党 "},
	{ZHN_TYPE_BODY,
	U"协会 学会 研究会 促进会 基金会 商会 总商会 工会 总工会 联合会 联谊会 联盟 组织 理事会 董事会 监事会 组委会 筹委会 奥组委 "
	U"妇联 残联 文联 侨联 科协 作协 红十字会 会 志愿队 救援队 医疗队 科考队 考古队 消防队 委会 研究院 研究所 科学院 "
	U"医院 中心 团 乐团 剧团 博物馆 馆 党派 奥委会 国际 社团 智库 实验室 福利院 敬老院 养老院 之家 董事局 "},
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

/* The longest of the words that ends before end and begins at start or on. */
static uint32_t
longest_ending(const ZhnDoc *doc, const char32_t *words, uint32_t start,
			   uint32_t end)
{
	uint32_t	longest = 0;

	for (const char32_t *p = words; *p != 0; p++)
	{
		uint32_t	n = 0;

		while (p[n] != U' ')
			n++;
		if (n > longest && n <= end - start)
		{
			uint32_t	k = n;

			while (k > 0 && p[k - 1] == doc->cp[end - n + k - 1])
				k--;
			if (k == 0)
				longest = n;
		}
		p += n;
	}
	return longest;
}

ZhnType
zhn_organisation_type(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	const ZhnWordInfo *info = NULL;
	uint32_t	longest = 0;
	ZhnType		type = ZHN_TYPE_NONE;

	for (int k = 0; k < NENDINGS; k++)
	{
		uint32_t	n = longest_ending(doc, endings[k].words, start, end);

		if (n > longest)
		{
			longest = n;
			type = endings[k].type;
		}
	}
	/* 人民银行深圳分行: what it is part of tells more, but of a team. */
	if (type != ZHN_TYPE_CLUB &&
		zhn_doc_word_at(doc, start, ZHN_W_ORG, &info) > 1 &&
		info->type != ZHN_TYPE_NONE)
		return (ZhnType) info->type;
	return type;
}
