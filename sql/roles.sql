\pset format unaligned
SET datestyle = 'ISO';
-- Lines of many kinds on one page, each with its role; what the articles say of
-- themselves.
\set page '东江日报 2022年7月6日 星期三\n第03版：要闻\n\n走基层\n市委常委会召开会议\n奋力开创群团工作新局面\n市领导参加会议并讲话\n本报记者 李明亮 王志强 通讯员 陈小红\n本报讯 7月5日,市委常委会召开会议,学习贯彻上级部署,研究群团工作。会议指出,要深刻领\n会精神,抓好贯彻落实,推动各项工作取得新成效。\n会议强调,要切实加强领导,形成工作合力。\n（下转第4版）\n\n编者按:群团工作是党的事业的重要组成部分,今天起本报推出系列报道。\n\n敬老卡首发仪式举行\n■记者 何小娟\n新华社北京7月4日电（记者 李大为）民政部昨天举行敬老卡首发仪式,各地代表参加了仪式活动。\n【时间】首批敬老卡从7月起陆续发放到位,请持证人留意通知。\n图为活动现场。 张伟 摄\n\n暑期防溺水宣传走进社区\n文/李娜 图/王强\n据新华社电 各地开展暑期防溺水宣传,志愿者走进社区,向孩子们讲解安全知识。(见习记者 周小川)\n来源:新华网\n原标题:暑期安全教育进社区\n\n天气预报\n今天阴有阵雨,明天多云转晴,气温25到33度,偏东风3到4级。\n\n遗失启事\n李小明遗失身份证一张,声明作废,特此公告。\n\n责任编辑:王小丽 版面设计:李强\n'
SELECT line, role, article, joined, left(text, 24) AS text FROM zhnews.page_lines(:'page');
SELECT position AS n, kind, column_name, headline, source_mark AS mark, agency, dateline_place AS place,
    dateline_date AS day, source, original_title, (note IS NOT NULL) AS note,
    (SELECT string_agg(concat_ws(' ', c.role, c.name), ',') FROM unnest(credits) c) AS credits
FROM zhnews.read_page(:'page', '2022-07-06');
-- Every line has a confidence.
SELECT count(*) FROM zhnews.page_lines(:'page') WHERE confidence IS NULL OR confidence NOT BETWEEN 0 AND 1;
