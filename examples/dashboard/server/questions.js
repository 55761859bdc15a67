// questions.js
//	What the page can ask, by name: /api/NAME?parameters.
//
// A question takes the parameters of the request, checks them, and returns
// the function that asks the database.  All SQL is in questions/, one file for
// each page; it is constant, and values are parameters of the statement.

import { article } from './questions/article.js';
import { keywords } from './questions/keywords.js';
import { overview } from './questions/overview.js';
import { page, pages } from './questions/page.js';
import { people, person } from './questions/person.js';
import { phrase } from './questions/phrase.js';
import { reprints } from './questions/reprints.js';
import { corpus, search } from './questions/search.js';

export const questions = new Map(Object.entries({
	article, corpus, keywords, overview, page, pages, people, person, phrase,
	reprints, search,
}));
