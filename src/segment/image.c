/*-------------------------------------------------------------------------
 *
 * image.c
 *	  Links the dictionary image into the library.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/image.h"

/* ZHN_IMAGE_FILE is the quoted path of the image; see the Makefile. */
__asm__(
	".section .rodata\n"
	".balign 64\n"
	".globl zhn_image_bytes\n"
	".hidden zhn_image_bytes\n"
	"zhn_image_bytes:\n"
	".incbin \"" ZHN_IMAGE_FILE "\"\n"
	".previous\n");

extern const char zhn_image_bytes[] __attribute__((visibility("hidden")));

void
zhn_model_open(ZhnModel *model)
{
	const char *base = zhn_image_bytes;
	const ZhnImage *image = (const ZhnImage *) base;

	model->image = image;
	model->codes = (const uint32_t *) (base + image->codes);
	model->chars = (const ZhnChar *) (base + image->chars);
	model->units = (const ZhnTrieUnit *) (base + image->units);
	model->words = (const ZhnWord *) (base + image->words);
	model->class_gains = (const uint8_t *) (base + image->class_gains);
	model->common_pairs = (const uint32_t *) (base + image->common_pairs);
	model->rare_pairs = (const ZhnPairLine *) (base + image->rare_pairs);
	model->rare_filter = (const uint32_t *) (base + image->rare_filter);
	model->compounds = (const ZhnTrieUnit *) (base + image->compounds);
}
