// words.js
//	What the page says, in Chinese and English.
//
// t('key', ...values) puts the values in the places {0}, {1} ...; the language
// is kept in the browser.

const WORDS = {
	title: ['读报台', 'News desk'],
	skip: ['跳到正文', 'Skip to content'],
	language: ['English', '中文'],
	menu: ['栏目', 'Sections'],
	theme: ['颜色', 'Colours'],
	theme_auto: ['随系统', 'System'],
	theme_light: ['浅色', 'Light'],
	theme_dark: ['深色', 'Dark'],
	overview: ['总览', 'Overview'],
	search: ['检索', 'Search'],
	people: ['人物', 'People'],
	phrase: ['词语', 'Phrases'],
	keywords: ['关键词', 'Key words'],
	reprints: ['转载', 'Reprints'],
	pages: ['版面', 'Pages'],
	search_hint: ['搜全部报道', 'Search all articles'],
	search_help: ['多个词之间用空格；"…" 是整句；减号排除：防汛 -演练；还可以用 author: person: paper: date:',
		'Words with spaces between; “…” is a phrase; minus excludes; author:, person:, paper:, date:'],
	go: ['查', 'Go'],

	loading: ['正在读取…', 'Loading…'],
	retry: ['再试一次', 'Try again'],
	error: ['出错了', 'Something went wrong'],
	error_offline: ['连不上读报台的服务。请确认它还在运行，然后再试。',
		'The server of the dashboard does not answer. Check that it is running, then try again.'],
	error_timeout: ['这个问题查得太久，已经停下。请缩小日期范围，或换一个更少见的词。',
		'This took too long and was stopped. Narrow the dates, or ask for a rarer word.'],
	error_no_database: ['连不上数据库。请确认数据库在运行，然后再试。',
		'The database does not answer. Check that it is running, then try again.'],
	error_not_installed: ['数据库里缺少这一页要用的表或函数：{0}',
		'The database lacks a table or function that this page needs: {0}'],
	error_forbidden: ['读报台的数据库账号没有读这些数据的权限：{0}',
		'The role of the dashboard may not read this: {0}'],
	error_bad_parameter: ['“{1}”不能用作{0}。请改一改再试。',
		'“{1}” cannot be used as {0}. Change it and try again.'],
	error_bad_range: ['开始日期在结束日期之后。请对调一下。',
		'The first day is after the last day. Swap them.'],
	error_four_days: ['请把两段时间的四个日期都填上。', 'Give all four days of the two periods.'],
	error_no_article: ['没有编号为 {0} 的报道。它可能已被撤下。', 'There is no article {0}. It may have been withdrawn.'],
	error_no_page: ['没有编号为 {0} 的版面。', 'There is no page {0}.'],
	error_no_person: ['没有读到过“{0}”这个人。请检查名字，或扩大日期范围。',
		'Nobody called “{0}” was found. Check the name, or widen the dates.'],
	error_not_found: ['没有这个页面。', 'There is no such page.'],
	error_internal: ['服务器内部出错，详情在它的日志里。', 'An error inside the server; its log has the details.'],
	parameter_from: ['开始日期', 'first day'],
	parameter_to: ['结束日期', 'last day'],
	parameter_ref_from: ['对比开始日期', 'first day of the reference'],
	parameter_ref_to: ['对比结束日期', 'last day of the reference'],
	parameter_q: ['检索词', 'query'],
	parameter_paper: ['报纸', 'paper'],
	parameter_page: ['页码', 'page number'],
	parameter_id: ['编号', 'number'],
	parameter_name: ['名字', 'name'],
	parameter_sort: ['排序', 'order'],

	filter: ['筛选', 'Filter'],
	paper: ['报纸', 'Paper'],
	all_papers: ['全部报纸', 'All papers'],
	no_paper: ['（未注明）', '(not given)'],
	from: ['从', 'From'],
	to: ['到', 'To'],
	apply: ['应用', 'Apply'],
	clear: ['清除筛选', 'Clear filters'],
	data_table: ['数据表', 'Data table'],
	period: ['日期', 'Date'],
	week_of: ['{0} 起一周', 'week of {0}'],

	articles: ['报道', 'Articles'],
	papers: ['报纸', 'Papers'],
	page_count: ['版面', 'Pages'],
	characters: ['字数', 'Characters'],
	authors: ['作者', 'Authors'],
	people_named: ['人物', 'People named'],
	quotations: ['引语', 'Quotations'],
	rejected: ['未能读取的版', 'Pages not read'],
	per_day: ['每日报道', 'Articles per day'],
	per_week: ['每周报道', 'Articles per week'],
	per_month: ['每月报道', 'Articles per month'],
	per_year: ['每年报道', 'Articles per year'],
	people_in_news: ['新闻人物', 'People in the news'],
	top_authors: ['作者', 'Authors'],
	organisations: ['单位', 'Organisations'],
	places: ['地点', 'Places'],
	latest: ['最新报道', 'Latest articles'],
	more: ['更多', 'More'],
	n_articles: ['{0} 篇', '{0} articles'],
	one_articles: ['{0} 篇', '{0} article'],
	n_times: ['{0} 次', '{0} times'],
	one_times: ['{0} 次', '{0} time'],
	n_characters: ['{0} 字', '{0} characters'],
	n_people: ['{0} 人', '{0} people'],
	nothing: ['这里还没有报道', 'No articles yet'],
	nothing_help: ['往语料库的 page 表里装入报纸版面，再回到这里。',
		'Load pages into table page of the corpus, then come back.'],
	nothing_in_scope: ['这个范围内没有报道', 'No articles in this range'],
	nothing_in_scope_help: ['请放宽日期，或选全部报纸。', 'Widen the dates, or choose all papers.'],

	sort: ['排序', 'Order'],
	sort_rank: ['按相关', 'Best first'],
	sort_newest: ['新的在前', 'Newest first'],
	sort_oldest: ['旧的在前', 'Oldest first'],
	found: ['“{0}”：找到 {1} 篇', '“{0}”: {1} articles'],
	found_all: ['共 {0} 篇报道', '{0} articles'],
	found_none: ['没有找到“{0}”', 'Nothing found for “{0}”'],
	found_none_help: ['换一个说法，少用几个词，或者放宽日期和报纸。',
		'Use other words, or fewer of them, or widen dates and papers.'],
	nothing_asked: ['请输入要找的词', 'Type the words to find'],
	nothing_asked_help: ['只有标点和空格的检索没有意义。', 'Punctuation and spaces alone say nothing.'],
	mistake: ['检索式没读懂，已按普通文字查找：{0}',
		'The query could not be read, so its words were looked for: {0}'],
	by_characters: ['没有这样的词；以下报道里有这串字。',
		'There is no such word; these articles have the characters.'],
	hits_in_time: ['命中的时间分布', 'Hits over time'],
	previous: ['上一页', 'Previous'],
	next: ['下一页', 'Next'],
	page_n_of: ['第 {0} / {1} 页', 'Page {0} of {1}'],
	page_no: ['第 {0} 版', 'page {0}'],

	people_hint: ['按名字找', 'Find by name'],
	mentions: ['提及', 'Mentions'],
	title_of: ['职务', 'Title'],
	name: ['姓名', 'Name'],
	first_seen: ['首见', 'First'],
	last_seen: ['最近', 'Last'],
	people_none: ['没有找到这样的人名', 'No such name'],
	mentions_in_time: ['见报情况', 'In the papers'],
	with_whom: ['同时出现的人', 'Named together with'],
	with_nobody: ['没有与别人出现在同一篇报道里。', 'Never named together with anybody.'],
	titles: ['职务称呼', 'Titles'],
	no_titles: ['名字前没有出现过职务。', 'No title stands before the name.'],
	said: ['说过的话', 'What was said'],
	no_said: ['没有引语。', 'No quotations.'],
	said_about: ['谁说到它', 'Who said it'],
	direct: ['原话', 'verbatim'],
	indirect: ['转述', 'reported'],
	appears_in: ['出现在', 'Appears in'],

	phrase_hint: ['一个词或短语，如：老旧小区', 'A word or phrase'],
	phrase_ask: ['看一个词的来龙去脉', 'Follow the life of a phrase'],
	phrase_ask_help: ['它什么时候出现、什么时候多起来、和哪些词在一起、谁说过。',
		'When it began, when it was used much, beside which words, and who said it.'],
	phrase_none: ['没有报道用过“{0}”', 'No article has “{0}”'],
	phrase_none_help: ['检查有没有错字，或者用更短的说法。', 'Check the spelling, or use a shorter form.'],
	measure: ['看', 'Show'],
	measure_uses: ['次数', 'Uses'],
	measure_articles: ['篇数', 'Articles'],
	measure_share: ['每万字', 'Per 10,000 characters'],
	uses: ['使用', 'Uses'],
	first_use: ['最早', 'First'],
	last_use: ['最近', 'Last'],
	peak: ['最多', 'Peak'],
	bursts: ['集中爆发', 'Bursts'],
	burst: ['爆发', 'Burst'],
	no_bursts: ['没有明显的爆发', 'None'],
	trend: ['趋势', 'Trend'],
	rising: ['上升', 'Rising'],
	falling: ['下降', 'Falling'],
	steady: ['看不出升降', 'No clear trend'],
	p_value: ['p = {0}', 'p = {0}'],
	beside: ['常在一起的词', 'Words beside it'],
	no_beside: ['太少，看不出来。', 'Too few to tell.'],
	lines: ['上下文', 'In context'],
	to_search: ['检索它的报道', 'Search its articles'],

	keywords_help: ['哪些词在这段时间里比在另一段时间里用得特别多。',
		'Which words a period has markedly more often than another one.'],
	this_period: ['这段时间', 'This period'],
	ref_period: ['对比时间', 'Reference'],
	compare: ['比较', 'Compare'],
	keyness: ['关键性（G²）', 'Keyness (G²)'],
	word: ['词', 'Word'],
	here: ['这段', 'Here'],
	there: ['对比', 'Reference'],
	per_million: ['每百万词', 'Per million'],
	log_ratio: ['倍数的对数（log₂）', 'Log ratio'],
	more_here: ['{0} 用得更多的词', 'Used more {0}'],
	n_words: ['{0} 词', '{0} words'],
	no_keywords: ['两段时间的用词看不出差别', 'The two periods do not differ'],
	no_keywords_help: ['选长一点的时间，两边都要有报道。', 'Choose longer periods that both have articles.'],

	reprints_help: ['不同报纸登了同一篇稿子：按文字相似找出来，最早的在前。',
		'The same story in several papers, found by its text; the earliest first.'],
	no_reprints: ['没有发现转载', 'No reprints found'],
	no_reprints_help: ['这个范围内没有两篇文字大半相同的报道。', 'No two articles of this range share most of their text.'],
	copied: ['{0} 的文字来自首发', '{0} of its text from the first'],
	first_print: ['首发', 'first'],

	byline: ['署名', 'By'],
	see_page: ['看原版面', 'See the page'],
	marks: ['标注', 'Marks'],
	kind_person: ['人物', 'People'],
	kind_place: ['地点', 'Places'],
	kind_organisation: ['单位', 'Organisations'],
	kind_position: ['职务', 'Positions'],
	kind_date: ['日期', 'Dates'],
	kind_quantity: ['数量', 'Quantities'],
	kind_change: ['增减', 'Changes'],
	kind_work: ['篇名', 'Works'],
	kind_term: ['提法', 'Terms'],
	kind_quotation: ['引语', 'Quotations'],
	found_in_text: ['文中读出', 'Found in the text'],
	none_found: ['这篇没有读出人名、地名、日期或引语。', 'No names, dates or quotations were found.'],
	show_in_text: ['在文中标出“{0}”', 'Show “{0}” in the text'],
	details: ['逐条明细', 'Every mark'],
	surface: ['文中写作', 'As printed'],
	meaning: ['读作', 'Read as'],
	confidence: ['把握', 'Sureness'],
	evidence: ['依据', 'Why'],
	kind: ['类别', 'Kind'],
	same_page: ['同版报道', 'On the same page'],
	nobody_said: ['未说明是谁', 'nobody named'],
	open_date: ['没有确定的日子', 'no certain day'],
	approximately: ['约', 'about '],
	unit_of_text: ['全文 {0} 字', '{0} characters'],
	no_body: ['这篇没有正文。', 'This article has no text.'],

	pages_help: ['报纸原来的样子，逐行看它被读成了什么。',
		'The pages as they came, and what each line was read as.'],
	line: ['行', 'Line'],
	role: ['读作', 'Read as'],
	text: ['文字', 'Text'],
	joined: ['接上行', 'joined'],
	joined_help: ['和上一行是同一段，拼接得分 {0}', 'One paragraph with the line above; score {0}'],
	only_doubtful: ['只看把握不到 0.7 的行', 'Only lines less sure than 0.7'],
	no_doubtful: ['每一行的把握都在 0.7 以上。', 'Every line is at least 0.7 sure.'],
	n_lines: ['{0} 行', '{0} lines'],
	outside: ['不属于报道', 'outside articles'],
	no_pages: ['没有版面', 'No pages'],
	no_pages_help: ['这个范围内没有按版面装入的报道。', 'No articles of this range came as pages.'],
	lines_other_format: ['这一版不是按文字版面装入的（格式：{0}），没有逐行记录。',
		'This page did not come as lines of text (format: {0}).'],

	role_headline: ['标题', 'headline'],
	role_kicker: ['引题', 'kicker'],
	role_subtitle: ['副题', 'subtitle'],
	role_byline: ['署名', 'byline'],
	role_body: ['正文', 'body'],
	role_body_continuation: ['正文（续）', 'body, joined'],
	role_caption: ['图注', 'caption'],
	role_column: ['栏目', 'column'],
	role_crosshead: ['小标题', 'crosshead'],
	role_summary: ['提要', 'summary'],
	role_note: ['编者按', 'note'],
	role_source: ['来源', 'source'],
	role_furniture: ['版面杂项', 'furniture'],
	role_credit: ['作者说明', 'credit'],
	role_jump: ['转版', 'jump'],
};

