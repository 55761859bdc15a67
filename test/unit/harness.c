/*-------------------------------------------------------------------------
 *
 * harness.c
 *	  What a unit test of the core needs: an environment, and TAP output.
 *
 *-------------------------------------------------------------------------
 */
#include "harness.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands before each block, in a list so that all can be freed. */
struct TestBlock
{
	TestBlock  *next;
	TestBlock  *previous;
	size_t		size;
	_Alignas(max_align_t) unsigned char data[];
};

struct TestCallback
{
	TestCallback *next;
	void		(*fn) (void *p);
	void	   *p;
};

static int	tests;
static int	failures;

static void
test_fail(void *arg, ZhnError code, const char *message, const char *hint)
{
	TestEnv    *t = arg;

	t->error = code;
	snprintf(t->message, sizeof(t->message), "%s", message);
	snprintf(t->hint, sizeof(t->hint), "%s", hint != NULL ? hint : "");
	if (t->jump == NULL)
	{
		printf("Bail out! %s\n", t->message);
		exit(1);
	}
	longjmp(*t->jump, 1);
}

/* Count down *left; true when it reaches zero. */
static bool
due(size_t *left)
{
	return *left > 0 && --*left == 0;
}

static TestBlock *
block_of(void *p)
{
	return (TestBlock *) ((unsigned char *) p - offsetof(TestBlock, data));
}

static void
link_block(TestEnv *t, TestBlock *block, size_t size)
{
	block->size = size;
	block->previous = NULL;
	block->next = t->first_block;
	if (t->first_block != NULL)
		t->first_block->previous = block;
	t->first_block = block;
	t->blocks++;
	t->bytes += size;
	if (t->bytes > t->peak)
		t->peak = t->bytes;
}

static void
unlink_block(TestEnv *t, TestBlock *block)
{
	if (block->previous != NULL)
		block->previous->next = block->next;
	else
		t->first_block = block->next;
	if (block->next != NULL)
		block->next->previous = block->previous;
	t->blocks--;
	t->bytes -= block->size;
}

static void
test_release(void *arg, void *p)
{
	if (p == NULL)
		return;
	unlink_block(arg, block_of(p));
	free(block_of(p));
}

/*
 * Fresh memory is filled with a pattern, so that a test notices when the core
 * takes it for zeroes.
 */
static void *
test_alloc(void *arg, size_t size)
{
	TestEnv    *t = arg;
	TestBlock  *block = NULL;

	if (!due(&t->fail_alloc) && size < PTRDIFF_MAX - sizeof(TestBlock))
		block = malloc(sizeof(TestBlock) + size);
	if (block == NULL)
	{
		test_fail(t, ZHN_ERROR_LIMIT, "out of memory", NULL);
		return NULL;
	}
	memset(block->data, 0xA5, size);
	link_block(t, block, size);
	return block->data;
}

/* Always moves the block, so that a stale pointer into it is noticed. */
static void *
test_resize(void *arg, void *p, size_t size)
{
	void	   *moved = test_alloc(arg, size);

	if (p != NULL)
	{
		size_t		old = block_of(p)->size;

		memcpy(moved, p, old < size ? old : size);
		test_release(arg, p);
	}
	return moved;
}

static void
test_on_release(void *arg, void (*fn) (void *p), void *p)
{
	TestEnv    *t = arg;
	TestCallback *callback = malloc(sizeof(TestCallback));

	if (callback == NULL)
		abort();
	callback->fn = fn;
	callback->p = p;
	callback->next = t->first_callback;
	t->first_callback = callback;
	t->callbacks++;
}

static void
test_interrupts(void *arg)
{
	TestEnv    *t = arg;

	t->interrupts++;
	if (due(&t->fail_interrupt))
		test_fail(t, ZHN_ERROR_LIMIT, "canceled", NULL);
}

void
test_env_open(TestEnv *t)
{
	memset(t, 0, sizeof(*t));
	t->env.arg = t;
	t->env.alloc = test_alloc;
	t->env.resize = test_resize;
	t->env.release = test_release;
	t->env.on_release = test_on_release;
	t->env.interrupts = test_interrupts;
	t->env.fail = test_fail;
}

void
test_env_close(TestEnv *t)
{
	while (t->first_callback != NULL)
	{
		TestCallback *callback = t->first_callback;

		t->first_callback = callback->next;
		t->callbacks--;
		callback->fn(callback->p);
		free(callback);
	}
	while (t->first_block != NULL)
		test_release(t, t->first_block->data);
}

bool
test_fails(TestEnv *t, void (*fn) (TestEnv *t, void *arg), void *arg)
{
	jmp_buf		here;
	jmp_buf    *volatile outer = t->jump;
	volatile bool failed = true;

	t->jump = &here;
	if (setjmp(here) == 0)
	{
		fn(t, arg);
		failed = false;
	}
	t->jump = outer;
	return failed;
}

bool
ok(bool condition, const char *name,...)
{
	va_list		args;

	printf("%s %d - ", condition ? "ok" : "not ok", ++tests);
	va_start(args, name);
	vprintf(name, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
	if (!condition)
		failures++;
	return condition;
}

int
done_testing(void)
{
	printf("1..%d\n", tests);
	return failures == 0 ? 0 : 1;
}

uint32_t
test_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

char *
test_read_file(TestEnv *t, const char *path, size_t *length)
{
	FILE	   *f = fopen(path, "rb");
	char	   *text = NULL;
	long		size;

	if (f == NULL)
		return NULL;
	if (fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0)
	{
		rewind(f);
		text = zhn_alloc(&t->env, (size_t) size + 1);
		*length = fread(text, 1, (size_t) size, f);
		text[*length] = '\0';
	}
	fclose(f);
	return text;
}
