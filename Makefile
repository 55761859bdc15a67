# zhnews: Chinese news text in PostgreSQL
#
#   make demo          set up what is missing, load the sample page, show answers
#   make demo KEEP=1   the same, and leave the server running
#   make dashboard     show a dashboard in the browser, on a demonstration
#   make test          set up what is missing, run every test
#   make test STEPS='unit regress' REGRESS='segment'
#                      only some steps, only some regression tests
#   make               build        make install       install (as root)
#   make installcheck  test an installed zhnews on a running server
#   make unitcheck     the text core alone, under sanitizers, without a server
#   make bench, make eval, make fuzz
#                      speed; accuracy; hostile input
#
# The file can be read before PostgreSQL is installed: PGXS is included only
# if it is there.  Everything that is compiled is under build/.

EXTENSION    = zhnews
MODULE_big   = zhnews
PGFILEDESC   = "zhnews - Chinese news text"

BUILD       ?= build
CORE_SOURCES = $(filter-out src/pg/% src/tool/%,$(wildcard src/*/*.c))
CORE_OBJS    = $(patsubst src/%.c,$(BUILD)/%.o,$(CORE_SOURCES))
PG_OBJS      = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/pg/*.c))
OBJS         = $(CORE_OBJS) $(PG_OBJS)

# The install script is made from its parts, and is frozen at its release;
# what comes later is a chain of upgrade scripts.
DATA_built   = sql/zhnews--1.0.sql
DATA         = $(wildcard sql/zhnews--*--*.sql)

# Scripts have "--" in their names, tests have not.
REGRESS      = $(sort $(patsubst sql/%.sql,%,$(filter-out sql/zhnews--%,\
				 $(wildcard sql/*.sql))))
REGRESS_OPTS = --load-extension=$(EXTENSION)
ISOLATION    = $(sort $(patsubst test/specs/%.spec,%,\
				 $(wildcard test/specs/*.spec)))
ISOLATION_OPTS = --inputdir=test --load-extension=$(EXTENSION)
ENCODING     = UTF8
NO_LOCALE    = 1
EXTRA_CLEAN  = $(BUILD)

# LLVM bitcode would let the server inline our functions into expressions.
# Each does far more work than a call costs, so that is not worth needing
# clang for a build.
override with_llvm := no

PKG_CONFIG  ?= pkg-config
ICU_CFLAGS   = $(shell $(PKG_CONFIG) --cflags icu-uc icu-i18n)
ICU_LIBS     = $(shell $(PKG_CONFIG) --libs icu-uc icu-i18n)

# The HTML parser.
XML_CFLAGS   = $(shell $(PKG_CONFIG) --cflags libxml-2.0)
XML_LIBS     = $(shell $(PKG_CONFIG) --libs libxml-2.0)

# Warnings are errors only in CI: a newer compiler must not break a build.
WARNINGS     = -Wall -Wextra $(if $(filter true,$(CI)),-Werror)

PG_CPPFLAGS  = -Isrc $(ICU_CFLAGS) $(XML_CFLAGS)
PG_CFLAGS    = $(WARNINGS)
SHLIB_LINK   = $(ICU_LIBS) $(XML_LIBS) -lm $(EXPORT_MAP:%=-Wl,--version-script=%)

# PostgreSQL 15 loads all that a module does not hide into one name space;
# from 16 on its compiler flags hide everything but SQL functions.
EXPORT_MAP   = $(if $(filter 15,$(MAJORVERSION)),$(BUILD)/export.map)
SHLIB_PREREQS = $(EXPORT_MAP)

# The core may declare where it needs to; PostgreSQL's style may not, and its
# headers do not pass all of -Wextra, nor clang if they were made for gcc.
CORE_CFLAGS  = -std=c11 -D_GNU_SOURCE -fvisibility=hidden \
			   -Wno-declaration-after-statement
GLUE_CFLAGS  = -Wno-unused-parameter -Wno-sign-compare -Wno-ignored-attributes

PG_CONFIG   ?= pg_config
PGXS        := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
PG_HEADER   := $(wildcard \
			   $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)/postgres.h)

# Debian has PGXS in a package without the headers.
ifneq ($(and $(PGXS),$(PG_HEADER)),)
all:
include $(PGXS)
else
CFLAGS      ?= -O2 -g
override CFLAGS += $(PG_CFLAGS) -fPIC
override CPPFLAGS := $(PG_CPPFLAGS) $(CPPFLAGS)

.PHONY: all install installcheck clean
all install installcheck:
	@test/deps.sh --check
clean:
	rm -rf $(EXTRA_CLEAN) $(DATA_built) zhnews.so
endif

# ---------------------------------------------------------------- objects

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CORE_CFLAGS) $(CPPFLAGS) $(IMAGE_DEFINE) -MMD -MP \
		-c -o $@ $<

$(BUILD)/pg/%.o: src/pg/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(GLUE_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/export.map: $(PG_OBJS)
	{ echo '{ global: Pg_magic_func; _PG_init;'; \
	  nm -g --defined-only $^ | sed -n 's/.* pg_finfo_\(.*\)/\1; pg_finfo_\1;/p'; \
	  echo 'local: *; };'; } >$@

# ----------------------------------------------------- images in the library
#
# Two tools run at build time: zhnews-fold asks ICU for the properties of each
# character, zhnews-dict compiles data/.  Their output is linked into the
# library with .incbin, so there is no file to install, find or load.  Tools
# are built with the same compiler as the library.

FOLD_IMAGE   = $(BUILD)/fold.bin
DICT_IMAGE   = $(BUILD)/zhnews.img
NAMES_FILE   = data/names.bin
LISTED_FILE  = data/organisations.tsv
TEXT_OBJS    = $(filter $(BUILD)/text/%,$(CORE_OBJS))

LINKED_FILES = \
	-DZHN_FOLD_FILE='"$(FOLD_IMAGE)"' -DZHN_IMAGE_FILE='"$(DICT_IMAGE)"' \
	-DZHN_NAMES_FILE='"$(NAMES_FILE)"' -DZHN_PINYIN_FOLDER='"data"' \
	-DZHN_LISTED_FILE='"$(LISTED_FILE)"'

%/text/fold_table.o %/segment/image.o %/extract/weights.o %/text/pinyin.o \
%/extract/listed.o: IMAGE_DEFINE = $(LINKED_FILES)

# For programs that are built elsewhere.
.PHONY: linked-files
linked-files:
	@printf '%s\n' $(LINKED_FILES)

$(BUILD)/text/fold_table.o $(BUILD)/unit/text/fold_table.o: $(FOLD_IMAGE)
$(BUILD)/segment/image.o $(BUILD)/unit/segment/image.o: $(DICT_IMAGE)
$(BUILD)/extract/weights.o $(BUILD)/unit/extract/weights.o: $(NAMES_FILE)
$(BUILD)/text/pinyin.o $(BUILD)/unit/text/pinyin.o: \
	$(wildcard data/pinyin-*.txt)
$(BUILD)/extract/listed.o $(BUILD)/unit/extract/listed.o: $(LISTED_FILE)

TOOL_OBJS    = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/tool/*.c))

$(BUILD)/zhnews-fold: $(BUILD)/tool/zhnews-fold.o
	$(CC) -o $@ $^ $(ICU_LIBS)

$(BUILD)/zhnews-dict: $(filter-out %/zhnews-fold.o,$(TOOL_OBJS)) $(TEXT_OBJS)
	$(CC) -o $@ $^ $(ICU_LIBS) -lm

# Written aside and renamed, so that a build that is stopped leaves no half.
$(FOLD_IMAGE): $(BUILD)/zhnews-fold
	$< $@.new
	mv $@.new $@

$(DICT_IMAGE): $(BUILD)/zhnews-dict data \
		$(filter-out data/pinyin-%,$(wildcard data/*.tsv data/*.tsv.gz data/*.txt))
	$< data $@.new
	mv $@.new $@

# ----------------------------------------------------------- install script

sql/zhnews--1.0.sql: sql/install $(sort $(wildcard sql/install/*.sql))
	{ printf '%s\n' '\echo Use "CREATE EXTENSION zhnews" to load this file. \quit'; \
	  cat $(filter %.sql,$^); } >$@.new
	mv $@.new $@

# -------------------------------------------------------------- unit tests
#
# Each test/unit/NAME_test.c is a program of its own: the core and harness.c,
# compiled with sanitizers and without PostgreSQL.

UNIT_TESTS   = $(sort $(patsubst test/unit/%.c,$(BUILD)/unit/%,\
				 $(wildcard test/unit/*_test.c)))
UNIT_OBJS    = $(patsubst src/%.c,$(BUILD)/unit/%.o,$(CORE_SOURCES)) \
			   $(patsubst test/unit/%.c,$(BUILD)/unit/%.o,\
				 $(filter-out %_test.c,$(wildcard test/unit/*.c)))
UNIT_CFLAGS  = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
			   -fno-sanitize-recover=all $(WARNINGS) $(CORE_CFLAGS)
UNIT_CPPFLAGS = -Isrc -Itest/unit $(ICU_CFLAGS) $(XML_CFLAGS)

$(BUILD)/unit/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(UNIT_CFLAGS) $(UNIT_CPPFLAGS) $(IMAGE_DEFINE) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%.o: test/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(UNIT_CFLAGS) $(UNIT_CPPFLAGS) -MMD -MP -c -o $@ $<

$(UNIT_TESTS): %: %.o $(UNIT_OBJS)
	$(CC) $(UNIT_CFLAGS) -o $@ $^ $(ICU_LIBS) $(XML_LIBS) -lm

.PHONY: unit-programs unitcheck
unit-programs: $(UNIT_TESTS)

unitcheck: unit-programs
	@for t in $(UNIT_TESTS); do echo "# $$t"; $$t || exit 1; done

.SECONDARY:

# ------------------------------------------------------------ two commands
#
# The first run of make may have installed what this file is read with, so
# the work itself is done by a second make.

# A run of some steps needs no more than these do.
BROWSER_STEP  = $(if $(STEPS),$(filter browser,$(STEPS)),browser)
PROGRAMS_test = python3 $(if $(filter true,$(CI)),clang) \
				$(if $(BROWSER_STEP),node npm chromium cjk-fonts)
PROGRAMS_dashboard = node npm
OPTIONAL_test = $(if $(STEPS),$(if $(filter tap,$(STEPS)),jdbc odbc),jdbc odbc)
PROGRAMS_eval = python3
PROGRAMS_fuzz = clang

.PHONY: test demo dashboard bench eval fuzz
test demo dashboard bench eval fuzz:
	@test/deps.sh $(PROGRAMS_$@)
	@test/deps.sh --optional $(OPTIONAL_$@)
	@$(MAKE) --no-print-directory run-$@

RUN_ENV = PG_CONFIG='$(PG_CONFIG)' MAKE='$(MAKE)' BUILD='$(BUILD)'

.PHONY: run-test run-demo run-dashboard run-bench run-eval run-fuzz
run-test:
	@$(RUN_ENV) REGRESS='$(REGRESS)' ISOLATION='$(ISOLATION)' \
		UNIT_TESTS='$(UNIT_TESTS)' CORE_OBJS='$(CORE_OBJS)' \
		PG_OBJS='$(PG_OBJS)' TAP='$(TAP)' test/run.sh $(STEPS)

run-demo:
	@$(RUN_ENV) KEEP='$(KEEP)' test/demo.sh

run-dashboard:
	@$(RUN_ENV) DASHBOARD_PORT='$(DASHBOARD_PORT)' \
		DASHBOARD_NEWS='$(DASHBOARD_NEWS)' test/dashboard.sh

run-bench run-eval run-fuzz:
	@$(RUN_ENV) test/$(@:run-%=%)/run.sh $(ARGS)

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
