/*-------------------------------------------------------------------------
 *
 * fuzz_extract.c
 *	  Fuzz extraction: spans lie within the text.
 *
 * The first two bytes are the day of publication.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "extract/extract.h"
#include "harness.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ZhnExtractOptions options = {ZHN_DAY_UNKNOWN, {NULL, 0}};
	ZhnExtracted found;
	ZhnExtractor *extractor;
	ZhnSegmenter *segmenter;
	ZhnToken	token;
	ZhnDoc	   *doc;
	const char *text;
	TestEnv		t;

	if (size < 2)
		return 0;
	if (data[0] != 0)
		options.base = data[0] * 256 + data[1] - 20000;
	text = (const char *) data + 2;
	size -= 2;

	test_env_open(&t);
	extractor = zhn_extractor_create(&t.env);
	segmenter = zhn_segmenter_create(&t.env);
	doc = zhn_extractor_begin(extractor, &t.env, text, size);
	zhn_segmenter_start(segmenter, text, size, ZHN_NEWS, NULL);
	while (zhn_segmenter_next(segmenter, &token))
		zhn_extractor_token(doc, &token);
	zhn_extract(doc, &options, &found);
	for (uint32_t i = 0; i < found.nmentions; i++)
		if (found.mentions[i].surface.at < text ||
			found.mentions[i].surface.at + found.mentions[i].surface.length >
			text + size)
			abort();
	for (uint32_t i = 0; i < found.nquotations; i++)
		if (found.quotations[i].text.at < text ||
			found.quotations[i].text.at + found.quotations[i].text.length >
			text + size)
			abort();
	test_env_close(&t);
	return 0;
}