const LANGUAGES = ['zh', 'en'];
let language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';

export function currentLanguage() {
	return language;
}

export function otherLanguage() {
	language = language === 'zh' ? 'en' : 'zh';
	localStorage.setItem('language', language);
}

export function has(key) {
	return Object.hasOwn(WORDS, key);
}

export function t(key, ...values) {
	const text = WORDS[key][LANGUAGES.indexOf(language)];
	return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
}

// A count with its noun: t_('articles', 1) is "1 article".
export function count(noun, n) {
	return t(`${n === 1 ? 'one' : 'n'}_${noun}`, number(n));
}

export function number(n, digits = 0) {
	return n.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB',
		{ maximumFractionDigits: digits });
}

// Large numbers of a Chinese page are in 万.
export function rounded(n) {
	if (language === 'zh' && n >= 100000) {
		return `${number(n / 10000, 1)} 万`;
	}
	return number(n);
}

const WEEKDAYS = '日一二三四五六';

// A day as a reader writes it; the year is left out on request.
export function day(iso, { weekday = false, year = true } = {}) {
	if (iso === null || iso === undefined) {
		return '';
	}
	const date = new Date(`${iso}T00:00:00Z`);
	if (language === 'zh') {
		return (year ? `${date.getUTCFullYear()}年` : '') +
			`${date.getUTCMonth() + 1}月${date.getUTCDate()}日` +
			(weekday ? ` 周${WEEKDAYS[date.getUTCDay()]}` : '');
	}
	return date.toLocaleDateString('en-GB', {
		timeZone: 'UTC',
		day: 'numeric',
		month: 'short',
		...(year ? { year: 'numeric' } : {}),
		...(weekday ? { weekday: 'short' } : {}),
	});
}

export function daySpan(first, last) {
	if (first === last) {
		return day(first);
	}
	return `${day(first)}—${
		day(last, { year: first?.slice(0, 4) !== last?.slice(0, 4) })}`;
}
